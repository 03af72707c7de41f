import { beforeEach, describe, expect, test } from 'vitest';
import {
  acceptInvitation,
  changeIce,
  findAccounts,
  getOrganisation,
  getPeople,
  invitePerson,
  listOrganisations,
  listRoleRequests,
  makeOrganisationByAdmin,
  suspendAccount,
  suspendOrganisation,
} from '#domain/accounts/index.server.ts';
import type { MemberActor, OrganisationKind, Role } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor, aPerson, NOON } from '../../factories/actors.ts';
import { messagesTo } from '../../factories/jobs.ts';
import {
  giveRole,
  makeAccount,
  makeMember,
  makeOrganisation,
  makePerson,
} from '../../factories/people.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const ICE = '990000001000040';
const EMAIL = 'first@example.ma';
const WAIVER = 'Registered in 1998, no ICE yet';
const linkOf = (token: string) => token;
const SUSPEND = { suspend: true, reason: 'misuse' } as const;
const RESTORE = { suspend: false } as const;

let admin: MemberActor;
beforeEach(async () => {
  await resetDatabase();
  admin = await makeMember('platform', ['platform-admin']);
});

let intents = 0;
function make(
  kind: OrganisationKind,
  changes: { ice?: string; waiver?: string; email?: string } = {},
  intentId = `intent ${(intents += 1)}`,
) {
  const form = { kind, name: 'Chambre de Rabat', email: EMAIL, ...changes };
  return makeOrganisationByAdmin(admin, form, { intentId, linkOf });
}

async function acceptAs(email: string) {
  const accountId = await makeAccount({ email });
  const token = String((await messagesTo(email)).at(-1)?.payload.params?.['link']);
  const actor = { ...anActor(), person: aPerson({ accountId }) };
  await acceptInvitation(actor, { token });
  return accountId;
}

const search = (query = '', kind: OrganisationKind | null = null, after: string | null = null) =>
  listOrganisations(admin, { query, kind, after });

describe('an organisation an administrator makes', () => {
  test.each([
    ['programme', 'programme-manager', 'requested'],
    ['advisor', 'advisor', 'active'],
    ['funder', 'auditor', 'active'],
    ['platform', 'platform-admin', 'active'],
  ] as const)('a %s gets its first %s by invitation', async (kind, role, status) => {
    const id = await make(kind);
    expect(await db.invitation.findMany()).toMatchObject([{ organisationId: id, role }]);
    const accountId = await acceptAs(EMAIL);
    const grants = await db.roleGrant.findMany({ where: { accountId } });
    expect(grants).toMatchObject([{ role, status }]);
  });

  test('is made once by one form', async () => {
    const ids = await Promise.all([
      make('advisor', {}, 'one form'),
      make('advisor', {}, 'one form'),
    ]);
    expect(ids[0]).toBe(ids[1]);
    expect(await db.organisation.count({ where: { kind: 'advisor' } })).toBe(1);
    expect(await messagesTo(EMAIL)).toHaveLength(1);
  });

  test('is a firm without an ICE only with the reason, kept with who accepted it', async () => {
    expect(await refusalCode(make('sme'))).toBe('accounts.waiver-missing');
    const id = await make('sme', { waiver: WAIVER });
    expect(await db.organisation.findUnique({ where: { id } })).toMatchObject({
      ice: null,
      iceWaiver: WAIVER,
      iceWaivedById: admin.person.accountId,
    });
    const accountId = await acceptAs(EMAIL);
    expect(await db.roleGrant.findMany({ where: { accountId } })).toMatchObject([
      { role: 'sme-owner', status: 'active' },
    ]);
  });

  test('the database refuses a firm without both', async () => {
    const data = { id: 'x', kind: 'sme', name: 'X', createdAt: NOON, updatedAt: NOON };
    await expect(db.organisation.create({ data })).rejects.toThrow('organisation_ice_or_waiver');
  });

  test('keeps no waiver beside an ICE, and no taken one', async () => {
    const id = await make('sme', { ice: ICE, waiver: WAIVER });
    const row = await db.organisation.findUnique({ where: { id } });
    expect(row).toMatchObject({ ice: ICE, ice9: '990000001', iceWaiver: null });
    const again = make('provider', { ice: ICE, email: 'other@example.ma' });
    expect(await refusalCode(again)).toBe('accounts.ice-taken');
  });

  test('that lost its owner gets another from an administrator, and only then', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const invite = (role: Role) =>
      refusalCode(
        invitePerson(
          admin,
          organisationId,
          { email: EMAIL, role, regions: [] },
          { intentId: `intent ${(intents += 1)}`, linkOf },
        ),
      );
    expect(await invite('sme-owner')).toBe('accounts.not-found');
    await suspendAccount(admin, owner.person.accountId, SUSPEND);
    expect(await invite('sme-member')).toBe('accounts.not-found');
    expect(await invite('sme-owner')).toBeNull();
  });
});

