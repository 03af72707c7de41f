import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, hashRange, readCode } from './entry-code.ts';

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('the code of an entry', () => {
  test('is the first 80 bits of its hash in four groups', () => {
    expect(codeOf(new Uint8Array(32))).toBe('0000-0000-0000-0000');
    expect(codeOf(new Uint8Array(32).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
    const first = Buffer.from('08421084210842108421'.padEnd(64, '0'), 'hex');
    expect(codeOf(first)).toBe('1111-1111-1111-1111');
  });

  test('finds every hash it is the code of, and no hash of another code', () => {
    fc.assert(
      fc.property(hash, hash, (one, other) => {
        const { from, to } = hashRange(codeOf(one));
        const inside = (it: Uint8Array) =>
          Buffer.compare(from, it) <= 0 && Buffer.compare(it, to) <= 0;
        return inside(one) && inside(other) === (codeOf(one) === codeOf(other));
      }),
    );
  });

  test('is read however it was typed', () => {
    fc.assert(
      fc.property(hash, (one) => {
        const code = codeOf(one);
        const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')}`;
        return readCode(typed) === code && readCode(code.replaceAll('1', 'l')) === code;
      }),
    );
  });

  test.each(['', '1111-1111-1111-111', '1111-1111-1111-11111', 'UUUU-1111-1111-1111', '١١١١'])(
    'is not %j',
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );
});
