import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementNumber, mintAgreementCode, readAgreementCode } from './code.ts';

test('a minted code is read back, however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      const code = mintAgreementCode(() => bytes);
      expect(readAgreementCode(code)).toBe(code);
      expect(readAgreementCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
    }),
  );
});

test.each(['', 'RA-1234', 'RQ-1234-5678-9ABC', 'RA-UUUU-UUUU-UUUU'])('%s is none', (typed) => {
  expect(readAgreementCode(typed)).toBeNull();
});

test('letters that look like digits are read as digits', () => {
  expect(readAgreementCode('ra-oil0-0000-0000')).toBe('RA-0110-0000-0000');
  expect(agreementNumber(123, 2)).toBe('000123-2');
});
