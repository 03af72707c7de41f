import { hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { hashPassword, needsRehash, verifyPassword } from './password.server.ts';
import { atMost } from '#domain/kernel/index.server.ts';

const PASSWORD = 'quatre tasses de thé';

describe('a stored password', () => {
  test('is argon2id with 19 MiB and two passes, with a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword(first, PASSWORD)).toBe(true);
    expect(await verifyPassword(first, `${PASSWORD}.`)).toBe(false);
  });

  test('is the same on every keyboard: é may be one character or two', async () => {
    const stored = await hashPassword('quatre tasses de the\u0301');
    expect(await verifyPassword(stored, PASSWORD)).toBe(true);
  });

  test('asks to be hashed anew when its settings are old', async () => {
    const stored = await hashPassword(PASSWORD);
    expect(needsRehash(stored)).toBe(false);
    expect(needsRehash(await hash(PASSWORD, { memoryCost: 8192, timeCost: 3 }))).toBe(true);
    expect(needsRehash(stored.replace('$argon2id$', '$argon2i$'))).toBe(true);
  });
});

describe('somebody without an account', () => {
  /** Counts what is checked, and against what. */
  function counting(answer: boolean) {
    const checked: string[] = [];
    const check = async (stored: string) => {
      checked.push(stored);
      return answer;
    };
    return { checked, check };
  }

  test('costs one check of the same settings, as somebody with an account does', async () => {
    const known = counting(true);
    const stored = await hashPassword(PASSWORD);
    expect(await verifyPassword(stored, PASSWORD, known.check)).toBe(true);
    const unknown = counting(false);
    expect(await verifyPassword(null, PASSWORD, unknown.check)).toBe(false);
    expect(known.checked).toEqual([stored]);
    expect(unknown.checked).toHaveLength(1);
    const [nobody = ''] = unknown.checked;
    expect(nobody.split('$').slice(0, 4)).toEqual(stored.split('$').slice(0, 4));
    expect(needsRehash(nobody)).toBe(false);
  });

  test('never gets in, even should the check say yes', async () => {
    expect(await verifyPassword(null, PASSWORD, counting(true).check)).toBe(false);
    expect(await verifyPassword(null, '')).toBe(false);
  });
});

describe('taking turns', () => {
  test('lets so many run at a time, in order, and goes on after a failure', async () => {
    const inTurn = atMost(3);
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const work = (index: number) => async () => {
      running += 1;
      most = Math.max(most, running);
      order.push(index);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (index % 4 === 0) throw new Error('failed');
      return index;
    };
    const indexes = Array.from({ length: 12 }, (_, index) => index);
    const results = await Promise.allSettled(indexes.map((index) => inTurn(work(index))));
    expect(most).toBe(3);
    expect(order).toEqual(indexes);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    expect(await inTurn(work(1))).toBe(1);
  });
});
