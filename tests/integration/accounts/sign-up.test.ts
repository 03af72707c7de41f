import { beforeEach, describe, expect, test } from 'vitest';
import {
  finishSignUp,
  getSignUp,
  parseAddress,
  readSession,
  resendSignUpCode,
  signIn,
  startSignUp,
  type Address,
} from '#domain/accounts/index.server.ts';
import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor } from '../../factories/actors.ts';
import { messagesTo } from '../../factories/jobs.ts';
import { resetDatabase } from '../../setup/database.ts';

const EMAIL = 'fatima@atlas.example';
const PASSWORD = 'quatre tasses de thé';
const MINUTE = 60_000;

/** Sign-ins count real time: a session begun long ago would have ended. */
const now = new Date();
const visitor: Actor = { ...anActor(), now };

function addressOf(text: string): Address {
  const address = parseAddress(text);
  if (!address) throw new Error(`no address: ${text}`);
  return address;
}

function start(email = EMAIL, changes: Partial<Parameters<typeof startSignUp>[1]> = {}) {
  return startSignUp(visitor, {
    name: 'Fatima Atlas',
    address: addressOf(email),
    password: PASSWORD,
    consents: ['account', 'statistics'],
    intentId: null,
    signInLink: 'http://localhost/fr/sign-in',
    ...changes,
  });
}

/** The code last sent to an address. */
async function codeSentTo(recipient: string): Promise<string> {
  const sent = await messagesTo(recipient);
  return String(sent.at(-1)?.payload.params?.['code']);
}

function finish(token: string, code: string, actor = visitor) {
  return finishSignUp(actor, { token, code, userAgent: 'Firefox/140 Android' });
}

function laterBy(milliseconds: number): Actor {
  return { ...visitor, now: new Date(now.getTime() + milliseconds) };
}

beforeEach(resetDatabase);

describe('signing up', () => {
  test('makes a verified account when the code comes back, and signs in', async () => {
    const token = await start('Fatima@Atlas.example');
    expect(await db.account.count()).toBe(0);
    const session = await finish(token, await codeSentTo(EMAIL));
    const account = await db.account.findUniqueOrThrow({ where: { email: EMAIL } });
    expect(account).toMatchObject({ name: 'Fatima Atlas', language: 'fr', phone: null });
    expect(account.emailVerifiedAt).toEqual(now);
    expect(await readSession(session.token, now)).toMatchObject({
      accountId: account.id,
      seat: null,
      owesSecondFactor: false,
    });
    const consents = await db.consent.findMany({ orderBy: { purpose: 'asc' } });
    expect(consents.map(({ purpose }) => purpose)).toEqual(['account', 'statistics']);
  });

  test('takes a mobile number, to which the code goes by text message', async () => {
    const token = await start('06 12 34 56 78');
    const [sent] = await messagesTo('+212612345678');
    expect(sent?.payload).toMatchObject({ channel: 'sms', kind: 'verify-phone' });
    await finish(token, await codeSentTo('+212612345678'));
    expect(await db.account.count({ where: { phone: '+212612345678' } })).toBe(1);
  });

  test('keeps no password, code or token in clear', async () => {
    const token = await start();
    const code = await codeSentTo(EMAIL);
    const row = JSON.stringify(await db.signUp.findFirstOrThrow());
    for (const secret of [PASSWORD, token, `"${code}"`]) expect(row).not.toContain(secret);
  });

  test('sent twice by one form opens one sign-up and sends one code', async () => {
    const [one, two] = await Promise.all([
      start(EMAIL, { intentId: 'minted with the page' }),
      start(EMAIL, { intentId: 'minted with the page' }),
    ]);
    expect(two).toBe(one);
    expect(await messagesTo(EMAIL)).toHaveLength(1);
    const corrected = await start('fatima@atlas-oriental.example', {
      intentId: 'minted with the page',
    });
    expect(corrected).not.toBe(one);
  });

  test('of an address with an account looks the same, tells its owner and never succeeds', async () => {
    await finish(await start(), await codeSentTo(EMAIL));
    const token = await start();
    expect(await getSignUp(visitor, token)).toEqual({ channel: 'email', target: EMAIL });
    const told = (await messagesTo(EMAIL)).at(-1);
    expect(told?.payload['kind']).toBe('address-taken');
    expect(told?.payload.params).not.toHaveProperty('code');
    await expect(finish(token, '123456')).rejects.toMatchObject({ code: 'accounts.wrong-code' });
    expect(await db.account.count()).toBe(1);
  });

  test('begun by somebody else with my address does not let them in with their password', async () => {
    const theirs = await start(EMAIL, { password: 'the password of another' });
    const mine = await start();
    await expect(finish(theirs, await codeSentTo(EMAIL))).rejects.toMatchObject({
      code: 'accounts.wrong-code',
    });
    await finish(mine, await codeSentTo(EMAIL));
    const credentials = { address: addressOf(EMAIL), userAgent: null };
    await expect(
      signIn(visitor, { ...credentials, password: 'the password of another' }),
    ).rejects.toMatchObject({ code: 'accounts.sign-in-refused' });
    await expect(signIn(visitor, { ...credentials, password: PASSWORD })).resolves.toBeTruthy();
  });
});

