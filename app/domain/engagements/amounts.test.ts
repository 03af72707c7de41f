import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents } from '#domain/kernel/index.server.ts';
import { shareOut, splitAid, sumTotals, totalsOf, vatLinesOf } from './amounts.ts';

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 500 }),
  unitPrice: fc.bigInt({ min: 0n, max: 50_000_000n }).map(cents),
  vatPercent: fc.constantFrom(0, 7, 10, 14, 20),
});
const lines = fc.array(line, { minLength: 1, maxLength: 12 });

test('the VAT of a line is rounded half up to the centime', () => {
  expect(totalsOf({ quantity: 1, unitPrice: cents(1_25n), vatPercent: 10 })).toEqual({
    ...{ ht: 125n, vat: 13n, ttc: 138n },
  });
  expect(totalsOf({ quantity: 3, unitPrice: cents(99n), vatPercent: 20 }).vat).toBe(59n);
});

describe('over random lines and rates', () => {
  test('lines add up to the total, by rate as well', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const total = sumTotals(all.map(totalsOf));
        const byRate = vatLinesOf(all);
        expect(total.ttc).toBe(total.ht + total.vat);
        expect(byRate.reduce((sum, { ht }) => sum + ht, 0n)).toBe(total.ht);
        expect(byRate.reduce((sum, { vat }) => sum + vat, 0n)).toBe(total.vat);
      }),
    );
  });

  test('aid and own share of the milestones add up to the invoice, to the centime', () => {
    fc.assert(
      fc.property(
        fc.array(lines, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 10_000 }),
        (milestones, part) => {
          const totals = milestones.map((all) => sumTotals(all.map(totalsOf)));
          const whole = sumTotals(totals);
          const aid = cents((whole.ht * BigInt(part)) / 10_000n);
          const split = splitAid(aid, totals);
          expect(split.reduce((sum, { subsidy }) => sum + subsidy, 0n)).toBe(aid);
          for (const [place, { subsidy, share }] of split.entries()) {
            const { ht = 0n, ttc = 0n } = totals[place] ?? {};
            expect(subsidy + share).toBe(ttc);
            expect(subsidy).toBeGreaterThanOrEqual(0n);
            expect(subsidy).toBeLessThanOrEqual(ht);
          }
        },
      ),
    );
  });
});

test('centimes that do not divide go to the largest remainders', () => {
  expect(shareOut(cents(100n), [cents(1n), cents(1n), cents(1n)])).toEqual([34n, 33n, 33n]);
  expect(shareOut(cents(5n), [cents(0n), cents(0n)])).toEqual([0n, 0n]);
});
