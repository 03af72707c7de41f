import { beforeEach, describe, expect, test } from 'vitest';
import {
  changePassword,
  confirmAsPersona,
  confirmByPassword,
  endOtherSessions,
  endSession,
  hashPassword,
  listSessions,
  verifyPassword,
} from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import { after, makeSession, signedIn } from '../../factories/keys.ts';
import { giveRole, makeOrganisation } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';

const DAY = 24 * 60 * 60_000;
const PASSWORD = 'quatre tasses de café';
let actor: PersonActor;

beforeEach(async () => {
  await resetDatabase();
  actor = await signedIn({ passwordHash: await hashPassword(PASSWORD) });
});

async function auditTypes(): Promise<string[]> {
  const streamId = `account:${actor.person.accountId}`;
  const entries = await db.auditEntry.findMany({
    where: { streamId },
    orderBy: { sequence: 'asc' },
  });
  return entries.map(({ type }) => type);
}

describe('the list of sessions', () => {
  test('shows this one first and leaves out what has ended', async () => {
    const { accountId, sessionHash } = actor.person;
    const later = after(actor, DAY);
    const other = await makeSession(accountId, { seenAt: later.now, device: 'Chrome, Windows' });
    await makeSession(accountId, { seenAt: new Date(later.now.getTime() - 15 * DAY) });
    await makeSession(accountId, { expiresAt: later.now });
    await signedIn();
    expect(await listSessions(later)).toMatchObject([
      { id: sessionHash, isThis: true },
      { id: other, isThis: false, device: 'Chrome, Windows' },
    ]);
  });

  test('knows that sessions of staff are short', async () => {
    const { accountId } = actor.person;
    await makeSession(accountId);
    expect(await listSessions(after(actor, 3 * 60 * 60_000))).toHaveLength(2);
    await giveRole(accountId, await makeOrganisation('programme'), 'auditor');
    expect(await listSessions(after(actor, 3 * 60 * 60_000))).toHaveLength(0);
  });
});

describe('ending sessions', () => {
  test('ends one of one’s own, once, and says so in the audit trail', async () => {
    const other = await makeSession(actor.person.accountId);
    const kept = await makeSession(actor.person.accountId);
    await endSession(actor, other);
    await endSession(actor, other);
    expect((await listSessions(actor)).map(({ id }) => id).sort()).toEqual(
      [actor.person.sessionHash, kept].sort(),
    );
    expect(await auditTypes()).toEqual(['accounts.sessions-ended']);
  });

  test('never ends somebody else’s, nor this one', async () => {
    const stranger = await signedIn();
    await endSession(actor, stranger.person.sessionHash);
    await endSession(actor, actor.person.sessionHash);
    expect(await db.session.count()).toBe(2);
    await makeSession(actor.person.accountId);
    await endOtherSessions(actor);
    expect(await listSessions(actor)).toHaveLength(1);
    expect(await listSessions(stranger)).toHaveLength(1);
  });
});

describe('changing the password', () => {
  test('ends the other sessions and reset links, and tells the person', async () => {
    const { accountId } = actor.person;
    await makeSession(accountId);
    await db.oneTimeCode.create({
      data: {
        id: 'a link',
        accountId,
        purpose: 'reset-password',
        target: 'x@example.ma',
        codeHash: 'a hash',
        createdAt: actor.now,
        expiresAt: after(actor, DAY).now,
      },
    });
    await changePassword(actor, 'sept olives au citron');
    expect((await listSessions(actor)).map(({ isThis }) => isThis)).toEqual([true]);
    const account = await db.account.findUniqueOrThrow({ where: { id: accountId } });
    expect(await verifyPassword(account.passwordHash, 'sept olives au citron')).toBe(true);
    expect(await verifyPassword(account.passwordHash, PASSWORD)).toBe(false);
    expect((await db.oneTimeCode.findFirstOrThrow()).usedAt).toEqual(actor.now);
    expect(await auditTypes()).toEqual(['accounts.password-changed']);
    expect(await waitingJobs('notify')).toMatchObject([
      { payload: { accountId, kind: 'security-changed', params: { what: 'password-changed' } } },
    ]);
  });

  test.each([
    ['short', 'neuf lett'],
    ['common', 'motdepasse123'],
    ['personal', 'je suis Alaoui'],
    ['long', 'x y'.repeat(70)],
  ])('refuses one that is %s', async (problem, password) => {
    await expect(changePassword(actor, password)).rejects.toMatchObject({
      code: `accounts.password-${problem}`,
    });
    expect(await auditTypes()).toEqual([]);
  });
});

describe('proving again who one is', () => {
  const confirmedAt = async () => {
    const { sessionHash } = actor.person;
    return (await db.session.findUniqueOrThrow({ where: { idHash: sessionHash } })).confirmedAt;
  };

  test('takes the password, in this session alone', async () => {
    const other = await makeSession(actor.person.accountId);
    const later = after(actor, DAY);
    await expect(confirmByPassword(later, 'another password')).rejects.toMatchObject({
      code: 'accounts.wrong-password',
    });
    expect(await confirmedAt()).toEqual(actor.now);
    await confirmByPassword(later, PASSWORD);
    expect(await confirmedAt()).toEqual(later.now);
    const untouched = await db.session.findUniqueOrThrow({ where: { idHash: other } });
    expect(untouched.confirmedAt).toEqual(actor.now);
  });

  test('takes no password of an account that has none', async () => {
    const keyOnly = await signedIn();
    await expect(confirmByPassword(keyOnly, '')).rejects.toMatchObject({
      code: 'accounts.wrong-password',
    });
  });

  test('takes a button of a person of the demonstration, and of nobody else', async () => {
    const later = after(actor, DAY);
    await expect(confirmAsPersona(later)).rejects.toMatchObject({ code: 'accounts.not-found' });
    await db.account.update({
      where: { id: actor.person.accountId },
      data: { persona: 'baker' },
    });
    await confirmAsPersona(later);
    expect(await confirmedAt()).toEqual(later.now);
  });
});
