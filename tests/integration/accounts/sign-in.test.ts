import { beforeEach, describe, expect, test } from 'vitest';
import {
  hashPassword,
  parseAddress,
  readSession,
  requestReset,
  resetPassword,
  signIn,
  signInAsPersona,
  signOut,
} from '#domain/accounts/index.server.ts';
import type { Actor, Role } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor } from '../../factories/actors.ts';
import { messagesTo, waitingJobs } from '../../factories/jobs.ts';
import { giveRole, makeAccount, makeOrganisation } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';

const PASSWORD = 'quatre tasses de thé';
const EMAIL = 'fatima@atlas.example';
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Lucia ends sessions by the real clock, so that these tests begin now. */
const now = new Date();
const visitor: Actor = { ...anActor(), now };
const PHONE = 'Mozilla/5.0 (Android 15) Firefox/140';
const DESK = 'Mozilla/5.0 (Windows NT 10.0) Chrome/150 Safari/537';

let accountId: string;

beforeEach(async () => {
  await resetDatabase();
  accountId = await makeAccount({ email: EMAIL, passwordHash: await hashPassword(PASSWORD) });
});

function enter(changes: Partial<Parameters<typeof signIn>[1]> = {}, actor = visitor) {
  const address = parseAddress(EMAIL);
  return signIn(actor, { address, password: PASSWORD, userAgent: PHONE, ...changes });
}

function laterBy(milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}

async function withRole(role: Role): Promise<string> {
  const kind = role.startsWith('sme') ? 'sme' : 'programme';
  const organisationId = await makeOrganisation(kind);
  await giveRole(accountId, organisationId, role);
  return organisationId;
}

describe('signing in', () => {
  test('opens a session whose token the database does not know', async () => {
    const token = await enter();
    expect(await readSession(token, now)).toMatchObject({ accountId, name: 'Amina Alaoui' });
    const row = await db.session.findFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row.device).toBe('Firefox, Android');
  });

  test.each([
    ['a wrong password', { password: 'cinq tasses de thé' }],
    ['an address without account', { address: parseAddress('nobody@atlas.example') }],
    ['what is no address', { address: null }],
  ])('refuses %s in the same words', async (_case, changes) => {
    await expect(enter(changes)).rejects.toMatchObject({
      code: 'accounts.sign-in-refused',
      details: {},
    });
    expect(await db.session.count()).toBe(0);
  });

  test('refuses a suspended account and one that has no password', async () => {
    await db.account.update({ where: { id: accountId }, data: { status: 'suspended' } });
    await expect(enter()).rejects.toMatchObject({ code: 'accounts.sign-in-refused' });
    await db.account.update({
      where: { id: accountId },
      data: { status: 'active', passwordHash: null },
    });
    await expect(enter()).rejects.toMatchObject({ code: 'accounts.sign-in-refused' });
  });

  test('gives a new token each time and ends the session the browser had', async () => {
    const first = await enter();
    const person = await readSession(first, now);
    const second = await enter({}, { ...visitor, person });
    expect(second).not.toBe(first);
    expect(await readSession(first, now)).toBeNull();
    expect(await readSession(second, now)).not.toBeNull();
  });

  test('tells the person of a device that is new, not of one that is known', async () => {
    await enter();
    await enter();
    expect(await waitingJobs('notify')).toEqual([]);
    await enter({ userAgent: DESK });
    const [told] = await waitingJobs('notify');
    expect(told?.payload).toMatchObject({ accountId, kind: 'new-session' });
  });
});

