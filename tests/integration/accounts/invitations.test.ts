import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  acceptInvitation,
  endRole,
  getInvitation,
  getOwnStanding,
  getPeople,
  inviteFirstAdministrator,
  invitePerson,
  resendInvitation,
  revokeInvitation,
} from '#domain/accounts/index.server.ts';
import type { MemberActor, PersonActor, Role } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor, aPerson } from '../../factories/actors.ts';
import { messagesTo, notificationsTo } from '../../factories/jobs.ts';
import { giveRole, makeAccount, makeMember } from '../../factories/people.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const EMAIL = 'new@example.ma';
const DAY_MS = 24 * 60 * 60_000;
const linkOf = (token: string) => `https://raqmana.example/fr/invitation/${token}`;

let intents = 0;
function invite(
  actor: MemberActor,
  role: Role,
  { email = EMAIL, regions = [] as string[], intentId = `intent ${(intents += 1)}` } = {},
) {
  const { organisationId } = actor.person.seat;
  return invitePerson(actor, organisationId, { email, role, regions }, { intentId, linkOf });
}

/** The token of the link last sent to an address. */
async function tokenSentTo(email = EMAIL): Promise<string> {
  const sent = await messagesTo(email);
  return String(sent.at(-1)?.payload.params?.['link']).replace(linkOf(''), '');
}

async function somebody(email: string | null = EMAIL, verified = true): Promise<PersonActor> {
  const accountId = await makeAccount({
    email,
    ...(email === null ? { phone: '+212612345678' } : {}),
    ...(verified ? {} : { emailVerifiedAt: null }),
  });
  return { ...anActor(), person: aPerson({ accountId }) };
}

function laterBy<A extends PersonActor>(actor: A, days: number): A {
  return { ...actor, now: new Date(actor.now.getTime() + days * DAY_MS) };
}

function grantsOf(actor: PersonActor) {
  return db.roleGrant.findMany({ where: { accountId: actor.person.accountId } });
}

beforeEach(resetDatabase);

describe('inviting', () => {
  test('sends a link that serves for seven days and is kept only as a digest', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    await invite(owner, 'sme-member');
    const [message] = await messagesTo(EMAIL);
    expect(message?.payload).toMatchObject({
      channel: 'email',
      kind: 'invitation',
      language: 'fr',
      params: { inviter: 'Amina Alaoui', role: 'sme-member', days: 7 },
    });
    const row = await db.invitation.findFirstOrThrow();
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(7 * DAY_MS);
    expect(JSON.stringify(row)).not.toContain(await tokenSentTo());
  });

  test('twice by one form invites once; by another it is refused', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const intentId = 'an intent of a page';
    await Promise.all([
      invite(owner, 'sme-member', { intentId }),
      invite(owner, 'sme-member', { intentId }),
    ]);
    expect(await messagesTo(EMAIL)).toHaveLength(1);
    const again = invite(owner, 'sme-member', { email: 'NEW@example.ma' });
    expect(await refusalCode(again)).toBe('accounts.already-invited');
  });

  test('after the first one has ended works again', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    await invite(owner, 'sme-member');
    await invite(laterBy(owner, 8), 'sme-member');
    expect(await db.invitation.count({ where: { revokedAt: null } })).toBe(1);
  });

  test.each([
    ['sme', 'sme-owner', 'sme-owner', null],
    ['sme', 'sme-member', 'sme-member', 'accounts.not-found'],
    ['sme', 'sme-owner', 'provider-owner', 'accounts.not-found'],
    ['provider', 'provider-owner', 'provider-member', null],
    ['programme', 'programme-manager', 'certifier', null],
    ['programme', 'auditor', 'certifier', 'accounts.not-found'],
    ['programme', 'programme-manager', 'regional-examiner', 'accounts.regions-missing'],
    ['advisor', 'advisor', 'advisor', null],
    ['platform', 'platform-admin', 'platform-admin', null],
  ] as const)('in a %s, a %s to %s: %s', async (kind, role, invited, refusal) => {
    const actor = await makeMember(kind, [role]);
    expect(await refusalCode(invite(actor, invited))).toBe(refusal);
    expect(await db.invitation.count()).toBe(refusal === null ? 1 : 0);
  });

  test('of somebody who has the role, and into another organisation, is refused', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const member = await somebody();
    await giveRole(member.person.accountId, organisationId, 'sme-member');
    expect(await refusalCode(invite(owner, 'sme-member'))).toBe('accounts.role-held');
    const stranger = await makeMember('sme', ['sme-owner']);
    const form = { email: EMAIL, role: 'sme-owner', regions: [] } as const;
    const work = invitePerson(stranger, organisationId, form, { intentId: 'other', linkOf });
    expect(await refusalCode(work)).toBe('accounts.not-found');
  });
});

