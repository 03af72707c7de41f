import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import published from '#content/consents.json' with { type: 'json' };
import { CONSENT_PURPOSES } from './consent-purposes.ts';
import { consentTextOf, currentConsentText } from './consent.ts';

/** Receipts quote these texts: to change one, publish another version. */
const PUBLISHED = [
  ['account', '1', '2a495967a99fdf0b'],
  ['share-with-provider', '1', '55679523d3120b9f'],
  ['share-with-programme', '1', 'b070159218c5a598'],
  ['statistics', '1', 'bb5c2925a89f7af7'],
  ['messages', '1', '828179802bebed9d'],
] as const;

describe('published texts of consents', () => {
  test.each(PUBLISHED)('%s %s is as it was published', (purpose, version, digest) => {
    const texts = (['fr', 'ar', 'en'] as const).map(
      (lang) => consentTextOf(purpose, version, lang).text,
    );
    const hash = createHash('sha256').update(texts.join('\n')).digest('hex');
    expect(hash.slice(0, digest.length)).toBe(digest);
  });

  test('every version is in that list, and none twice', () => {
    const versions = Object.entries(published).flatMap(([purpose, texts]) =>
      texts.map(({ version }) => `${purpose} ${version}`),
    );
    expect(versions).toEqual(PUBLISHED.map(([purpose, version]) => `${purpose} ${version}`));
    expect(new Set(versions).size).toBe(versions.length);
    expect(Object.keys(published)).toEqual([...CONSENT_PURPOSES]);
  });

  test('an unknown version is a fault, never another text', () => {
    expect(() => consentTextOf('messages', '0', 'fr')).toThrow('no version 0');
  });

  test('the current one is the last', () => {
    expect(currentConsentText('messages', 'zgh')).toEqual(consentTextOf('messages', '1', 'fr'));
  });
});
