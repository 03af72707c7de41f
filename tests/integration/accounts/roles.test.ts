import { beforeEach, describe, expect, test } from 'vitest';
import { decideRole, endRole, getPeople, giveRole as give } from '#domain/accounts/index.server.ts';
import {
  ROLES_OF,
  touchesMoney,
  type MemberActor,
  type Role,
} from '#domain/kernel/index.server.ts';
import { constraintOf } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOON } from '../../factories/actors.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { asMember, giveRole, makeMember } from '../../factories/people.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const MONEY = ROLES_OF.programme.filter(touchesMoney);

beforeEach(resetDatabase);

const idOf = (actor: MemberActor) => actor.person.accountId;
const homeOf = (actor: MemberActor) => actor.person.seat.organisationId;

function rolesOf(accountId: string, status = 'active') {
  return db.roleGrant
    .findMany({ where: { accountId, status }, orderBy: { role: 'asc' } })
    .then((rows) => rows.map(({ role }) => role));
}

async function grantOf(actor: MemberActor, role?: Role): Promise<string> {
  const where = { accountId: idOf(actor), ...(role === undefined ? {} : { role }) };
  return (await db.roleGrant.findFirstOrThrow({ where: { ...where, endedAt: null } })).id;
}

/** A programme with two managers and an auditor. */
async function aProgramme() {
  const first = await makeMember('programme', ['programme-manager']);
  const home = homeOf(first);
  const second = await makeMember('programme', ['programme-manager'], home);
  const auditor = await makeMember('programme', ['auditor'], home);
  return { first, second, auditor, home };
}

describe('giving a role', () => {
  test('in a firm replaces the one before, and the person is told', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const member = await makeMember('sme', ['sme-viewer'], homeOf(owner));
    await give(owner, homeOf(owner), { accountId: idOf(member), role: 'sme-member', regions: [] });
    expect(await rolesOf(idOf(member))).toEqual(['sme-member']);
    const told = await notificationsTo(idOf(member));
    expect(told).toMatchObject([{ kind: 'role-granted', params: { role: 'sme-member' } }]);
    const entries = await db.auditEntry.findMany({ orderBy: { sequence: 'asc' } });
    expect(entries.map(({ type }) => type)).toEqual([
      'accounts.role-granted',
      'accounts.role-ended',
    ]);
  });

  test('in a programme adds to those held; regions go with a regional examiner only', async () => {
    const { first, auditor, home } = await aProgramme();
    const examine = { accountId: idOf(auditor), role: 'regional-examiner' } as const;
    const without = give(first, home, { ...examine, regions: [] });
    expect(await refusalCode(without)).toBe('accounts.regions-missing');
    await give(first, home, { ...examine, regions: ['MA-03'] });
    await give(first, home, { accountId: idOf(auditor), role: 'mediator', regions: ['MA-03'] });
    expect(await rolesOf(idOf(auditor))).toEqual(['auditor', 'mediator', 'regional-examiner']);
    const rows = await db.roleGrant.findMany({ where: { regions: { isEmpty: false } } });
    expect(rows.map(({ role }) => role)).toEqual(['regional-examiner']);
  });

  test('held already, to a stranger, by somebody without the right or of elsewhere', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const home = homeOf(owner);
    const member = await makeMember('sme', ['sme-member'], home);
    const stranger = await makeMember('sme', ['sme-owner']);
    const promote = (actor: MemberActor, accountId: string, role: Role = 'sme-owner') =>
      refusalCode(give(actor, home, { accountId, role, regions: [] }));
    expect(await promote(owner, idOf(member), 'sme-member')).toBe('accounts.role-held');
    expect(await promote(owner, idOf(stranger))).toBe('accounts.not-found');
    expect(await promote(member, idOf(member))).toBe('accounts.not-found');
    expect(await promote(stranger, idOf(member))).toBe('accounts.not-found');
    expect(await rolesOf(idOf(member))).toEqual(['sme-member']);
  });

  test('to the only owner of a lower role is refused, and nothing changes', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const work = give(owner, homeOf(owner), {
      accountId: idOf(owner),
      role: 'sme-viewer',
      regions: [],
    });
    expect(await refusalCode(work)).toBe('accounts.last-owner');
    expect(await rolesOf(idOf(owner))).toEqual(['sme-owner']);
  });
});

