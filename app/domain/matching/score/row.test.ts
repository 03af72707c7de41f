import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import geography from '#content/geography.json' with { type: 'json' };
import {
  MODES,
  PRICE_KINDS,
  PRICE_PLACES,
  REGIONS,
  SECTORS,
  SIZES,
  SPOKEN,
} from '#domain/catalogue/index.server.ts';
import { figures } from '../../../../tests/factories/random-offers.ts';
import {
  figuresAt,
  NO_BAND,
  packRow,
  reachOf,
  ROW_BYTES,
  ROW_WORDS,
  rowsOfBytes,
  traitsOf,
  UNKNOWN_PROVINCE,
  wordsOf,
} from './row.ts';

describe('the words of an offer', () => {
  test('give its figures again', () => {
    fc.assert(
      fc.property(figures, (one) => {
        const words = wordsOf(one);
        expect(words).toHaveLength(ROW_WORDS);
        expect(figuresAt(Int32Array.from(words), 0)).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  test('are whole numbers of 32 bits, so that nothing is lost as bytes', () => {
    fc.assert(
      fc.property(figures, (one) => {
        const words = wordsOf(one);
        expect(words.map((word) => word | 0)).toEqual(words);
        expect(packRow(one).byteLength).toBe(ROW_BYTES);
        expect([...rowsOfBytes(packRow(one))]).toEqual(words);
      }),
    );
  });

  test('stand one row after another', () => {
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 8 }), (all) => {
        const words = rowsOfBytes(Buffer.concat(all.map(packRow)));
        expect(all.map((_, row) => figuresAt(words, row))).toEqual(all);
      }),
    );
  });

  test('carry what recall filters by where it looks for it', () => {
    fc.assert(
      fc.property(figures, (one) => {
        const words = wordsOf(one);
        expect([words[2], words[4]]).toEqual([reachOf(one), traitsOf(one)]);
        expect((reachOf(one) >> 22) & 63).toBe(one.sizes);
        expect(traitsOf(one) & 3).toBe(one.mode);
        expect((traitsOf(one) >> 2) & 7).toBe(one.minStage);
      }),
    );
  });
});

test('every vocabulary has room in its bits', () => {
  expect(REGIONS.length).toBeLessThanOrEqual(12);
  expect(SPOKEN.length).toBeLessThanOrEqual(5);
  expect(SIZES.length).toBeLessThanOrEqual(6);
  expect(SECTORS.length).toBeLessThanOrEqual(16);
  expect(MODES.length).toBeLessThanOrEqual(4);
  expect(PRICE_KINDS.length).toBeLessThanOrEqual(8);
  expect(PRICE_PLACES.length).toBeLessThanOrEqual(NO_BAND);
  expect(geography.provinces.length).toBeLessThanOrEqual(UNKNOWN_PROVINCE);
});
