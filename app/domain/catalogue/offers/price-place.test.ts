import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparablePrice, placePrice, PRICE_PLACES } from './price-place.ts';

const BAND = { p10: 1_000n, p25: 2_000n, p50: 3_000n, p75: 4_000n, p90: 5_000n };

describe('placePrice', () => {
  test.each([
    [999n, 'below-p10'],
    [1_000n, 'p10-p25'],
    [2_000n, 'p10-p25'],
    [2_001n, 'p25-p50'],
    [3_000n, 'p25-p50'],
    [4_000n, 'p50-p75'],
    [5_000n, 'p75-p90'],
    [5_001n, 'above-p90'],
    [15_000n, 'above-p90'],
    [15_001n, 'above-3-p90'],
  ] as const)('%s is %s', (price, place) => {
    expect(placePrice(price, BAND)).toBe(place);
  });

  test('a higher price never stands lower', () => {
    const amount = fc.bigInt({ min: 0n, max: 1_000_000n });
    const band = fc
      .array(amount, { minLength: 5, maxLength: 5 })
      .map((five) => five.toSorted((a, b) => (a < b ? -1 : 1)))
      .map(([p10 = 0n, p25 = 0n, p50 = 0n, p75 = 0n, p90 = 0n]) => ({ p10, p25, p50, p75, p90 }));
    fc.assert(
      fc.property(amount, amount, band, (one, other, among) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const rank = (price: bigint) => PRICE_PLACES.indexOf(placePrice(price, among));
        expect(rank(low)).toBeLessThanOrEqual(rank(high));
      }),
    );
  });
});

test('a range counts by its middle, any other price by itself', () => {
  expect(comparablePrice({ kind: 'range', min: 100, max: 301 })).toBe(200n);
  expect(comparablePrice({ kind: 'fixed', min: 100, max: 100 })).toBe(100n);
  expect(comparablePrice({ kind: 'per-month', min: 100, max: 900 })).toBe(100n);
});
