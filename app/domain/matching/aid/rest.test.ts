import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_CENTIMES, type Cost } from './cost.ts';
import { restOf } from './rest.ts';
import type { Aid, AidAmount } from './types.ts';
import { usualVat } from './vat.ts';

const costing = (min: number, max = min): Cost => ({ min, max, basis: 'once', users: null });
const aidAt = (min: AidAmount, max = min): Aid => ({
  ...{ programme: 'cheque', number: 1, standing: 'eligible' },
  at: { min, max },
});
const exactly = (amount: number): AidAmount => ({ min: amount, max: amount });

const costs = fc.oneof(
  ...[10_000_000, MOST_CENTIMES].map((most) =>
    fc.tuple(fc.nat(most), fc.nat(most)).map(([a, b]) => costing(Math.min(a, b), Math.max(a, b))),
  ),
);
const amountsUpTo = (cost: number) =>
  fc
    .tuple(fc.nat(cost), fc.nat(cost))
    .map(([a, b]): AidAmount => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const costsAndAids = costs.chain((cost) =>
  fc.tuple(fc.constant(cost), amountsUpTo(cost.min), amountsUpTo(cost.max)),
);

describe('VAT at the usual rate', () => {
  test.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 1],
    [1_234, 247],
    [1_000_000, 200_000],
    [MOST_CENTIMES, MOST_CENTIMES / 5],
  ])('on %i centimes is %i', (price, vat) => {
    expect(usualVat(price)).toBe(vat);
  });

  test('is what exact arithmetic gives, rounded half up', () => {
    fc.assert(
      fc.property(fc.nat(MOST_CENTIMES), (price) => {
        expect(BigInt(usualVat(price))).toBe((BigInt(price) * 20n * 2n + 100n) / 200n);
      }),
    );
  });
});

describe('the rest to pay', () => {
  test('is the whole price and its VAT without aid', () => {
    expect(restOf(costing(1_000_000, 3_000_000), null)).toEqual({
      beforeVat: { min: 1_000_000, max: 3_000_000 },
      vat: { min: 200_000, max: 600_000 },
      withVat: { min: 1_200_000, max: 3_600_000 },
    });
  });

  test('pays VAT on the whole price, not on what is left of it', () => {
    expect(restOf(costing(1_000_000), aidAt(exactly(600_000)))).toEqual({
      beforeVat: { min: 400_000, max: 400_000 },
      vat: { min: 200_000, max: 200_000 },
      withVat: { min: 600_000, max: 600_000 },
    });
  });

  test('never takes the aid to a dear project off a cheap one', () => {
    const aid = aidAt(exactly(500_000), exactly(1_200_000));
    expect(restOf(costing(1_000_000, 5_000_000), aid).beforeVat).toEqual({
      ...{ min: 500_000, max: 3_800_000 },
    });
  });

  test('stays in order when a dearer project gets much more, and VAT goes with its price', () => {
    const aid = aidAt(exactly(0), exactly(1_900_000));
    expect(restOf(costing(1_000_000, 2_000_000), aid)).toMatchObject({
      beforeVat: { min: 100_000, max: 1_000_000 },
      withVat: { min: 500_000, max: 1_200_000 },
    });
  });

  test('of an aid that is not settled lies between both', () => {
    const rest = restOf(costing(1_000_000), aidAt({ min: 0, max: 600_000 }));
    expect(rest.beforeVat).toEqual({ min: 400_000, max: 1_000_000 });
  });

  test('and the aid make the cost to the centime, at both ends', () => {
    fc.assert(
      fc.property(costsAndAids, ([cost, low, high]) => {
        for (const [price, aid] of [
          [cost.min, low],
          [cost.max, high],
        ] as const) {
          const { beforeVat, vat, withVat } = restOf(costing(price), aidAt(aid));
          expect([beforeVat.min + aid.max, beforeVat.max + aid.min]).toEqual([price, price]);
          expect([withVat.min - vat.min, withVat.max - vat.max]).toEqual([
            beforeVat.min,
            beforeVat.max,
          ]);
        }
      }),
    );
  });

  test('of a range is the least and the most of its ends, in safe whole centimes', () => {
    fc.assert(
      fc.property(costsAndAids, ([cost, low, high]) => {
        const rest = restOf(cost, aidAt(low, high));
        const ends = [
          restOf(costing(cost.min), aidAt(low)),
          restOf(costing(cost.max), aidAt(high)),
        ];
        for (const part of ['beforeVat', 'vat', 'withVat'] as const) {
          expect(rest[part].min).toBe(Math.min(...ends.map((end) => end[part].min)));
          expect(rest[part].max).toBe(Math.max(...ends.map((end) => end[part].max)));
          expect(rest[part].min).toBeGreaterThanOrEqual(0);
          expect(Number.isSafeInteger(rest[part].max)).toBe(true);
        }
      }),
    );
  });
});
