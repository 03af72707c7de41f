import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRICE_KINDS } from '#domain/catalogue/codes.ts';
import { costOf, MOST_CENTIMES, type OfferPrice } from './cost.ts';

const price = (changes: Partial<OfferPrice>): OfferPrice => ({
  ...{ kind: 'fixed', min: 1_000_000, max: 1_000_000, setup: 0 },
  ...changes,
});
const amounts = fc.oneof(fc.nat(100_000_000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
const prices = fc.record<OfferPrice>({
  kind: fc.constantFrom(...PRICE_KINDS),
  min: amounts,
  max: amounts,
  setup: amounts,
});
const users = fc.nat(1_000_000);

describe('the cost of an offer', () => {
  test.each<[string, OfferPrice, object]>([
    ['once', price({ setup: 50_000 }), { min: 1_050_000, max: 1_050_000, basis: 'once' }],
    [
      'once within a range',
      price({ kind: 'range', max: 4_000_000 }),
      { min: 1_000_000, max: 4_000_000, basis: 'once', users: null },
    ],
    [
      'the first year',
      price({ kind: 'per-month', min: 25_000, max: 25_000, setup: 100_000 }),
      { min: 400_000, max: 400_000, basis: 'year', users: null },
    ],
    [
      'the first year of its users',
      price({ kind: 'per-user-month', min: 9_900, max: 9_900, setup: 50_000 }),
      { min: 644_000, max: 644_000, basis: 'year-users', users: 5 },
    ],
  ])('counts %s', (_name, one, cost) => {
    expect(costOf(one, 5)).toMatchObject(cost);
  });

  test('counts a firm without people as one user, and takes a range turned round', () => {
    const monthly = price({ kind: 'per-user-month', min: 10_000, max: 10_000 });
    expect(costOf(monthly, 0)).toMatchObject({ min: 120_000, users: 1 });
    const turned = price({ kind: 'range', min: 9_000, max: 4_000 });
    expect(costOf(turned, 1)).toMatchObject({ min: 4_000, max: 9_000 });
  });

  test('ends at the most, however far a price goes', () => {
    for (const min of [1e15, Number.MAX_SAFE_INTEGER, 1e300]) {
      const far = price({ kind: 'per-user-month', min, max: 1e15, setup: 1e15 });
      expect(costOf(far, 1_000_000)).toMatchObject({ min: MOST_CENTIMES, max: MOST_CENTIMES });
    }
  });

  test.each([{ min: -1 }, { max: Number.NaN }, { setup: 0.5 }, { min: Infinity }])(
    'refuses %o',
    (changes) => {
      expect(() => costOf(price(changes), 1)).toThrow('kernel.bad-amount');
    },
  );

  test('refuses a part of a user', () => {
    expect(() => costOf(price({}), 1.5)).toThrow('kernel.bad-amount');
    expect(() => costOf(price({}), -1)).toThrow('kernel.bad-amount');
  });

  test('is two whole amounts in order, and never less for a dearer price or more users', () => {
    fc.assert(
      fc.property(prices, users, amounts, fc.nat(1000), (one, people, more, others) => {
        const cost = costOf(one, people);
        expect(Number.isSafeInteger(cost.min) && Number.isSafeInteger(cost.max)).toBe(true);
        expect(cost.min).toBeLessThanOrEqual(cost.max);
        const dearer = costOf({ ...one, min: one.min + more, max: one.max + more }, people);
        const larger = costOf({ ...one, setup: one.setup + more }, people + others);
        for (const other of [dearer, larger]) {
          expect(other.min).toBeGreaterThanOrEqual(cost.min);
          expect(other.max).toBeGreaterThanOrEqual(cost.max);
        }
      }),
    );
  });
});