describe('the page of an invitation', () => {
  test('says who invites to what, and to whom it was sent, but not the whole address', async () => {
    await invite(await makeMember('sme', ['sme-owner']), 'sme-viewer');
    const token = await tokenSentTo();
    const now = anActor().now;
    const view = await getInvitation(null, token, now);
    expect(view).toMatchObject({
      state: 'open',
      kind: 'sme',
      role: 'sme-viewer',
      inviter: 'Amina Alaoui',
      sentTo: 'n•••@example.ma',
      isForReader: null,
    });
    const [own, other] = [await somebody(), await somebody('other@example.ma')];
    expect((await getInvitation(own.person.accountId, token, now)).isForReader).toBe(true);
    expect((await getInvitation(other.person.accountId, token, now)).isForReader).toBe(false);
    expect(await refusalCode(getInvitation(null, `${token}x`, now))).toBe('accounts.not-found');
  });
});

describe('accepting', () => {
  test('gives the role, tells who invited, and is kept in the trail', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    await invite(owner, 'sme-member');
    const actor = await somebody();
    const accepted = await acceptInvitation(actor, { token: await tokenSentTo() });
    expect(accepted).toEqual({ status: 'active', kind: 'sme' });
    expect(await grantsOf(actor)).toMatchObject([
      { role: 'sme-member', status: 'active', grantedById: owner.person.accountId },
    ]);
    const [told] = await notificationsTo(owner.person.accountId);
    expect(told).toMatchObject({ kind: 'invitation-accepted', path: '/sme/people' });
    const entries = await db.auditEntry.findMany({ orderBy: { sequence: 'asc' } });
    expect(entries.map(({ type }) => type)).toEqual([
      'accounts.person-invited',
      'accounts.role-granted',
    ]);
    expect(entries.every(({ body }) => !body.includes(EMAIL))).toBe(true);
  });

  test('at once, twenty times, gives one role', async () => {
    await invite(await makeMember('sme', ['sme-owner']), 'sme-member');
    const actor = await somebody();
    const key = { token: await tokenSentTo() };
    const all = await Promise.all(
      Array.from({ length: 20 }, () => refusalCode(acceptInvitation(actor, key))),
    );
    expect(new Set(all)).toEqual(new Set([null]));
    expect(await grantsOf(actor)).toHaveLength(1);
  });

  test.each([
    ['another address', 'other@example.ma', true],
    ['an address that was never verified', EMAIL, false],
    ['only a telephone', null, true],
  ])('by an account with %s is refused and uses nothing up', async (_what, email, verified) => {
    await invite(await makeMember('sme', ['sme-owner']), 'sme-member');
    const actor = await somebody(email, verified);
    const work = acceptInvitation(actor, { token: await tokenSentTo() });
    expect(await refusalCode(work)).toBe('accounts.other-address');
    expect(await grantsOf(actor)).toEqual([]);
    expect(await db.invitation.count({ where: { acceptedAt: null } })).toBe(1);
  });

  test('in another case of the address works', async () => {
    await invite(await makeMember('sme', ['sme-owner']), 'sme-member', { email: 'New@Example.ma' });
    const actor = await somebody();
    await acceptInvitation(actor, { token: await tokenSentTo('New@Example.ma') });
    expect(await grantsOf(actor)).toHaveLength(1);
  });

  test('after seven days, after it was taken back, or in a closed firm is refused', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const id = await invite(owner, 'sme-member');
    const actor = await somebody();
    const key = { token: await tokenSentTo() };
    const over = 'accounts.invitation-over';
    expect(await refusalCode(acceptInvitation(laterBy(actor, 7), key))).toBe(over);
    const close = (suspendedAt: Date | null) =>
      db.organisation.update({ where: { id: organisationId }, data: { suspendedAt } });
    await close(owner.now);
    expect(await refusalCode(acceptInvitation(actor, key))).toBe(over);
    await close(null);
    await revokeInvitation(owner, organisationId, id);
    await revokeInvitation(owner, organisationId, id);
    expect(await refusalCode(acceptInvitation(actor, key))).toBe(over);
    expect((await getInvitation(null, key.token, owner.now)).state).toBe('revoked');
    expect(await grantsOf(actor)).toEqual([]);
  });

  test('serves one person: an address that moved to another account opens nothing', async () => {
    await invite(await makeMember('sme', ['sme-owner']), 'sme-member');
    const first = await somebody();
    const key = { token: await tokenSentTo() };
    await acceptInvitation(first, key);
    const { accountId } = first.person;
    await db.account.update({ where: { id: accountId }, data: { email: 'old@example.ma' } });
    const second = await somebody();
    expect(await refusalCode(acceptInvitation(second, key))).toBe('accounts.invitation-over');
  });

  test('a role that touches money only asks for it, and tells those who may decide', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    const { organisationId } = manager.person.seat;
    const second = await makeMember('programme', ['programme-manager'], organisationId);
    const admin = await makeMember('platform', ['platform-admin']);
    await invite(manager, 'certifier');
    const actor = await somebody();
    const accepted = await acceptInvitation(actor, { token: await tokenSentTo() });
    expect(accepted.status).toBe('requested');
    expect(await grantsOf(actor)).toMatchObject([
      { status: 'requested', requestedById: manager.person.accountId, grantedById: null },
    ]);
    for (const [one, path] of [
      [second, '/programme/people'],
      [admin, '/admin/roles'],
    ] as const)
      expect(await notificationsTo(one.person.accountId)).toMatchObject([
        { kind: 'role-requested', params: { role: 'certifier' }, path },
      ]);
    const told = await notificationsTo(manager.person.accountId);
    expect(told.map(({ kind }) => kind)).toEqual(['invitation-accepted']);
  });

  test.each([
    ['advisor', 'advisor', 'provider', 'provider-member'],
    ['provider', 'provider-owner', 'advisor', 'advisor'],
    ['platform', 'platform-admin', 'sme', 'sme-owner'],
    ['platform', 'platform-admin', 'programme', 'auditor'],
    ['programme', 'deciding-officer', 'platform', 'platform-admin'],
  ] as const)('in a %s as %s excludes the roles of a %s (%s)', async (kind, role, other, held) => {
    const inviter = await makeMember(kind, [managerOf(kind)]);
    const actor = await somebody();
    const elsewhere = await makeMember(other, [held]);
    await giveRole(actor.person.accountId, elsewhere.person.seat.organisationId, held);
    await invite(inviter, role);
    const key = { token: await tokenSentTo() };
    expect(await refusalCode(acceptInvitation(actor, key))).toBe('accounts.roles-exclude');
    expect(await db.invitation.count({ where: { acceptedAt: null } })).toBe(1);
    expect(await grantsOf(actor)).toHaveLength(1);
  });

  test('from the list of one’s own invitations works for nobody else', async () => {
    await invite(await makeMember('sme', ['sme-owner']), 'sme-member');
    const [own, other] = [await somebody(), await somebody('other@example.ma')];
    const { invitations } = await getOwnStanding(own);
    expect((await getOwnStanding(other)).invitations).toEqual([]);
    const key = { id: invitations[0]?.id ?? '' };
    expect(await refusalCode(acceptInvitation(other, key))).toBe('accounts.not-found');
    await acceptInvitation(own, key);
    expect(await grantsOf(own)).toHaveLength(1);
    expect((await getOwnStanding(own)).invitations).toEqual([]);
  });
});

