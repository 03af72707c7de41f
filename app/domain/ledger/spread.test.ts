import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenly } from './spread.ts';

const balances = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 64 });

function apply(before: readonly bigint[]): bigint[] {
  const after = [...before];
  for (const { from, to, amount } of evenly(before)) {
    after[from] = (after[from] ?? 0n) - amount;
    after[to] = (after[to] ?? 0n) + amount;
  }
  return after;
}

describe('money spread over accounts', () => {
  test.each([
    [[10n, 0n], [{ from: 0, to: 1, amount: 5n }]],
    [
      [7n, 0n, 0n],
      [
        { from: 0, to: 1, amount: 2n },
        { from: 0, to: 2, amount: 2n },
      ],
    ],
    [[0n, 1n], [{ from: 1, to: 0, amount: 1n }]],
    [[3n, 2n, 2n], []],
    [[5n], []],
  ])('%s', (before, shifts) => {
    expect(evenly(before)).toEqual(shifts);
  });

  test('is even to a centime, loses nothing, and is even then', () => {
    fc.assert(
      fc.property(balances, (before) => {
        const after = apply(before);
        const sum = (all: readonly bigint[]) => all.reduce((a, b) => a + b, 0n);
        expect(sum(after)).toBe(sum(before));
        const sorted = after.toSorted((a, b) => Number(b - a));
        expect(after).toEqual(sorted);
        expect((sorted[0] ?? 0n) - (sorted.at(-1) ?? 0n) <= 1n).toBe(true);
        expect(evenly(after)).toEqual([]);
      }),
    );
  });

  test('takes only what accounts have, in fewer shifts than accounts', () => {
    fc.assert(
      fc.property(balances, (before) => {
        const shifts = evenly(before);
        expect(shifts.length).toBeLessThan(before.length);
        const givers = new Set(shifts.map(({ from }) => from));
        expect(shifts.every(({ to, amount }) => !givers.has(to) && amount > 0n)).toBe(true);
        for (const giver of givers) {
          const given = shifts.filter(({ from }) => from === giver);
          const sum = given.reduce((total, { amount }) => total + amount, 0n);
          expect(sum <= (before[giver] ?? 0n)).toBe(true);
        }
      }),
    );
  });
});