describe('the code', () => {
  test('is wrong after five tries, even when the sixth is right', async () => {
    const token = await start();
    const code = await codeSentTo(EMAIL);
    const wrong = code === '000000' ? '000001' : '000000';
    const left: unknown[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      await finish(token, wrong).catch((error: unknown) => {
        if (error instanceof DomainError) left.push(error.details['left']);
      });
    }
    expect(left).toEqual([4, 3, 2, 1, 0]);
    await expect(finish(token, code)).rejects.toMatchObject({ code: 'accounts.wrong-code' });
  });

  test('counts tries made at the same time', async () => {
    const token = await start();
    const code = await codeSentTo(EMAIL);
    const wrong = code === '000000' ? '000001' : '000000';
    await Promise.allSettled(Array.from({ length: 12 }, () => finish(token, wrong)));
    expect(await db.signUp.findFirstOrThrow()).toMatchObject({ attempts: 5 });
  });

  test('is too old after a quarter of an hour', async () => {
    const token = await start();
    const code = await codeSentTo(EMAIL);
    await expect(finish(token, code, laterBy(15 * MINUTE))).rejects.toMatchObject({
      code: 'accounts.wrong-code',
    });
  });

  test('serves once, whoever is first', async () => {
    const token = await start();
    const code = await codeSentTo(EMAIL);
    const ends = await Promise.allSettled([finish(token, code), finish(token, code)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.account.count()).toBe(1);
    expect(await db.session.count()).toBe(1);
    await expect(finish(token, code)).rejects.toMatchObject({ code: 'accounts.sign-up-over' });
  });

  test('can be asked for again after a minute; the one before dies', async () => {
    const token = await start();
    const first = await codeSentTo(EMAIL);
    await expect(resendSignUpCode(laterBy(20_000), token)).rejects.toMatchObject({
      code: 'accounts.code-too-soon',
      details: { seconds: 40 },
    });
    await resendSignUpCode(laterBy(MINUTE), token);
    const second = await codeSentTo(EMAIL);
    if (second !== first)
      await expect(finish(token, first, laterBy(MINUTE))).rejects.toMatchObject({
        code: 'accounts.wrong-code',
      });
    await finish(token, second, laterBy(MINUTE));
    expect(await db.account.count()).toBe(1);
  });

  test('says that the address got an account in the meantime', async () => {
    const one = await start();
    const oneCode = await codeSentTo(EMAIL);
    const two = await start();
    await finish(two, await codeSentTo(EMAIL));
    await expect(finish(one, oneCode)).rejects.toMatchObject({ code: 'accounts.address-taken' });
    expect(await db.account.count()).toBe(1);
  });

  test('opens nothing for an unknown or old sign-up', async () => {
    await expect(finish('made up', '123456')).rejects.toMatchObject({
      code: 'accounts.sign-up-over',
    });
    const token = await start();
    await expect(getSignUp(laterBy(24 * 60 * MINUTE), token)).rejects.toMatchObject({
      code: 'accounts.sign-up-over',
    });
  });
});
