import { beforeEach, describe, expect, test } from 'vitest';
import {
  eraseOwnAccount,
  giveFirmConsent,
  giveOwnConsents,
  hasConsent,
  listErasureObstacles,
  changeProfile,
  openDataRequest,
} from '#domain/accounts/index.server.ts';
import { verifyTrail } from '#domain/audit/index.server.ts';
import type { MemberActor, PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { makeSession, withRecoveryCodes } from '../../factories/keys.ts';
import { makeMember, makePerson } from '../../factories/people.ts';
import { workOff } from '../../factories/worker.ts';
import { NOON } from '../../factories/actors.ts';
import { resetDatabase } from '../../setup/database.ts';

let person: PersonActor;

beforeEach(async () => {
  await resetDatabase();
  person = await makePerson();
});

const refused = (reason: string) => ({ name: 'DomainError', code: `accounts.${reason}` });
const rowOf = ({ person: { accountId } }: PersonActor) =>
  db.account.findUniqueOrThrow({ where: { id: accountId } });
const firmOf = ({ person: { seat } }: MemberActor) => seat.organisationId;

/** Something of the person in every table of the room that can hold it. */
async function fill(actor: PersonActor): Promise<void> {
  const { accountId } = actor.person;
  const { email } = await rowOf(actor);
  await makeSession(accountId);
  await withRecoveryCodes(actor);
  await db.passkey.create({
    data: {
      ...{ id: 'a key', accountId, name: 'Téléphone d’Amina', publicKey: Buffer.from('k') },
      ...{ counter: 0, transports: [], createdAt: NOON },
    },
  });
  await db.passkeyChallenge.create({
    data: { id: 'c', challenge: 'c', purpose: 'register', accountId, expiresAt: NOON },
  });
  await db.oneTimeCode.create({
    data: {
      ...{ id: 'a code', accountId, purpose: 'verify-email', target: email ?? '', codeHash: 'h' },
      ...{ createdAt: NOON, expiresAt: NOON },
    },
  });
  await db.notification.create({
    data: { id: 'n', accountId, kind: 'role-ended', params: { who: 'Amina' }, createdAt: NOON },
  });
  await db.notificationPreference.create({ data: { accountId } });
  await openDataRequest(actor, {
    kind: 'objection',
    text: 'Je suis Amina Alaoui.',
    intentId: 'an intent of a test',
  });
  await giveOwnConsents(actor, ['messages']);
}

describe('erasing an account', () => {
  test('leaves nothing that identifies, and the row that others point at', async () => {
    const { email } = await rowOf(person);
    await fill(person);
    await eraseOwnAccount(person);
    await workOff();
    expect(await rowOf(person)).toMatchObject({
      ...{ name: '', email: null, phone: null, passwordHash: null, auditSalt: null },
      ...{ status: 'erased', erasedAt: person.now, emailVerifiedAt: null },
    });
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
    expect(tables.length).toBeGreaterThan(30);
    for (const { name } of tables) {
      const rows = await db.$queryRawUnsafe<{ row: string }[]>(
        `SELECT t::text AS row FROM "${name}" AS t`,
      );
      const telling = rows.filter(
        ({ row }) => row.includes('Amina') || row.includes(String(email)),
      );
      expect(telling, name).toEqual([]);
    }
    expect([
      await db.session.count(),
      await db.passkey.count(),
      await db.passkeyChallenge.count(),
      await db.totpFactor.count(),
      await db.recoveryCode.count(),
      await db.oneTimeCode.count(),
      await db.notification.count(),
      await db.notificationPreference.count(),
    ]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('keeps consents as proof without a name, withdrawn', async () => {
    await giveOwnConsents(person, ['messages']);
    await eraseOwnAccount(person);
    const [consent] = await db.consent.findMany();
    expect(consent).toMatchObject({ purpose: 'messages', withdrawnAt: person.now });
  });

  test('leaves the trail whole: no chain breaks', async () => {
    await changeProfile(person, { name: 'Amina El Alaoui', language: 'ar' });
    await fill(person);
    const before = await db.auditEntry.findMany({ orderBy: { hash: 'asc' } });
    await eraseOwnAccount(person);
    const verdict = await verifyTrail();
    expect(verdict).toMatchObject({ ok: true });
    const after = await db.auditEntry.findMany({ orderBy: { hash: 'asc' } });
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.length).toBe(before.length + 1);
  });

  test('twice changes nothing more', async () => {
    await eraseOwnAccount(person);
    await eraseOwnAccount({ ...person, now: new Date('2027-01-01T00:00:00Z') });
    expect((await rowOf(person)).erasedAt).toEqual(person.now);
    expect(await db.auditEntry.count()).toBe(1);
  });

  test('forgets the invitations sent to the address', async () => {
    const { email } = await rowOf(person);
    const owner = await makeMember('sme', ['sme-owner']);
    const invitation = {
      ...{ organisationId: firmOf(owner), email: email ?? '', role: 'sme-member', regions: [] },
      ...{ invitedById: owner.person.accountId, createdAt: NOON, expiresAt: NOON },
    };
    await db.invitation.create({ data: { ...invitation, id: 'open', tokenHash: '1' } });
    const { accountId } = person.person;
    await db.invitation.create({
      data: {
        ...{ ...invitation, id: 'accepted', tokenHash: '2', role: 'sme-viewer' },
        ...{ acceptedAt: NOON, acceptedById: accountId },
      },
    });
    await eraseOwnAccount(person);
    const rows = await db.invitation.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map((row) => [row.id, row.email, row.revokedAt])).toEqual([
      ['accepted', '', null],
      ['open', '', person.now],
    ]);
  });

  test('is refused to a person of the demonstration, whom everybody plays', async () => {
    const { accountId } = person.person;
    await db.account.update({ where: { id: accountId }, data: { persona: 'sme-fr' } });
    await expect(eraseOwnAccount(person)).rejects.toMatchObject(refused('shared-account'));
    expect((await rowOf(person)).status).toBe('active');
  });
});

describe('an owner', () => {
  test('alone with other members names another owner first', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    await makeMember('sme', ['sme-member'], firmOf(owner));
    const name = owner.person.seat.organisationName;
    expect(await listErasureObstacles(owner)).toEqual([{ id: firmOf(owner), name }]);
    await expect(eraseOwnAccount(owner)).rejects.toMatchObject({
      ...refused('name-another-owner'),
      details: { organisation: name },
    });
    expect((await rowOf(owner)).status).toBe('active');
    expect(await db.roleGrant.count({ where: { status: 'active' } })).toBe(2);
  });

  test('among several leaves, and the firm goes on with its consents', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    await makeMember('sme', ['sme-owner'], firmOf(owner));
    await giveFirmConsent(owner, { purpose: 'statistics' });
    expect(await listErasureObstacles(owner)).toEqual([]);
    await eraseOwnAccount(owner);
    const firm = await db.organisation.findUniqueOrThrow({ where: { id: firmOf(owner) } });
    expect(firm.suspendedAt).toBeNull();
    const asked = { organisationId: firm.id, purpose: 'statistics' } as const;
    expect(await hasConsent(db, asked)).toBe(true);
    expect(await db.roleGrant.count({ where: { status: 'active' } })).toBe(1);
  });

  test('with nobody beside them: the firm is suspended and its consents end', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    await giveFirmConsent(owner, { purpose: 'statistics' });
    await eraseOwnAccount(owner);
    const firm = await db.organisation.findUniqueOrThrow({ where: { id: firmOf(owner) } });
    expect(firm.suspendedAt).toEqual(owner.now);
    const asked = { organisationId: firm.id, purpose: 'statistics' } as const;
    expect(await hasConsent(db, asked)).toBe(false);
  });

  test('two owners who leave at the same moment do not leave others without one', async () => {
    const first = await makeMember('sme', ['sme-owner']);
    const second = await makeMember('sme', ['sme-owner'], firmOf(first));
    await makeMember('sme', ['sme-member'], firmOf(first));
    const tries = await Promise.allSettled([eraseOwnAccount(first), eraseOwnAccount(second)]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await db.roleGrant.count({ where: { role: 'sme-owner', status: 'active' } })).toBe(1);
  });
});