describe('a session', () => {
  test('ends by signing out, once and for all', async () => {
    const token = await enter();
    const person = await readSession(token, now);
    await signOut({ ...visitor, person });
    await signOut({ ...visitor, person });
    expect(await readSession(token, now)).toBeNull();
  });

  test('of a firm ends after 14 days without a visit and 30 days in all', async () => {
    await withRole('sme-owner');
    const token = await enter();
    expect(await readSession(token, laterBy(13 * DAY))).not.toBeNull();
    expect(await readSession(token, laterBy(26 * DAY))).not.toBeNull();
    expect(await readSession(token, laterBy(30 * DAY))).toBeNull();
    const other = await enter();
    expect(await readSession(other, laterBy(14 * DAY))).toBeNull();
    expect(await db.session.count()).toBe(0);
  });

  test('of staff ends after two hours without a visit and twelve hours in all', async () => {
    await withRole('auditor');
    const idle = await enter();
    expect(await readSession(idle, laterBy(2 * HOUR))).toBeNull();
    const used = await enter();
    for (let hour = 1; hour < 12; hour += 1)
      expect(await readSession(used, laterBy(hour * HOUR))).not.toBeNull();
    expect(await readSession(used, laterBy(12 * HOUR))).toBeNull();
  });

  test('of staff has no seat before a second factor', async () => {
    const organisationId = await withRole('auditor');
    const token = await enter();
    expect(await readSession(token, now)).toMatchObject({ seat: null, owesSecondFactor: true });
    await db.session.updateMany({ data: { secondFactorAt: now } });
    expect(await readSession(token, now)).toMatchObject({
      seat: { organisationId, roles: ['auditor'] },
      owesSecondFactor: false,
    });
  });

  test('asks for the second factor a person set up for themselves', async () => {
    await db.totpFactor.create({
      data: { accountId, secret: Buffer.from('sealed'), confirmedAt: now },
    });
    expect(await readSession(await enter(), now)).toMatchObject({ owesSecondFactor: true });
  });

  test('sits in the only organisation, and in none of several until one is chosen', async () => {
    const one = await withRole('sme-owner');
    const token = await enter();
    expect(await readSession(token, now)).toMatchObject({ seat: { organisationId: one } });
    const two = await withRole('sme-member');
    expect(await readSession(token, now)).toMatchObject({ seat: null });
    await db.session.updateMany({ data: { activeOrganisationId: two } });
    expect(await readSession(token, now)).toMatchObject({
      seat: { organisationId: two, roles: ['sme-member'] },
    });
  });

  test('loses its seat with the role and with the organisation', async () => {
    const id = await withRole('sme-member');
    const token = await enter();
    await db.organisation.update({ where: { id }, data: { suspendedAt: now } });
    expect(await readSession(token, now)).toMatchObject({ seat: null });
    await db.organisation.update({ where: { id }, data: { suspendedAt: null } });
    await db.roleGrant.updateMany({ data: { status: 'revoked' } });
    expect(await readSession(token, now)).toMatchObject({ seat: null });
  });

  test('ends with the account', async () => {
    const token = await enter();
    await db.account.update({ where: { id: accountId }, data: { status: 'suspended' } });
    expect(await readSession(token, now)).toBeNull();
  });
});

describe('a new password', () => {
  const linkOf = (token: string) => `http://localhost/fr/reset/${token}`;

  async function tokenSent(): Promise<string> {
    const address = parseAddress(EMAIL);
    if (address) await requestReset(visitor, address, linkOf);
    const sent = await messagesTo(EMAIL);
    return String(sent.at(-1)?.payload.params?.['link']).replace(/.*\//, '');
  }

  test('ends every session and the old password; its link serves once', async () => {
    const session = await enter();
    const token = await tokenSent();
    await resetPassword(visitor, { token, password: 'huit verres de thé froid' });
    expect(await readSession(session, now)).toBeNull();
    await expect(enter()).rejects.toMatchObject({ code: 'accounts.sign-in-refused' });
    await expect(enter({ password: 'huit verres de thé froid' })).resolves.toBeTruthy();
    await expect(
      resetPassword(visitor, { token, password: 'neuf verres de thé froid' }),
    ).rejects.toMatchObject({ code: 'accounts.link-over' });
  });

  test('that is refused leaves the link good for another', async () => {
    const token = await tokenSent();
    for (const password of ['court', 'amina alaoui 2026'])
      await expect(resetPassword(visitor, { token, password })).rejects.toThrow(/password-/);
    await resetPassword(visitor, { token, password: 'huit verres de thé froid' });
  });

  test('cannot be asked for an address without account, and nothing says so', async () => {
    const address = parseAddress('nobody@atlas.example');
    if (address) await expect(requestReset(visitor, address, linkOf)).resolves.toBeUndefined();
    expect(await waitingJobs('message')).toEqual([]);
  });
});

describe('a person of the demonstration', () => {
  test('is entered by its name, with a second factor; nobody else is', async () => {
    await withRole('auditor');
    await db.account.update({ where: { id: accountId }, data: { persona: 'auditor' } });
    const { token } = await signInAsPersona(visitor, 'auditor', PHONE);
    expect(await readSession(token, now)).toMatchObject({ owesSecondFactor: false });
    await expect(signInAsPersona(visitor, 'nobody', PHONE)).rejects.toMatchObject({
      code: 'accounts.not-found',
    });
  });
});
