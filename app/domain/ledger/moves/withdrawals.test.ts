import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents } from '#domain/kernel/index.server.ts';
import { withdrawalsOf } from './withdrawals.ts';

const kept = (...balances: readonly bigint[]) =>
  balances.map((balance, bucket) => ({ bucket, balance: cents(balance) }));

describe('money taken from the accounts of an envelope', () => {
  test('comes from the fullest first', () => {
    expect(withdrawalsOf(kept(5n, 30n, 20n), cents(40n))).toEqual([
      { bucket: 1, amount: 30n },
      { bucket: 2, amount: 10n },
    ]);
    expect(withdrawalsOf(kept(7n), cents(7n))).toEqual([{ bucket: 0, amount: 7n }]);
  });

  test('is never more than there is', () => {
    expect(withdrawalsOf(kept(5n, 4n), cents(10n))).toBeNull();
    expect(withdrawalsOf([], cents(1n))).toBeNull();
  });

  test('adds up, and leaves nothing below zero, whatever there is', () => {
    const amounts = fc.array(fc.bigInt(0n, 1_000n), { maxLength: 8 });
    fc.assert(
      fc.property(amounts, fc.bigInt(1n, 4_000n), (balances, amount) => {
        const total = balances.reduce((sum, one) => sum + one, 0n);
        const taken = withdrawalsOf(kept(...balances), cents(amount));
        if (taken === null) return total < amount;
        const sum = taken.reduce((all, one) => all + one.amount, 0n);
        const fits = taken.every(
          (one) => one.amount > 0n && one.amount <= (balances[one.bucket] ?? 0n),
        );
        return (
          sum === amount && fits && new Set(taken.map((one) => one.bucket)).size === taken.length
        );
      }),
    );
  });
});
