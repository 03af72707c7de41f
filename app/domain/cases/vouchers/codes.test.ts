import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf } from './codes.ts';

test.each([
  [1n, 0n, 1_000_000n],
  [1_000_000n, 0n, 1_000_000n],
  [1_000_001n, 1_000_000n, 2_500_000n],
  [50_000_000n, 25_000_000n, 50_000_000n],
  [50_000_001n, 50_000_000n, null],
])('%d centimes lie over %d, up to %d', (amount, from, to) => {
  expect(bandOf(amount)).toEqual({ from, to });
});

test('a band holds the amount and is wider than what it hides', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10_000_000_000n }), (amount) => {
      const { from, to } = bandOf(amount);
      expect(amount > from && (to === null || amount <= to)).toBe(true);
      if (to !== null) expect(to - from >= 1_000_000n).toBe(true);
    }),
  );
});