describe.each(MONEY)('the role %s touches money:', (role) => {
  test('one asks, another grants, and neither receives it', async () => {
    const { first, second, auditor, home } = await aProgramme();
    await give(first, home, { accountId: idOf(auditor), role, regions: [] });
    expect(await rolesOf(idOf(auditor))).toEqual(['auditor']);
    const id = await grantOf(auditor, role);
    const now = await asMember(idOf(auditor), home);
    expect(await refusalCode(decideRole(first, home, id, 'grant'))).toBe('accounts.two-persons');
    expect(await refusalCode(decideRole(now, home, id, 'grant'))).toBe('accounts.not-found');
    const { people } = await getPeople(second, home);
    const shown = people.flatMap(({ grants }) => grants).find((grant) => grant.id === id);
    expect(shown).toMatchObject({ status: 'requested', requestedBy: 'Amina Alaoui' });
    expect(shown?.canDecide).toBe(true);
    await decideRole(second, home, id, 'grant');
    await decideRole(second, home, id, 'grant');
    expect(await rolesOf(idOf(auditor))).toContain(role);
    const told = await notificationsTo(idOf(auditor));
    expect(told.map(({ kind }) => kind)).toEqual(['role-granted']);
    expect(await refusalCode(decideRole(second, home, id, 'refuse'))).toBe(
      'accounts.request-closed',
    );
  });

  test.each(['who asked', 'who receives it', 'who asked for themselves'])(
    'the database refuses a grant by %s',
    async (what) => {
      const { first, second, auditor, home } = await aProgramme();
      const requestedById = what === 'who asked for themselves' ? idOf(auditor) : idOf(first);
      const work = inTransaction('tests.grant', (tx) =>
        tx.roleGrant.create({
          data: {
            id: 'a grant',
            accountId: idOf(auditor),
            organisationId: home,
            role,
            status: 'active',
            requestedById,
            requestedAt: NOON,
            grantedAt: NOON,
            grantedById:
              what === 'who asked'
                ? idOf(first)
                : idOf(what === 'who receives it' ? auditor : second),
          },
        }),
      );
      const error: unknown = await work.catch((thrown: unknown) => thrown);
      expect(constraintOf(error)).toBe('role_grant_two_persons');
    },
  );
});

describe('a role that waits', () => {
  test('is refused by a second person, and can be asked for again', async () => {
    const { first, second, auditor, home } = await aProgramme();
    const form = { accountId: idOf(auditor), role: 'certifier', regions: [] } as const;
    await give(first, home, form);
    const id = await grantOf(auditor, 'certifier');
    await decideRole(second, home, id, 'refuse');
    await decideRole(second, home, id, 'refuse');
    expect(await refusalCode(decideRole(second, home, id, 'grant'))).toBe(
      'accounts.request-closed',
    );
    await give(first, home, form);
    expect(await rolesOf(idOf(auditor), 'requested')).toEqual(['certifier']);
  });

  test('is decided by an administrator too, never by a manager of elsewhere', async () => {
    const { first, auditor, home } = await aProgramme();
    const elsewhere = await aProgramme();
    const admin = await makeMember('platform', ['platform-admin']);
    await give(first, home, { accountId: idOf(auditor), role: 'certifier', regions: [] });
    const id = await grantOf(auditor, 'certifier');
    const foreign = [
      decideRole(elsewhere.first, home, id, 'grant'),
      decideRole(elsewhere.first, elsewhere.home, id, 'grant'),
    ];
    expect(await refusalCodes(foreign)).toEqual(['accounts.not-found']);
    await decideRole(admin, home, id, 'grant');
    expect(await rolesOf(idOf(auditor))).toEqual(['auditor', 'certifier']);
  });

  test('is not granted by a manager who was dismissed meanwhile', async () => {
    const { first, second, auditor, home } = await aProgramme();
    await give(first, home, { accountId: idOf(auditor), role: 'certifier', regions: [] });
    const id = await grantOf(auditor, 'certifier');
    await endRole(first, home, await grantOf(second));
    expect(await refusalCode(decideRole(second, home, id, 'grant'))).toBe('accounts.not-found');
  });
});