describe('the ICE of an organisation', () => {
  test('is corrected, or waived with a reason', async () => {
    const id = await makeOrganisation('sme');
    await changeIce(admin, id, { ice: ICE });
    expect((await getOrganisation(admin, id)).ice).toBe(ICE);
    expect(await refusalCode(changeIce(admin, id, {}))).toBe('accounts.waiver-missing');
    await changeIce(admin, id, { waiver: WAIVER });
    expect(await getOrganisation(admin, id)).toMatchObject({ ice: null, iceWaiver: WAIVER });
    const other = await makeOrganisation('sme', { ice: ICE });
    expect(await refusalCode(changeIce(admin, id, { ice: ICE }))).toBe('accounts.ice-taken');
    expect((await getOrganisation(admin, other)).ice).toBe(ICE);
    const entries = await db.auditEntry.findMany({ where: { streamId: `organisation:${id}` } });
    expect(entries.map(({ type }) => type)).toEqual([
      'accounts.ice-changed',
      'accounts.ice-changed',
    ]);
    expect(entries.every(({ body }) => !body.includes(ICE))).toBe(true);
  });
});

describe('the list of organisations', () => {
  test('finds by a part of the name in either script, by ICE and by its first nine digits', async () => {
    const atelier = await makeOrganisation('sme', { name: 'Atelier du Rif', ice: ICE });
    await makeOrganisation('provider', { name: 'Numérique 100 %' });
    await db.organisation.update({ where: { id: atelier }, data: { nameArabic: 'ورشة الريف' } });
    const found = async (query: string) => (await search(query)).lines.map(({ name }) => name);
    for (const query of ['atelier', 'DU RIF', 'الريف', ICE, '990 000 001 0000 40', '990000001'])
      expect(await found(query)).toEqual(['Atelier du Rif']);
    expect(await found('0 %')).toEqual(['Numérique 100 %']);
    expect(await found('%')).toEqual(['Numérique 100 %']);
    expect(await found('nobody')).toEqual([]);
    expect((await search('', 'provider')).lines).toMatchObject([{ kind: 'provider' }]);
  });

  test('is read page by page, each organisation once', async () => {
    for (let made = 0; made < 30; made += 1) await makeOrganisation('advisor');
    const first = await search('', 'advisor');
    const second = await search('', 'advisor', first.next);
    expect([first.lines.length, second.lines.length, second.next]).toEqual([25, 5, null]);
    const ids = [...first.lines, ...second.lines].map(({ id }) => id);
    expect(new Set(ids).size).toBe(30);
  });
});

