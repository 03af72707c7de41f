import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents, civilDate } from '#domain/kernel/index.server.ts';
import { splitAid, sumTotals, totalsOf, vatLinesOf } from '../amounts.ts';
import { isDisputable, reduceAmounts, storedVatLines, vatLinesFrom } from './rules.ts';

test('a dispute is opened until the last day, that day included', () => {
  const last = civilDate('2026-11-20');
  expect(isDisputable(civilDate('2026-11-20'), last)).toBe(true);
  expect(isDisputable(civilDate('2026-11-21'), last)).toBe(false);
  expect(isDisputable(civilDate('2026-11-20'), null)).toBe(false);
});

const line = fc.record({
  quantity: fc.integer({ min: 1, max: 50 }),
  unitPrice: fc.bigInt({ min: 1n, max: 50_000_000n }).map(cents),
  vatPercent: fc.constantFrom(0, 7, 10, 14, 20),
});

test('a reduced price adds up to the centime, and nobody pays more than before', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 1, max: 99 }),
      (lines, part, percent) => {
        const whole = sumTotals(lines.map(totalsOf));
        const [split] = splitAid(cents((whole.ht * BigInt(part)) / 10_000n), [whole]);
        const before = {
          ...{ ht: whole.ht, vat: whole.vat, vatLines: vatLinesOf(lines) },
          ...{ subsidy: split?.subsidy ?? cents(0n), share: split?.share ?? cents(0n) },
        };
        const after = reduceAmounts(before, percent);
        expect(after.subsidy + after.share).toBe(after.ht + after.vat);
        expect(after.vatLines.reduce((sum, { ht }) => sum + ht, 0n)).toBe(after.ht);
        expect(after.vatLines.reduce((sum, { vat }) => sum + vat, 0n)).toBe(after.vat);
        for (const name of ['ht', 'vat', 'subsidy', 'share'] as const) {
          expect(after[name]).toBeGreaterThanOrEqual(0n);
          expect(after[name]).toBeLessThanOrEqual(before[name]);
        }
        expect(after.subsidy).toBeLessThanOrEqual(after.ht);
        for (const [place, { ht, vat }] of after.vatLines.entries()) {
          expect(ht).toBeLessThanOrEqual(before.vatLines[place]?.ht ?? 0n);
          expect(vat).toBeLessThanOrEqual(before.vatLines[place]?.vat ?? 0n);
        }
        expect(vatLinesFrom(storedVatLines(after.vatLines))).toEqual(after.vatLines);
      },
    ),
  );
});

test('half of a milestone', () => {
  const before = {
    ...{ ht: cents(300_001n), vat: cents(60_000n), subsidy: cents(150_001n) },
    ...{ share: cents(210_000n) },
    vatLines: [{ percent: 20, ht: cents(300_001n), vat: cents(60_000n) }],
  };
  expect(reduceAmounts(before, 50)).toMatchObject({
    ...{ ht: 150_000n, vat: 30_000n, subsidy: 75_000n, share: 105_000n },
  });
});
