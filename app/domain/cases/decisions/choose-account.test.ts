import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents } from '#domain/kernel/index.server.ts';
import { chooseAccount, type Purse } from './choose-account.ts';

const purse = (envelopeId: string, bucket: number, balance: bigint): Purse => ({
  ...{ envelopeId, bucket, balance: cents(balance) },
});

describe('which account pays', () => {
  test('the first envelope that can, in the order given', () => {
    const purses = [purse('region', 0, 50n), purse('country', 0, 900n)];
    const choose = (amount: bigint) =>
      chooseAccount(['region', 'country'], purses, cents(amount), 'a')?.envelopeId;
    expect(choose(50n)).toBe('region');
    expect(choose(51n)).toBe('country');
    expect(choose(901n)).toBeUndefined();
  });

  test('requests spread over all accounts of an envelope, each always on the same', () => {
    const purses = Array.from({ length: 4 }, (_, bucket) => purse('e', bucket, 100n));
    const bucketOf = (seed: string) => chooseAccount(['e'], purses, cents(1n), seed)?.bucket;
    const seeds = Array.from({ length: 60 }, (_, index) => `request ${String(index)}`);
    expect(new Set(seeds.map(bucketOf)).size).toBe(4);
    expect(seeds.map(bucketOf)).toEqual(seeds.map(bucketOf));
  });

  test('an account that has enough comes before gathering from several', () => {
    const purses = [purse('e', 0, 10n), purse('e', 1, 10n), purse('e', 2, 100n)];
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f'])
      expect(chooseAccount(['e'], purses, cents(90n), seed)).toEqual({
        ...{ envelopeId: 'e', bucket: 2, gather: [] },
      });
  });

  test('whatever the balances: it pays exactly when an envelope can, never more than there is', () => {
    const balances = fc.array(fc.bigInt({ min: 0n, max: 50n }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        ...[fc.array(balances, { minLength: 1, maxLength: 3 }), fc.bigInt({ min: 1n, max: 120n })],
        fc.string(),
        (envelopes, amount, seed) => {
          const ids = envelopes.map((_, index) => `e${String(index)}`);
          const purses = envelopes.flatMap((all, index) =>
            all.map((balance, bucket) => purse(`e${String(index)}`, bucket, balance)),
          );
          const choice = chooseAccount(ids, purses, cents(amount), seed);
          const first = envelopes.findIndex((all) => all.reduce((a, b) => a + b, 0n) >= amount);
          expect(choice?.envelopeId ?? null).toBe(first < 0 ? null : `e${String(first)}`);
          if (!choice) return;
          const balanceOf = (bucket: number) => envelopes[first]?.[bucket] ?? 0n;
          const brought = choice.gather.reduce((sum, part) => sum + part.amount, 0n);
          for (const { bucket, amount: part } of choice.gather) {
            expect(bucket).not.toBe(choice.bucket);
            expect(part > 0n && part <= balanceOf(bucket)).toBe(true);
          }
          expect(balanceOf(choice.bucket) + brought >= amount).toBe(true);
          if (choice.gather.length > 0) expect(balanceOf(choice.bucket) + brought).toBe(amount);
        },
      ),
    );
  });
});
