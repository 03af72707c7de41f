import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents, parseMoney, plainAmount, shareOf, sumCents } from './money.ts';

describe('parseMoney', () => {
  test.each([
    ['12,5', 1250n],
    ['12.5', 1250n],
    ['12,50', 1250n],
    ['0', 0n],
    ['0,05', 5n],
    ['1000', 100_000n],
    ['1 000,00 DH', 100_000n],
    ['1\u202f000,00\u00a0DH', 100_000n],
    ['1.234,50', 123_450n],
    ['1,234.50', 123_450n],
    ['1.234', 123_400n],
    ['1,234', 123_400n],
    ['1.234.567,89', 123_456_789n],
    ["1'234.50", 123_450n],
    ['MAD 1,234.50', 123_450n],
    ['80 dhs', 8000n],
    ['80dirhams', 8000n],
    ['١٢٣', 12_300n],
    ['١٬٢٣٤٫٥٠', 123_450n],
    ['۱۲۳', 12_300n],
    ['\u200f1.234,50 د.م.\u200f', 123_450n],
    ['1.234,50 درهم', 123_450n],
    ['1 234,50 ⴰⴷⵔⵉⵎ', 123_450n],
    ['123456789012345', 12_345_678_901_234_500n],
  ])('%s', (text, expected) => {
    expect(parseMoney(text)).toBe(expected);
  });

  test.each([
    '',
    'DH',
    'abc',
    '-5',
    '12,',
    ',5',
    '1,2,3',
    '1.23.456',
    '12 34',
    '1 0000',
    '1.2345',
    '12,345,67',
    '1.234.567.89',
    '1e3',
    '0x10',
    '5 €',
    '1234567890123456',
  ])('%s is not an amount', (text) => {
    expect(parseMoney(text)).toBeNull();
  });

  test('reads back every plain amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999_999_999n }), (value) => {
        expect(parseMoney(plainAmount(cents(value)))).toBe(value);
      }),
    );
  });
});

describe('shareOf', () => {
  test.each([
    [100n, 1n, 3n, 33n],
    [200n, 1n, 3n, 67n],
    [1n, 1n, 2n, 1n],
    [3n, 1n, 2n, 2n],
    [-1n, 1n, 2n, -1n],
    [12_345n, 20n, 100n, 2469n],
    [0n, 7n, 9n, 0n],
  ])('%s × %s / %s is %s', (amount, numerator, denominator, expected) => {
    expect(shareOf(cents(amount), numerator, denominator)).toBe(expected);
  });

  test('is never more than half a centime away', () => {
    const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    const part = fc.bigInt({ min: -1000n, max: 1000n });
    fc.assert(
      fc.property(amount, part, fc.bigInt({ min: 1n, max: 1000n }), (value, top, bottom) => {
        const distance = shareOf(cents(value), top, bottom) * bottom - value * top;
        expect(2n * (distance < 0n ? -distance : distance) <= bottom).toBe(true);
      }),
    );
  });

  test('refuses a denominator of 0', () => {
    expect(() => shareOf(cents(1n), 1n, 0n)).toThrow('kernel.bad-amount');
  });
});

test('sumCents adds without loss', () => {
  expect(sumCents([])).toBe(0n);
  expect(sumCents([cents(9_007_199_254_740_993n), cents(2n)])).toBe(9_007_199_254_740_995n);
});

test('plainAmount has a dot and two decimals', () => {
  expect(plainAmount(cents(123_450n))).toBe('1234.50');
  expect(plainAmount(cents(5n))).toBe('0.05');
  expect(plainAmount(cents(-5n))).toBe('-0.05');
});