function managerOf(kind: 'advisor' | 'provider' | 'platform' | 'programme'): Role {
  if (kind === 'advisor') return 'advisor';
  if (kind === 'provider') return 'provider-owner';
  return kind === 'platform' ? 'platform-admin' : 'programme-manager';
}

describe('an invitation that waits', () => {
  test('is sent again with a new link; the one before opens nothing', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const id = await invite(owner, 'sme-member');
    const before = await tokenSentTo();
    const later = laterBy(owner, 8);
    await resendInvitation(later, owner.person.seat.organisationId, id, linkOf);
    const actor = laterBy(await somebody(), 9);
    expect(await refusalCode(acceptInvitation(actor, { token: before }))).toBe(
      'accounts.not-found',
    );
    await acceptInvitation(actor, { token: await tokenSentTo() });
    expect(await grantsOf(actor)).toHaveLength(1);
    const again = resendInvitation(later, owner.person.seat.organisationId, id, linkOf);
    expect(await refusalCode(again)).toBe('accounts.invitation-over');
  });

  test('is managed only by those who may invite, in their own organisation', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const id = await invite(owner, 'sme-member');
    const viewer = await makeMember('sme', ['sme-viewer'], organisationId);
    const stranger = await makeMember('sme', ['sme-owner']);
    const work = [
      revokeInvitation(viewer, organisationId, id),
      revokeInvitation(stranger, organisationId, id),
      revokeInvitation(stranger, stranger.person.seat.organisationId, id),
      resendInvitation(stranger, organisationId, id, linkOf),
    ];
    expect(await refusalCodes(work)).toEqual(['accounts.not-found']);
    expect((await getPeople(owner, organisationId)).invitations).toHaveLength(1);
    expect((await getPeople(viewer, organisationId)).invitations).toEqual([]);
  });

  test('dies with the role of who sent it', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const second = await makeMember('sme', ['sme-owner'], organisationId);
    await invite(second, 'sme-member');
    const grant = await db.roleGrant.findFirstOrThrow({
      where: { accountId: second.person.accountId },
    });
    await endRole(owner, organisationId, grant.id);
    const work = acceptInvitation(await somebody(), { token: await tokenSentTo() });
    expect(await refusalCode(work)).toBe('accounts.invitation-over');
  });
});