describe('suspending', () => {
  test('an organisation closes it to its members, with the reason in the trail', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    await suspendOrganisation(admin, organisationId, SUSPEND);
    await suspendOrganisation(admin, organisationId, SUSPEND);
    expect((await search('', 'sme')).lines).toMatchObject([{ suspended: true }]);
    await suspendOrganisation(admin, organisationId, RESTORE);
    expect((await search('', 'sme')).lines).toMatchObject([{ suspended: false }]);
    const entries = await db.auditEntry.findMany({ orderBy: { sequence: 'asc' } });
    expect(entries.map(({ type }) => type)).toEqual([
      'accounts.organisation-suspended',
      'accounts.organisation-restored',
    ]);
    expect(entries[0]?.body).toContain('"reason":"misuse"');
  });

  test('an account ends its sessions and takes its invitations back', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { accountId, seat } = owner.person;
    await invitePerson(
      owner,
      seat.organisationId,
      { email: EMAIL, role: 'sme-member', regions: [] },
      { intentId: 'an intent', linkOf },
    );
    const stamps = { createdAt: NOON, seenAt: NOON, expiresAt: NOON, confirmedAt: NOON };
    await db.session.create({ data: { idHash: 'h', accountId, device: '?', ...stamps } });
    await suspendAccount(admin, accountId, SUSPEND);
    expect(await db.session.count({ where: { accountId } })).toBe(0);
    expect(await db.invitation.count({ where: { revokedAt: null } })).toBe(0);
    const { lines } = await findAccounts(admin, 'Amina', null);
    expect(new Map(lines.map((line) => [line.id, [line.isSelf, line.suspended]]))).toEqual(
      new Map([
        [accountId, [false, true]],
        [admin.person.accountId, [true, false]],
      ]),
    );
    await suspendAccount(admin, accountId, RESTORE);
    expect((await db.account.findUnique({ where: { id: accountId } }))?.status).toBe('active');
  });

  test('oneself, one’s own organisation or an erased person is refused', async () => {
    const { accountId, seat } = admin.person;
    expect(await refusalCode(suspendAccount(admin, accountId, SUSPEND))).toBe(
      'accounts.own-account',
    );
    const own = suspendOrganisation(admin, seat.organisationId, SUSPEND);
    expect(await refusalCode(own)).toBe('accounts.own-organisation');
    const erased = await makeAccount();
    const blank = { name: '', email: null, auditSalt: null, status: 'erased' };
    await db.account.update({ where: { id: erased }, data: blank });
    for (const change of [SUSPEND, RESTORE])
      expect(await refusalCode(suspendAccount(admin, erased, change))).toBe('accounts.not-found');
  });

  test('two administrators by each other at once leaves one', async () => {
    const other = await makeMember(
      'platform',
      ['platform-admin'],
      admin.person.seat.organisationId,
    );
    const codes = await Promise.all([
      refusalCode(suspendAccount(admin, other.person.accountId, SUSPEND)),
      refusalCode(suspendAccount(other, admin.person.accountId, SUSPEND)),
    ]);
    expect(codes.toSorted()).toEqual(['accounts.last-administrator', null]);
  });
});

describe('people and their roles', () => {
  test('are found by exact address or number, or by a part of the name', async () => {
    const accountId = await makeAccount({
      name: 'Yassine Bennani',
      email: 'yassine@example.ma',
      phone: '+212612345678',
    });
    const home = await makeOrganisation('sme', { name: 'Bennani Frères' });
    await giveRole(accountId, home, 'sme-owner');
    for (const query of ['bennani', 'Yassine@example.ma', '06 12 34 56 78'])
      expect((await findAccounts(admin, query, null)).lines).toMatchObject([
        { id: accountId, roles: [{ organisation: 'Bennani Frères', role: 'sme-owner' }] },
      ]);
    for (const query of ['', 'yassine@example', '%'])
      expect((await findAccounts(admin, query, null)).lines).toEqual([]);
  });

  test('that wait for a second person are listed with who asked', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    const id = await make('programme');
    await acceptAs(EMAIL);
    const other = await makeMember(
      'platform',
      ['platform-admin'],
      admin.person.seat.organisationId,
    );
    expect(await listRoleRequests(admin)).toMatchObject([
      { organisationId: id, role: 'programme-manager', canDecide: false },
    ]);
    expect(await listRoleRequests(other)).toMatchObject([{ canDecide: true }]);
    expect(await refusalCode(listRoleRequests(manager))).toBe('accounts.not-found');
  });

  test('of any organisation are seen by an administrator, who changes none in a firm', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const view = await getPeople(admin, owner.person.seat.organisationId);
    expect(view).toMatchObject({ canManage: false, invitable: [], people: [{ email: null }] });
    expect(view.people[0]?.grants[0]?.canEnd).toBe(false);
  });
});

test('nobody else may do any of it', async () => {
  const person = await makePerson();
  const home = await makeOrganisation('sme');
  const others: readonly (readonly [OrganisationKind, Role])[] = [
    ['sme', 'sme-owner'],
    ['programme', 'programme-manager'],
    ['programme', 'auditor'],
    ['advisor', 'advisor'],
  ];
  for (const [kind, role] of others) {
    const actor = await makeMember(kind, [role]);
    const form = { kind: 'advisor', name: 'Mine', email: EMAIL } as const;
    const codes = await refusalCodes([
      makeOrganisationByAdmin(actor, form, { intentId: 'an intent', linkOf }),
      changeIce(actor, home, { ice: ICE }),
      suspendOrganisation(actor, home, SUSPEND),
      suspendAccount(actor, person.person.accountId, SUSPEND),
      listOrganisations(actor, { query: '', kind: null, after: null }),
      findAccounts(actor, 'Amina', null),
      listRoleRequests(actor),
      getOrganisation(actor, home),
      getPeople(actor, home),
    ]);
    expect(codes).toEqual(['accounts.not-found']);
  }
});