describe('ending a role', () => {
  test('works once for others, and they are told', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const member = await makeMember('sme', ['sme-member'], homeOf(owner));
    const id = await grantOf(member);
    await endRole(owner, homeOf(owner), id);
    await endRole(owner, homeOf(owner), id);
    expect(await rolesOf(idOf(member))).toEqual([]);
    expect((await notificationsTo(idOf(member))).map(({ kind }) => kind)).toEqual(['role-ended']);
  });

  test('works for one’s own, silently', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const member = await makeMember('sme', ['sme-member'], homeOf(owner));
    await endRole(member, homeOf(owner), await grantOf(member));
    expect(await rolesOf(idOf(member))).toEqual([]);
    expect(await notificationsTo(idOf(member))).toEqual([]);
  });

  test('of others is refused to members and to owners of elsewhere', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const member = await makeMember('sme', ['sme-member'], homeOf(owner));
    const stranger = await makeMember('sme', ['sme-owner']);
    const id = await grantOf(owner);
    const work = [
      endRole(member, homeOf(owner), id),
      endRole(stranger, homeOf(owner), id),
      endRole(stranger, homeOf(stranger), id),
    ];
    expect(await refusalCodes(work)).toEqual(['accounts.not-found']);
  });

  test.each(['sme', 'provider'] as const)('of the last owner of a %s is refused', async (kind) => {
    const owner = await makeMember(kind, [`${kind}-owner`]);
    const work = endRole(owner, homeOf(owner), await grantOf(owner));
    expect(await refusalCode(work)).toBe('accounts.last-owner');
    expect(await rolesOf(idOf(owner))).toEqual([`${kind}-owner`]);
  });

  test('of two owners by each other at once leaves one', async () => {
    const one = await makeMember('sme', ['sme-owner']);
    const other = await makeMember('sme', ['sme-owner'], homeOf(one));
    const [ofOne, ofOther] = [await grantOf(one), await grantOf(other)];
    const codes = await Promise.all([
      refusalCode(endRole(one, homeOf(one), ofOther)),
      refusalCode(endRole(other, homeOf(one), ofOne)),
    ]);
    // Who comes second has lost the role to act by.
    expect(codes.toSorted()).toEqual(['accounts.not-found', null]);
    expect(await db.roleGrant.count({ where: { status: 'active' } })).toBe(1);
  });

  test('of two owners by themselves at once leaves one', async () => {
    const one = await makeMember('sme', ['sme-owner']);
    const other = await makeMember('sme', ['sme-owner'], homeOf(one));
    const [ofOne, ofOther] = [await grantOf(one), await grantOf(other)];
    const codes = await Promise.all([
      refusalCode(endRole(one, homeOf(one), ofOne)),
      refusalCode(endRole(other, homeOf(one), ofOther)),
    ]);
    expect(codes.toSorted()).toEqual(['accounts.last-owner', null]);
    expect(await db.roleGrant.count({ where: { status: 'active' } })).toBe(1);
  });

  test('of two owners behind the use-cases leaves one: the database holds it', async () => {
    const one = await makeMember('sme', ['sme-owner']);
    await makeMember('sme', ['sme-owner'], homeOf(one));
    const rows = await db.roleGrant.findMany();
    const ended = await Promise.allSettled(
      rows.map(({ id }) =>
        inTransaction('tests.end', (tx) =>
          tx.roleGrant.update({ where: { id }, data: { status: 'revoked' } }),
        ),
      ),
    );
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await db.roleGrant.count({ where: { status: 'active' } })).toBe(1);
  });

  test('of the last administrators, at once, leaves one', async () => {
    const one = await makeMember('platform', ['platform-admin']);
    const other = await makeMember('platform', ['platform-admin'], homeOf(one));
    const [ofOne, ofOther] = [await grantOf(one), await grantOf(other)];
    const codes = await Promise.all([
      refusalCode(endRole(one, homeOf(one), ofOne)),
      refusalCode(endRole(other, homeOf(one), ofOther)),
    ]);
    expect(codes.toSorted()).toEqual(['accounts.last-administrator', null]);
  });
});

describe('roles that exclude each other', () => {
  test.each([
    ['advisor', 'advisor', 'provider', 'provider-owner'],
    ['advisor', 'advisor', 'provider', 'provider-member'],
    ['provider', 'provider-member', 'advisor', 'advisor'],
    ['platform', 'platform-admin', 'programme', 'deciding-officer'],
    ['programme', 'auditor', 'platform', 'platform-admin'],
    ['sme', 'sme-owner', 'platform', 'platform-admin'],
  ] as const)('a %s (%s) is never of a %s (%s)', async (kind, role, other, excluded) => {
    const actor = await makeMember(kind, [role]);
    const elsewhere = await makeMember(other, [excluded]);
    const error: unknown = await giveRole(idOf(actor), homeOf(elsewhere), excluded).catch(
      (thrown: unknown) => thrown,
    );
    expect(constraintOf(error)).toBe('role_excludes_another');
  });

  test('once the first has ended, the other can be held', async () => {
    const advisor = await makeMember('advisor', ['advisor']);
    const provider = await makeMember('provider', ['provider-owner']);
    await endRole(advisor, homeOf(advisor), await grantOf(advisor));
    await giveRole(idOf(advisor), homeOf(provider), 'provider-member');
    expect(await rolesOf(idOf(advisor))).toEqual(['provider-member']);
  });
});