describe('the first administrator', () => {
  const platform = { email: EMAIL, name: 'Raqmana' };

  /** What the console command prints. */
  async function command(...words: readonly string[]): Promise<{ stdout: string; stderr: string }> {
    const cwd = path.resolve(import.meta.dirname, '../../..');
    const run = promisify(execFile)(process.execPath, ['server/admin.ts', ...words], { cwd });
    return run.catch((error: unknown) => {
      if (error instanceof Error && 'stderr' in error && 'stdout' in error)
        return { stdout: String(error.stdout), stderr: String(error.stderr) };
      throw error;
    });
  }

  test('is invited by a command, which prints the link', async () => {
    const { stdout } = await command('invite', EMAIL);
    const token = /\/fr\/invitation\/([\w-]{43})$/m.exec(stdout)?.[1] ?? '';
    const actor = { ...(await somebody()), now: new Date() };
    await acceptInvitation(actor, { token });
    expect(await grantsOf(actor)).toMatchObject([{ role: 'platform-admin', status: 'active' }]);
    expect((await command('invite', EMAIL)).stderr).toContain('There is an administrator already');
    expect((await command('invite', 'nobody')).stderr).toContain('is not an e-mail address');
    expect((await command()).stderr).toContain('Usage');
  });

  test('is invited from the console, and then invites the others', async () => {
    const first = await inviteFirstAdministrator(anActor(), platform);
    const token = await inviteFirstAdministrator(anActor(), platform);
    expect(await db.organisation.count({ where: { kind: 'platform' } })).toBe(1);
    const actor = await somebody();
    const old = acceptInvitation(actor, { token: first });
    expect(await refusalCode(old)).toBe('accounts.invitation-over');
    expect((await getInvitation(null, token, actor.now)).inviter).toBeNull();
    await acceptInvitation(actor, { token });
    expect(await grantsOf(actor)).toMatchObject([{ role: 'platform-admin', status: 'active' }]);
    const again = inviteFirstAdministrator(anActor(), platform);
    expect(await refusalCode(again)).toBe('accounts.administrator-exists');
  });
});
