import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OFFER_PROBLEMS } from '#domain/catalogue/offers/submit-rules.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { LANGS } from '#i18n/languages.ts';

const FORM = new URL('../../domain/catalogue/offers/offer-form.ts', import.meta.url);

/** Messages that the form writes out in full. */
const typed = [...readFileSync(FORM, 'utf8').matchAll(/'error\.(\w+)'/g)].flatMap(
  ([, key]) => key ?? [],
);
const refused = ['offer-frozen', 'offer-changed', 'wrong-state', 'reload'];
const keys = [...new Set([...typed, ...OFFER_PROBLEMS, ...refused])];

test.each(LANGS)('every refusal of an offer has a text in %s', (lang) => {
  expect(typed.length).toBeGreaterThan(8);
  const { exists } = i18nFor(lang);
  expect(keys.filter((key) => !exists(`error.${key}`, { ns: 'offers' }))).toEqual([]);
});
