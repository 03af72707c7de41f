import { beforeEach, describe, expect, test } from 'vitest';
import {
  isResetTokenLive,
  issueCode,
  issueResetLink,
  useCode,
  useResetToken,
} from '#domain/accounts/index.server.ts';
import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { messagesTo } from '../../factories/jobs.ts';
import { after, signedIn } from '../../factories/keys.ts';
import { resetDatabase } from '../../setup/database.ts';

const EMAIL = 'salma@example.ma';
const PURPOSE = 'verify-email';
const MINUTE = 60_000;
let actor: PersonActor;

beforeEach(async () => {
  await resetDatabase();
  actor = await signedIn();
});

async function sent(who = actor, purpose: 'verify-email' | 'verify-phone' = PURPOSE) {
  const { accountId } = actor.person;
  await inTransaction('test', (tx) =>
    issueCode(tx, who, { accountId, purpose, target: EMAIL, channel: 'email' }),
  );
  return lastParam('code');
}

async function lastParam(name: string): Promise<string> {
  const last = (await messagesTo(EMAIL)).at(-1);
  return String(last?.payload.params?.[name]);
}

function use(code: string, who = actor, purpose: 'verify-email' | 'verify-phone' = PURPOSE) {
  return useCode(who, { accountId: actor.person.accountId, purpose, code });
}

/** Another code than the right one. */
function wrong(code: string, step = 1): string {
  return String((Number(code) + step) % 1_000_000).padStart(6, '0');
}

describe('a code of six digits', () => {
  test('goes to the address, is kept only as a hash, and opens once', async () => {
    const code = await sent();
    expect(code).toMatch(/^\d{6}$/);
    expect((await messagesTo(EMAIL))[0]?.payload).toMatchObject({
      channel: 'email',
      kind: PURPOSE,
      language: 'fr',
      params: { minutes: 10 },
    });
    expect(JSON.stringify(await db.oneTimeCode.findMany())).not.toContain(code);
    expect(await use(code)).toEqual({ target: EMAIL, done: undefined });
    await expect(use(code)).rejects.toMatchObject({ code: 'accounts.code-over' });
  });

  test('is read as people type it', async () => {
    const code = await sent();
    const eastern = code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    await expect(use(` ${eastern.slice(0, 3)} ${eastern.slice(3)} `)).resolves.toBeDefined();
  });

  test('serves for ten minutes and one purpose', async () => {
    const code = await sent();
    await expect(use(code, actor, 'verify-phone')).rejects.toMatchObject({
      code: 'accounts.code-over',
    });
    await expect(use(code, after(actor, 10 * MINUTE))).rejects.toMatchObject({
      code: 'accounts.code-over',
    });
    await expect(use(code, after(actor, 10 * MINUTE - 1))).resolves.toBeDefined();
  });

  test('dies when another one is sent, of its purpose alone', async () => {
    const first = await sent();
    const phone = await sent(actor, 'verify-phone');
    const second = await sent(after(actor, 1));
    if (first !== second)
      await expect(use(first, after(actor, 2))).rejects.toMatchObject({
        code: 'accounts.wrong-code',
      });
    await expect(use(second, after(actor, 2))).resolves.toBeDefined();
    await expect(use(phone, actor, 'verify-phone')).resolves.toBeDefined();
  });

  test('takes five tries, each of which is kept', async () => {
    const code = await sent();
    for (const left of [4, 3, 2, 1, 0])
      await expect(use(wrong(code))).rejects.toMatchObject({
        code: 'accounts.wrong-code',
        details: { left },
      });
    expect((await db.oneTimeCode.findFirstOrThrow()).attempts).toBe(5);
    await expect(use(code)).rejects.toMatchObject({ code: 'accounts.code-over' });
  });

  test('what cannot be a code takes no try', async () => {
    await sent();
    for (const typed of ['', '12345', '1234567', 'abcdef'])
      await expect(use(typed)).rejects.toMatchObject({ code: 'accounts.not-a-code' });
    expect((await db.oneTimeCode.findFirstOrThrow()).attempts).toBe(0);
  });

  test('twenty guesses at once are five tries', async () => {
    const code = await sent();
    const guesses = await Promise.allSettled(
      Array.from({ length: 20 }, (_, step) => use(wrong(code, step + 1))),
    );
    const codes = guesses.map((guess) =>
      guess.status === 'rejected' && guess.reason instanceof DomainError ? guess.reason.code : '',
    );
    expect(codes.filter((reason) => reason === 'accounts.wrong-code')).toHaveLength(5);
    expect(codes.filter((reason) => reason === 'accounts.code-over')).toHaveLength(15);
  });

  test('used by several requests at once opens for one', async () => {
    const code = await sent();
    const uses = await Promise.allSettled([1, 2, 3, 4].map(() => use(code)));
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is not used up when what it allows fails', async () => {
    const code = await sent();
    const { accountId } = actor.person;
    const failing = useCode(actor, { accountId, purpose: PURPOSE, code }, () => {
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    await expect(use(code)).resolves.toMatchObject({ target: EMAIL });
  });

  test('is asked for at most five times an hour', async () => {
    for (let count = 0; count < 5; count += 1) await sent();
    await expect(sent()).rejects.toMatchObject({ code: 'accounts.too-many-codes' });
    await expect(sent(after(actor, 60 * MINUTE))).resolves.toMatch(/^\d{6}$/);
  });

  test('of somebody else opens nothing', async () => {
    const code = await sent();
    const other = await signedIn();
    await expect(
      useCode(other, { accountId: other.person.accountId, purpose: PURPOSE, code }),
    ).rejects.toMatchObject({ code: 'accounts.code-over' });
  });
});

describe('a reset link', () => {
  async function link(who = actor): Promise<string> {
    const { accountId } = actor.person;
    await inTransaction('test', (tx) =>
      issueResetLink(tx, who, {
        accountId,
        target: EMAIL,
        channel: 'email',
        linkOf: (token) => `https://raqmana.example/fr/reset/${token}`,
      }),
    );
    return (await lastParam('link')).split('/').at(-1) ?? '';
  }
  const follow = (token: string, who = actor) =>
    inTransaction('test', (tx) => useResetToken(tx, who, token));

  test('names its account once, for an hour', async () => {
    const token = await link();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(await db.oneTimeCode.findMany())).not.toContain(token);
    expect(await isResetTokenLive(token, after(actor, 60 * MINUTE - 1))).toBe(true);
    expect(await isResetTokenLive(token, after(actor, 60 * MINUTE))).toBe(false);
    await expect(follow(token, after(actor, 60 * MINUTE))).rejects.toMatchObject({
      code: 'accounts.link-over',
    });
    expect(await follow(token)).toEqual({ accountId: actor.person.accountId, target: EMAIL });
    expect(await isResetTokenLive(token, actor)).toBe(false);
    await expect(follow(token)).rejects.toMatchObject({ code: 'accounts.link-over' });
  });

  test('dies when another one is sent; a made-up one never lived', async () => {
    const first = await link();
    const second = await link(after(actor, 1));
    await expect(follow(first)).rejects.toMatchObject({ code: 'accounts.link-over' });
    await expect(follow('made up')).rejects.toMatchObject({ code: 'accounts.link-over' });
    await expect(follow(second)).resolves.toBeDefined();
  });

  test('followed twice at once serves once', async () => {
    const token = await link();
    const uses = await Promise.allSettled([1, 2, 3].map(() => follow(token)));
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
