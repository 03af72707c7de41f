import { expect, test } from 'vitest';
import { mintSuffix, renamedSlug, slugWith } from './offer-slug.ts';

const bytes = (...values: number[]) => mintSuffix(() => Uint8Array.from(values));

test('an address ends in signs that are not taken for one another', () => {
  expect(bytes(0, 7, 8, 30, 31, 255)).toBe('29az29');
  for (let byte = 0; byte < 256; byte += 1)
    expect(bytes(byte, byte, byte, byte, byte, byte)).toMatch(/^[2-9a-hjkmnp-z]{6}$/);
});

test('an address follows the title and keeps its ending', () => {
  expect(slugWith('Caisse & stock, « Été »', 'abc234')).toBe('caisse-stock-ete-abc234');
  expect(slugWith('', 'abc234')).toBe('offre-abc234');
  expect(slugWith('صندوق', 'abc234')).toBe('offre-abc234');
  expect(renamedSlug('offre-abc234', 'Caisse')).toBe('caisse-abc234');
});
