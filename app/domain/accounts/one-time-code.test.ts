import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_BYTES, codeOf, isCode, normalCode } from './one-time-code.ts';
import { normalRecoveryCode, RECOVERY_CODE_BYTES, recoveryCodeOf } from './recovery-code.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe('a code of six digits', () => {
  test('is always six digits, whatever the bytes', () => {
    fc.assert(
      fc.property(bytes(CODE_BYTES), (random) => {
        expect(isCode(codeOf(random))).toBe(true);
      }),
    );
    expect(codeOf(new Uint8Array(CODE_BYTES))).toBe('000000');
    expect(codeOf(new Uint8Array([0, 0, 0, 0x0f, 0x42, 0x47]))).toBe('000007');
  });

  test.each([
    ['١٢٣٤٥٦', '123456'],
    ['۱۲۳۴۵۶', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['\u200f١٢٣\u00a0456\u200e', '123456'],
    ['123', '123'],
  ])('typed %s is %s', (typed, code) => {
    expect(normalCode(typed)).toBe(code);
  });

  test('typed with other digits stays the same code', () => {
    fc.assert(
      fc.property(bytes(CODE_BYTES), fc.constantFrom(0x660, 0x6f0), (random, zero) => {
        const code = codeOf(random);
        const typed = code.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
        expect(normalCode(typed)).toBe(code);
      }),
    );
  });
});

describe('a recovery code', () => {
  test('is read back as it was shown, in small letters and without its dash', () => {
    fc.assert(
      fc.property(bytes(RECOVERY_CODE_BYTES), (random) => {
        const code = recoveryCodeOf(random);
        const bare = code.replace('-', '');
        expect(code).toMatch(/^\w{5}-\w{5}$/);
        expect(normalRecoveryCode(code)).toBe(bare);
        expect(normalRecoveryCode(` ${bare.toLowerCase()} `)).toBe(bare);
        // It is never taken for the code of an application.
        expect(isCode(normalCode(code))).toBe(false);
      }),
    );
  });

  test.each(['', '23456-789A', '23456-789ABC', 'IIIII-OOOOO', '12345-67890'])(
    '%s is none',
    (typed) => {
      expect(normalRecoveryCode(typed)).toBeNull();
    },
  );
});
