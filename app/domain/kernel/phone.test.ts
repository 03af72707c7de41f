import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupPhone, parsePhone } from './phone.ts';

const MOBILE = { number: '+212612345678', moroccan: true, mobile: true, unusual: false };

describe('a telephone number', () => {
  test.each([
    '0612345678',
    '06 12 34 56 78',
    '06.12.34.56.78',
    '06-12-34-56-78',
    '+212 6 12 34 56 78',
    '+212 (0) 612345678',
    '00212612345678',
    '212612345678',
    '٠٦١٢٣٤٥٦٧٨',
    '\u202a+212612345678\u202c',
    '612345678',
  ])('%j is read', (typed) => {
    expect(parsePhone(typed)).toEqual(MOBILE);
  });

  test.each(['', '06', '061234567', '06123456789', 'call me', '0612345678 or', '+', '+999123'])(
    '%j is none',
    (typed) => {
      expect(parsePhone(typed)).toBeNull();
    },
  );

  test('of a land line is accepted but gets no text message', () => {
    expect(parsePhone('0522 12 34 56')).toMatchObject({ moroccan: true, mobile: false });
  });

  test('of a range that is not known is accepted and pointed out', () => {
    expect(parsePhone('0912 34 56 78')).toMatchObject({
      number: '+212912345678',
      unusual: true,
    });
  });

  test('of another country is told apart', () => {
    expect(parsePhone('+33 6 12 34 56 78')).toEqual({
      number: '+33612345678',
      moroccan: false,
      mobile: false,
      unusual: false,
    });
  });

  test('is written as in Morocco and read back', () => {
    const national = fc.integer({ min: 600_000_000, max: 799_999_999 });
    fc.assert(
      fc.property(national, (digits) => {
        const number = `+212${String(digits)}`;
        expect(groupPhone(number)).toMatch(/^0[67]( \d\d){4}$/);
        expect(parsePhone(groupPhone(number))?.number).toBe(number);
      }),
    );
    expect(groupPhone('+33612345678')).toBe('+33612345678');
  });
});
