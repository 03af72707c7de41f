import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents } from '#domain/kernel/index.server.ts';
import { anInvoice } from '../../../../tests/factories/invoice.ts';
import { splitAid, sumTotals, totalsOf, vatLinesOf } from '../amounts.ts';
import { discounted, missingMentions, numberAfter, payeeKindOf } from './invoice.ts';

const { seller, client } = anInvoice();

describe('mandatory mentions', () => {
  test('are all there, or each is named', () => {
    expect(missingMentions({ seller, client })).toEqual([]);
    const empty = { ...seller, taxId: null, businessTax: '', cnss: null, ice: null, address: ' ' };
    expect(missingMentions({ seller: empty, client: { ...client, ice: null } })).toEqual([
      ...['seller-address', 'seller-tax-id', 'seller-business-tax', 'seller-cnss', 'seller-ice'],
      'client-ice',
    ]);
  });

  test('an address or a province tells where the client is', () => {
    const nowhere = { ...client, address: '', province: '' };
    expect(missingMentions({ seller, client: nowhere })).toEqual(['client-address']);
    expect(missingMentions({ seller, client: { ...nowhere, address: 'Fès' } })).toEqual([]);
  });

  test('a self-entrepreneur needs neither trade register nor social security number', () => {
    const alone = {
      ...seller,
      legalForm: 'AE',
      tradeRegister: null,
      registerCourt: null,
      cnss: null,
    };
    expect(missingMentions({ seller: alone, client })).toEqual([]);
    expect(payeeKindOf('AE')).toBe('natural');
    expect(payeeKindOf('SARL')).toBe('legal');
    expect(payeeKindOf(null)).toBe('legal');
  });
});

describe('a discount', () => {
  const line = fc.record({
    ...{ quantity: fc.integer({ min: 1, max: 40 }), vatPercent: fc.constantFrom(0, 10, 20) },
    unitPrice: fc.bigInt(1n, 5_000_000n).map(cents),
  });

  test('leaves sums that add up to the centime, and nobody pays more', () => {
    fc.assert(
      fc.property(
        ...[fc.array(line, { minLength: 1, maxLength: 6 }), fc.nat(100), fc.nat(100)],
        (lines, aided, off) => {
          const total = sumTotals(lines.map(totalsOf));
          const [split] = splitAid(cents((total.ht * BigInt(aided)) / 100n), [total]);
          if (!split) throw new Error('no split');
          const price = { ...total, ...split, rates: vatLinesOf(lines) };
          const less = discounted(price, cents((total.ht * BigInt(off)) / 100n));
          if (off === 100) {
            expect(less).toBeNull();
            return;
          }
          if (!less) throw new Error('nothing left');
          expect(less.subsidy + less.share).toBe(less.ht + less.vat);
          expect(less.rates.reduce((sum, rate) => sum + rate.ht, 0n)).toBe(less.ht);
          expect(less.rates.reduce((sum, rate) => sum + rate.vat, 0n)).toBe(less.vat);
          expect(less.subsidy).toBeLessThanOrEqual(price.subsidy);
          expect(less.share).toBeGreaterThanOrEqual(0n);
          expect(less.share).toBeLessThanOrEqual(price.share);
        },
      ),
    );
  });

  test('of nothing leaves the price as it is, VAT included', () => {
    const rates = [{ percent: 20, ht: cents(3n), vat: cents(2n) }];
    const price = { rates, ht: cents(3n), vat: cents(2n), subsidy: cents(1n), share: cents(4n) };
    expect(discounted(price, cents(0n))).toEqual({ ...price, discounts: [] });
    expect(discounted(price, cents(-1n))).toBeNull();
  });
});

describe('the next number', () => {
  test.each([
    [null, '2026-0001'],
    ['2026-0001', '2026-0002'],
    ['2025-0042', '2026-0001'],
    ['FA-099', 'FA-100'],
    ['FA-999', 'FA-1000'],
    ['facture', '2026-0001'],
  ])('after %s is %s', (last, next) => {
    expect(numberAfter(last, 2026)).toBe(next);
  });
});
