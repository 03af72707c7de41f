import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { opaqueToken, uuidV7 } from './ids.ts';

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const time = fc.nat({ max: 2 ** 48 - 1 });

describe('uuidV7', () => {
  test('matches the example of RFC 9562 appendix A.6', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    const id = uuidV7(new Date('2022-02-22T19:22:22.000Z'), random);
    expect(id).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  test('has version 7 and variant 10, and sorts by time', () => {
    fc.assert(
      fc.property(time, time, tenBytes, tenBytes, (a, b, x, y) => {
        const [first, second] = [uuidV7(new Date(a), x), uuidV7(new Date(b), y)];
        expect(first).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
        if (a < b) expect(first < second).toBe(true);
      }),
    );
  });

  test('refuses another number of random bytes and impossible times', () => {
    expect(() => uuidV7(new Date(0), new Uint8Array(9))).toThrow('kernel.bad-id-source');
    expect(() => uuidV7(new Date(Number.NaN), new Uint8Array(10))).toThrow('kernel.bad-id-source');
    expect(() => uuidV7(new Date(-1), new Uint8Array(10))).toThrow('kernel.bad-id-source');
  });
});

describe('opaqueToken', () => {
  test('is base64url without padding and keeps every bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 64 }), (bytes) => {
        const token = opaqueToken(bytes);
        expect(token).toMatch(/^[\w-]+$/);
        expect([...Buffer.from(token, 'base64url')]).toEqual([...bytes]);
      }),
    );
  });

  test('refuses what could be guessed', () => {
    expect(() => opaqueToken(new Uint8Array(15))).toThrow('kernel.bad-id-source');
  });
});
