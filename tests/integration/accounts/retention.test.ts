import { beforeEach, describe, expect, test } from 'vitest';
import { keptSince, openDataRequest, purgeAccounts } from '#domain/accounts/index.server.ts';
import { verifyTrail } from '#domain/audit/index.server.ts';
import { purgeNotifications } from '#domain/notifications/index.server.ts';
import { db } from '#platform/db.ts';
import { purgeOutbox } from '#platform/purge-outbox.ts';
import { NOON } from '../../factories/actors.ts';
import { makeSession } from '../../factories/keys.ts';
import { makeAccount, makeMember, makeOrganisation, makePerson } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const night = (day: string) => new Date(`${day}T02:45:00Z`);
const NOTHING = {
  ...{ sessions: 0, codes: 0, challenges: 0, signUps: 0, invitations: 0, joinRequests: 0 },
  ...{ dataRequests: 0, consents: 0, unverified: 0 },
};

async function invitation(id: string, ended: object) {
  await db.invitation.create({
    data: {
      ...{ id, organisationId: await makeOrganisation(), email: `${id}@example.ma` },
      ...{ role: 'sme-member', regions: [], tokenHash: id, invitedById: 'somebody' },
      ...{ createdAt: NOON, expiresAt: new Date('2026-11-23T11:00:00Z'), ...ended },
    },
  });
}

