import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { seal, unseal } from './secrets.ts';

beforeAll(() => {
  vi.stubEnv('APP_SECRET', 'a secret that only the tests know, 32 or more');
});

describe('what is sealed', () => {
  const bytes = randomBytes(20);

  test('opens for its purpose alone', () => {
    const sealed = seal('totp amina', bytes);
    expect(Buffer.from(unseal('totp amina', sealed))).toEqual(bytes);
    expect(() => unseal('totp salma', sealed)).toThrow();
  });

  test('never looks the same twice and shows nothing of its content', () => {
    const [first, second] = [seal('a', bytes), seal('a', bytes)];
    expect(Buffer.from(first)).not.toEqual(Buffer.from(second));
    expect(Buffer.from(first).includes(bytes)).toBe(false);
  });

  test('does not open once any of its bits was flipped, or its end cut', () => {
    const sealed = seal('a', bytes);
    for (let index = 0; index < sealed.length; index += 1) {
      const altered = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(() => unseal('a', altered)).toThrow();
    }
    expect(() => unseal('a', sealed.slice(0, -1))).toThrow();
    expect(() => unseal('a', new Uint8Array())).toThrow();
  });

  test('may be nothing at all', () => {
    expect(unseal('a', seal('a', new Uint8Array()))).toHaveLength(0);
  });
});
