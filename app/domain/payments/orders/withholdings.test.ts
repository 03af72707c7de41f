import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents, civilDate } from '#domain/kernel/index.server.ts';
import { netOf, withheldOf } from './withholdings.ts';

const on = civilDate('2026-11-23');
const amounts = { ht: cents(500_000n), vat: cents(100_000n) };

describe('what is withheld', () => {
  test.each([
    ['public', 'legal', 75_000n, 25_000n],
    ['public', 'natural', 75_000n, 50_000n],
    ['private', 'legal', 0n, 0n],
    ['private', 'natural', 75_000n, 50_000n],
  ] as const)('%s payer, %s payee', (payer, payee, vat, income) => {
    expect(withheldOf({ payer, payee, on, ...amounts })).toMatchObject({ vat, income });
  });

  test('of no VAT is nothing but the income tax', () => {
    const zero = { payer: 'public', payee: 'legal', on, ht: cents(101n), vat: cents(0n) } as const;
    // 5 % of 1.01 DH is 5.05 centimes, rounded half up.
    expect(withheldOf(zero)).toMatchObject({ vat: 0n, income: 5n });
  });

  test('and the net come to aid and share, to the centime, and the net is more than nothing', () => {
    const rate = fc.constantFrom(0n, 10n, 20n);
    fc.assert(
      fc.property(
        ...[fc.bigInt(1n, 10_000_000_000n), rate, fc.bigInt(0n, 100n)],
        ...[fc.constantFrom<('legal' | 'natural')[]>('legal', 'natural')],
        (ht, percent, aided, payee) => {
          const vat = (2n * ht * percent + 100n) / 200n;
          const aid = cents((ht * aided) / 100n);
          const share = cents(ht + vat - aid);
          const held = withheldOf({ payer: 'public', payee, on, ht: cents(ht), vat: cents(vat) });
          const net = netOf({ aid, share }, held);
          expect(net + held.vat + held.income).toBe(aid + share);
          expect(net).toBeGreaterThan(0n);
        },
      ),
    );
  });
});
