import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  controlKey,
  groupIce,
  groupRib,
  ibanOf,
  ice9Of,
  isUsual,
  parseIce,
  parseRib,
  plainDigits,
} from './identifiers.ts';

/** Published with the tests of a public library. */
const PUBLIC_ICES =
  '001561191000066 001512572000078 002410367000010 002614910000044 002136093000040 000206981000071 000039557000028 000084803000004 002968168000088 003065707000085'.split(
    ' ',
  );
const DEMO_ICES =
  '990000001000040 990000001000137 990000002000013 990000002000110 990000003000083 990000004000056'.split(
    ' ',
  );
/** Example of the SWIFT registry, and two of a bank that does not exist. */
const RIBS = ['011519000001205000534921', '999780000000000000000105', '999640000123456789012385'];

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const ice = digits(13).map((body) => body + controlKey(body));
const rib = digits(22).map((body) => body + controlKey(body));

describe('digits as they are typed', () => {
  test.each([
    ['٠٠١٥٦١١٩١٠٠٠٠٦٦', '001561191000066'],
    ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['\u2067002\u00a0136\u202f093 0000\u201340\u2069', '002136093000040'],
    ['002.136/093-0000 40', '002136093000040'],
    ['１２３', '123'],
    ['rc 12', 'RC12'],
    ['12\u0000', '12\u0000'],
  ])('%j is %j', (typed, plain) => {
    expect(plainDigits(typed)).toBe(plain);
  });
});

describe('an ICE', () => {
  test.each([...PUBLIC_ICES, ...DEMO_ICES])('%s is right', (value) => {
    expect(parseIce(value)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'characters'],
    ['ICE', 'characters'],
    ['00156119100006A', 'characters'],
    ['12345', 'length'],
    ['001561191', 'length'],
    ['0001561191000066', 'length'],
    // The last digit of 002614910000044 or 002410367000010 is missing; padded, the second would pass.
    ['00261491000004', 'length'],
    ['00241036700001', 'length'],
    ['99000000100004', 'length'],
    ['001561191000067', 'key'],
    // A multiple of 97 with a key that no issuer gives.
    ['000000000000000', 'key'],
  ])('%j: %s', (typed, reason) => {
    expect(parseIce(typed)).toEqual({ ok: false, reason });
  });

  test('is understood with separators, a label, and without the zeros a spreadsheet drops', () => {
    const right = { ok: true, value: '001561191000066' };
    expect(parseIce('1561191000066')).toEqual(right);
    expect(parseIce('ICE : 001 561 191 0000 66')).toEqual(right);
    expect(parseIce('٠٠١-٥٦١-١٩١-٠٠٠٠-٦٦')).toEqual(right);
  });

  test('any one wrong digit, and any two neighbours swapped, are noticed', () => {
    const change = fc.tuple(ice, fc.nat(14), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(change, ([value, place, shift]) => {
        const wrong = [...value];
        wrong[place] = String((Number(wrong[place]) + shift) % 10);
        expect(parseIce(wrong.join('')).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(ice, fc.nat(13), (value, place) => {
        const [left, right] = [value.charAt(place), value.charAt(place + 1)];
        fc.pre(left !== right);
        const swapped = value.slice(0, place) + right + left + value.slice(place + 2);
        expect(parseIce(swapped).ok).toBe(false);
      }),
    );
  });

  test('is a multiple of 97, printed in groups, and read back from its print', () => {
    fc.assert(
      fc.property(ice, (value) => {
        expect(BigInt(value) % 97n).toBe(0n);
        expect(groupIce(value)).toMatch(/^\d{3} \d{3} \d{3} \d{4} \d{2}$/);
        expect(parseIce(groupIce(value))).toEqual({ ok: true, value });
      }),
    );
  });

  test('tells the firm by its first nine digits', () => {
    expect(ice9Of('990000001000137')).toBe(ice9Of('990000001000040'));
    expect(ice9Of('002136093000040')).toBe('002136093');
  });
});

describe('a RIB', () => {
  test.each(RIBS)('%s is right', (value) => {
    expect(parseRib(value)).toEqual({ ok: true, value });
    expect(parseRib(ibanOf(value))).toEqual({ ok: true, value });
    expect(parseRib(groupRib(value))).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'characters'],
    ['FR7630006000011234567890189', 'characters'],
    ['MA65011519000001205000534921', 'characters'],
    ['01151900000120500053492', 'length'],
    ['011519000001205000534922', 'key'],
    ['000000000000000000000000', 'key'],
  ])('%j: %s', (typed, reason) => {
    expect(parseRib(typed)).toEqual({ ok: false, reason });
  });

  test('has an IBAN whose check digits are always 64 (ISO 7064 mod 97-10)', () => {
    fc.assert(
      fc.property(rib, (value) => {
        // M is 22 and A is 10; the country and the check digits move to the end.
        expect(ibanOf(value).startsWith('MA64')).toBe(true);
        expect(BigInt(`${value}221064`) % 97n).toBe(1n);
      }),
    );
  });

  test('is printed in groups', () => {
    expect(groupRib('011519000001205000534921')).toBe('011 519 0000012050005349 21');
  });
});

test.each([
  ['taxId', '', true],
  ['taxId', '1234567', true],
  ['taxId', '12345', false],
  ['tradeRegister', '12345', true],
  ['tradeRegister', '12345A', false],
  ['cnss', '1234567', true],
  ['cnss', '123', false],
  ['businessTax', '12345678', true],
  ['businessTax', '1234567', false],
] as const)('%s %j is usual: %s', (identifier, value, usual) => {
  expect(isUsual(identifier, value)).toBe(usual);
});