describe('each night', () => {
  test('sessions go when they have ended, the others stay', async () => {
    const accountId = await makeAccount();
    await makeSession(accountId, { expiresAt: night('2026-11-20') });
    const kept = await makeSession(accountId, { expiresAt: night('2026-11-21') });
    expect(await purgeAccounts(night('2026-11-20'))).toEqual({ ...NOTHING, sessions: 1 });
    expect(await db.session.findMany()).toMatchObject([{ idHash: kept }]);
  });

  test('codes, challenges and sign-ups go a day after they ended or were used', async () => {
    const accountId = await makeAccount();
    const code = { accountId, purpose: 'verify-email', target: 'a@b.ma', createdAt: NOON };
    const [old, fresh] = [night('2026-11-18'), night('2026-11-19')];
    const later = night('2027-01-01');
    const codes = [
      { id: 'ended', codeHash: '1', expiresAt: old },
      { id: 'used', codeHash: '2', expiresAt: later, usedAt: old },
      { id: 'alive', codeHash: '3', expiresAt: later },
      { id: 'fresh', codeHash: '4', expiresAt: fresh },
    ];
    for (const one of codes) await db.oneTimeCode.create({ data: { ...code, ...one } });
    for (const expiresAt of [old, fresh])
      await db.passkeyChallenge.create({
        data: { id: expiresAt.toISOString(), challenge: 'c', purpose: 'sign-in', expiresAt },
      });
    for (const expiresAt of [old, fresh])
      await db.signUp.create({
        data: {
          ...{ idHash: expiresAt.toISOString(), name: 'Amina', channel: 'email', target: 'a@b.ma' },
          ...{ passwordHash: 'h', language: 'fr', consents: [], codeHash: null },
          ...{ codeSentAt: NOON, createdAt: NOON, expiresAt },
        },
      });
    const purged = await purgeAccounts(night('2026-11-19'));
    expect(purged).toEqual({ ...NOTHING, codes: 2, challenges: 1, signUps: 1 });
    const left = await db.oneTimeCode.findMany({ orderBy: { id: 'asc' } });
    expect(left.map(({ id }) => id)).toEqual(['alive', 'fresh']);
  });

  test('invitations go twelve months after they were accepted, revoked or expired', async () => {
    await invitation('expired', {});
    await invitation('accepted', { acceptedAt: new Date('2026-11-20T11:00:00Z') });
    await invitation('revoked', { revokedAt: new Date('2027-02-01T11:00:00Z') });
    expect((await purgeAccounts(night('2027-11-20'))).invitations).toBe(0);
    expect((await purgeAccounts(night('2027-11-21'))).invitations).toBe(1);
    expect((await purgeAccounts(night('2027-11-24'))).invitations).toBe(1);
    expect(await db.invitation.findMany()).toMatchObject([{ id: 'revoked' }]);
  });

  test('join requests go twelve months after the decision; open ones stay', async () => {
    const join = { accountId: await makeAccount(), createdAt: NOON };
    const decided = { status: 'refused', decidedById: 'x', decidedAt: NOON };
    await db.joinRequest.create({
      data: { ...join, id: 'a', organisationId: await makeOrganisation(), ...decided },
    });
    await db.joinRequest.create({
      data: { ...join, id: 'b', organisationId: await makeOrganisation() },
    });
    expect((await purgeAccounts(night('2027-11-16'))).joinRequests).toBe(0);
    expect((await purgeAccounts(night('2027-11-17'))).joinRequests).toBe(1);
    expect(await db.joinRequest.findMany()).toMatchObject([{ id: 'b' }]);
  });

  test('closed data requests and withdrawn consents go after five years', async () => {
    const person = await makePerson();
    const { accountId } = person.person;
    const form = { kind: 'objection', text: 'Non.' } as const;
    const id = await openDataRequest(person, { ...form, intentId: 'the first intent' });
    await openDataRequest(person, { ...form, intentId: 'the second intent' });
    await db.dataRequest.update({
      where: { id },
      data: { status: 'done', decision: 'Fait.', decidedById: 'an admin', closedAt: NOON },
    });
    const consent = { accountId, textVersion: '1', language: 'fr', grantedAt: NOON };
    await db.consent.create({
      data: { ...consent, id: 'withdrawn', purpose: 'messages', withdrawnAt: NOON },
    });
    await db.consent.create({ data: { ...consent, id: 'stands', purpose: 'account' } });
    expect(await purgeAccounts(night('2031-11-16'))).toEqual(NOTHING);
    const purged = await purgeAccounts(night('2031-11-17'));
    expect(purged).toEqual({ ...NOTHING, dataRequests: 1, consents: 1 });
    expect(await db.dataRequest.count({ where: { status: 'open' } })).toBe(1);
    expect(await db.consent.findMany()).toMatchObject([{ id: 'stands' }]);
  });

  test('an account never verified is erased after thirty days; the others stay', async () => {
    const never = await makeAccount({ emailVerifiedAt: null });
    await makeAccount();
    const persona = await makeAccount({ emailVerifiedAt: null });
    await db.account.update({ where: { id: persona }, data: { persona: 'sme-fr' } });
    const day30 = new Date(NOON.getTime() + 30 * 24 * 3_600_000);
    expect((await purgeAccounts(day30)).unverified).toBe(0);
    expect((await purgeAccounts(new Date(day30.getTime() + 1))).unverified).toBe(1);
    const erased = await db.account.findMany({ where: { status: 'erased' } });
    expect(erased).toMatchObject([{ id: never, name: '', email: null }]);
    expect((await purgeAccounts(new Date(day30.getTime() + 2))).unverified).toBe(0);
    expect(await verifyTrail()).toMatchObject({ ok: true });
  });

  test('one that cannot be erased yet does not hold up the others', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    await makeMember('sme', ['sme-member'], owner.person.seat.organisationId);
    const id = owner.person.accountId;
    await db.account.update({ where: { id }, data: { emailVerifiedAt: null } });
    await makeAccount({ emailVerifiedAt: null });
    expect((await purgeAccounts(night('2027-01-01'))).unverified).toBe(1);
    expect((await db.account.findUniqueOrThrow({ where: { id } })).status).toBe('active');
  });

  test('more rows than fit one transaction all go', async () => {
    const accountId = await makeAccount();
    const session = { accountId, createdAt: NOON, seenAt: NOON, confirmedAt: NOON, device: '?' };
    await db.session.createMany({
      data: Array.from({ length: 1_500 }, (_, n) => ({
        ...{ ...session, idHash: `session ${n}`, expiresAt: NOON },
      })),
    });
    expect((await purgeAccounts(night('2026-11-20'))).sessions).toBe(1_500);
  });

  test('run again, also twice at once, it finds nothing more', async () => {
    await makeSession(await makeAccount(), { expiresAt: NOON });
    await makeAccount({ emailVerifiedAt: null });
    const both = await Promise.all([1, 2].map(() => purgeAccounts(night('2027-02-01'))));
    expect(both[0]?.['sessions'] ?? 0).toBeLessThanOrEqual(1);
    expect(await db.auditEntry.count({ where: { type: 'accounts.account-erased' } })).toBe(1);
    expect(await purgeAccounts(night('2027-02-01'))).toEqual(NOTHING);
  });
});

describe('in other rooms', () => {
  test('notifications go after 24 months', async () => {
    const accountId = await makeAccount();
    const line = { accountId, kind: 'role-ended', params: {} };
    await db.notification.create({ data: { ...line, id: 'old', createdAt: NOON } });
    await db.notification.create({
      data: { ...line, id: 'new', createdAt: new Date('2026-12-01T00:00:00Z') },
    });
    expect(await purgeNotifications(night('2028-11-16'))).toBe(0);
    expect(await purgeNotifications(night('2028-11-17'))).toBe(1);
    expect(await db.notification.findMany()).toMatchObject([{ id: 'new' }]);
  });

  test('messages of the local outboxes go after thirty days', async () => {
    const kept = { recipient: 'a@b.ma', text: '…', language: 'fr', sentAt: NOON };
    await db.outboxMail.create({ data: { ...kept, id: '1', subject: '…' } });
    await db.outboxSms.create({ data: { ...kept, id: '2' } });
    const after = (days: number) => new Date(NOON.getTime() + days * 24 * 3_600_000 + 1);
    expect(await purgeOutbox(keptSince('outbox', after(29)))).toBe(0);
    expect(await purgeOutbox(keptSince('outbox', after(30)))).toBe(2);
  });
});
