import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import consent from '#i18n/locales/fr/consent.json' with { type: 'json' };

const APP = path.resolve(import.meta.dirname, '..');

test('every message that these pages and their forms name has a text', () => {
  const pages = globSync('routes/*.tsx', { cwd: APP }).filter((file) =>
    readFileSync(path.join(APP, file), 'utf8').includes('useConsentMessages'),
  );
  expect(pages.length).toBeGreaterThan(5);
  const named = [...pages, 'domain/accounts/privacy-form.ts'].flatMap((file) =>
    [...readFileSync(path.join(APP, file), 'utf8').matchAll(/'error\.(\w+)'/g)].map(
      ([, key]) => key ?? '',
    ),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((key) => !(key in consent.error))).toEqual([]);
});
