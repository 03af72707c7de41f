import { beforeEach, describe, expect, test } from 'vitest';
import {
  answerJoinRequest,
  giveConsents,
  getOrganisation,
  getOwnStanding,
  listKnownFirms,
  openSession,
  readSession,
  requestToJoin,
  switchOrganisation,
  updateOrganisation,
  type RegisterForm,
} from '#domain/accounts/index.server.ts';
import { registerFirm } from '#domain/assessment/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor } from '../../factories/actors.ts';
import { aDraft, freshDatabase } from '../../factories/drafts.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import {
  anIce,
  asMember,
  giveRole,
  makeAccount,
  makeMember,
  makeOrganisation,
  makePerson,
} from '../../factories/people.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';

const ICE = '990000001000040';
const OTHER_ESTABLISHMENT = '990000001000137';
const INTENT = 'an intent of a page';

const form = (changes: Partial<RegisterForm> = {}): RegisterForm => ({
  kind: 'sme',
  name: 'Atelier du Rif',
  ice: ICE,
  ...changes,
});

async function auditTypes(organisationId: string): Promise<string[]> {
  const rows = await db.auditEntry.findMany({
    where: { streamId: `organisation:${organisationId}` },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ type }) => type);
}

/** Somebody with a session of their own. */
async function signedIn(): Promise<PersonActor> {
  const accountId = await makeAccount();
  const now = new Date();
  const token = await inTransaction('tests.session', (tx) =>
    openSession(tx, { ...anActor(), now }, { accountId, userAgent: null, secondFactor: true }),
  );
  const person = await readSession(token, now);
  if (!person) throw new Error('no session');
  return { ...anActor(), now, person };
}

beforeEach(freshDatabase);

describe('registering a firm', () => {
  test('makes its first owner, who works in it from then on', async () => {
    const actor = await signedIn();
    const id = await registerFirm(actor, form({ nameArabic: 'ورشة الريف' }), INTENT);
    expect(await db.organisation.findUnique({ where: { id } })).toMatchObject({
      kind: 'sme',
      name: 'Atelier du Rif',
      nameArabic: 'ورشة الريف',
      ice: ICE,
      ice9: '990000001',
      iceWaiver: null,
    });
    const grants = await db.roleGrant.findMany({ where: { organisationId: id } });
    expect(grants).toMatchObject([
      { accountId: actor.person.accountId, role: 'sme-owner', status: 'active' },
    ]);
    const session = await db.session.findFirst();
    expect(session?.activeOrganisationId).toBe(id);
    expect(await auditTypes(id)).toEqual([
      'accounts.organisation-registered',
      'accounts.role-granted',
    ]);
  });

  test('takes the anonymous assessments of this browser along, and those of no other', async () => {
    const person = await makePerson();
    const device = anActor('own browser');
    const own = await aDraft(device);
    const other = await aDraft(anActor('another browser'));
    const id = await registerFirm({ ...device, person: person.person }, form(), INTENT);
    const homes = await db.assessment.findMany({ select: { id: true, organisationId: true } });
    expect(new Map(homes.map((row) => [row.id, row.organisationId]))).toEqual(
      new Map([
        [own, id],
        [other, null],
      ]),
    );
  });

  test('as a provider takes no assessment', async () => {
    const { person } = await makePerson();
    const device = anActor('own browser');
    await aDraft(device);
    const id = await registerFirm({ ...device, person }, form({ kind: 'provider' }), INTENT);
    expect(await db.assessment.count({ where: { organisationId: null } })).toBe(1);
    const grant = await db.roleGrant.findFirst({ where: { organisationId: id } });
    expect(grant?.role).toBe('provider-owner');
  });

  test('carries the consent to statistics over to the firm', async () => {
    const actor = await makePerson();
    const { accountId } = actor.person;
    await inTransaction('tests.consent', (tx) =>
      giveConsents(tx, actor, { accountId, purposes: ['statistics'] }),
    );
    const id = await registerFirm(actor, form(), INTENT);
    const consents = await db.consent.findMany({ where: { organisationId: id } });
    expect(consents.map(({ purpose }) => purpose)).toEqual(['statistics']);
  });

  test('sent twice, even at once, registers one', async () => {
    const actor = await makePerson();
    const ids = await Promise.all([
      registerFirm(actor, form(), INTENT),
      registerFirm(actor, form(), INTENT),
    ]);
    expect(ids[0]).toBe(ids[1]);
    expect(await db.organisation.count()).toBe(1);
  });

  test('of two persons with one ICE at once, one is refused and leaves nothing', async () => {
    const [one, two] = [await makePerson(), await makePerson()];
    const codes = await Promise.all([
      refusalCode(registerFirm(one, form(), INTENT)),
      refusalCode(registerFirm(two, form(), INTENT)),
    ]);
    expect(codes.toSorted()).toEqual(['accounts.ice-taken', null]);
    expect(await db.roleGrant.count()).toBe(1);
  });

  test('with a wrong control key is refused by the database too', async () => {
    const actor = await makePerson();
    const wrong = form({ ice: '990000001000041' });
    expect(await refusalCode(registerFirm(actor, wrong, INTENT))).toBe('accounts.ice-invalid');
  });

  test('with a known ICE is refused, as another establishment only once that was said', async () => {
    await makeOrganisation('sme', { ice: ICE });
    const actor = await makePerson();
    const register = (changes: Partial<RegisterForm>) =>
      refusalCode(registerFirm(actor, form(changes), `${INTENT} ${JSON.stringify(changes)}`));
    expect(await register({ otherEstablishment: 'yes' })).toBe('accounts.ice-taken');
    expect(await register({ ice: OTHER_ESTABLISHMENT })).toBe('accounts.firm-known');
    expect(await register({ ice: OTHER_ESTABLISHMENT, otherEstablishment: 'yes' })).toBeNull();
  });

  test.each([
    ['an administrator', 'platform', 'platform-admin', 'sme'],
    ['an advisor, for a provider,', 'advisor', 'advisor', 'provider'],
  ] as const)('by %s is refused', async (_who, kind, role, registered) => {
    const actor = await makeMember(kind, [role]);
    const work = registerFirm(actor, form({ kind: registered }), INTENT);
    expect(await refusalCode(work)).toBe('accounts.roles-exclude');
    expect(await db.organisation.count({ where: { ice: ICE } })).toBe(0);
  });
});

describe('a firm that is registered', () => {
  test('is offered with all its establishments, and what the person is to each', async () => {
    const [taken, other] = [
      await makeOrganisation('sme', { ice: ICE, name: 'Siège' }),
      await makeOrganisation('provider', { ice: OTHER_ESTABLISHMENT }),
    ];
    const actor = await makePerson();
    await requestToJoin(actor, taken);
    await giveRole(actor.person.accountId, other, 'provider-member');
    expect(await listKnownFirms(actor, ICE)).toMatchObject([
      { id: taken, name: 'Siège', kind: 'sme', sameIce: true, standing: 'asked' },
      { id: other, kind: 'provider', sameIce: false, standing: 'member' },
    ]);
    expect(await listKnownFirms(actor, anIce(5))).toEqual([]);
  });

  test('is asked once to let somebody in, however often they ask', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const actor = await makePerson();
    const ask = () => requestToJoin(actor, organisationId);
    await Promise.all([ask(), ask()]);
    await ask();
    expect(await db.joinRequest.count()).toBe(1);
    const told = await notificationsTo(owner.person.accountId);
    expect(told.map(({ kind, path }) => [kind, path])).toEqual([['join-requested', '/sme/people']]);
  });

  test.each(['programme', 'advisor', 'platform'] as const)(
    'a %s is not joined by asking',
    async (kind) => {
      const actor = await makePerson();
      const id = await makeOrganisation(kind);
      expect(await refusalCode(requestToJoin(actor, id))).toBe('accounts.not-found');
    },
  );

  test('lets somebody in with the role the owner chooses', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const actor = await makePerson();
    const { organisationId } = owner.person.seat;
    await requestToJoin(actor, organisationId);
    expect(await refusalCode(requestToJoin(owner, organisationId))).toBe('accounts.role-held');
    const request = await db.joinRequest.findFirstOrThrow();
    const accept = { accept: true, role: 'sme-viewer' } as const;
    await answerJoinRequest(owner, request.id, accept);
    await answerJoinRequest(owner, request.id, accept);
    const grants = await db.roleGrant.findMany({ where: { accountId: actor.person.accountId } });
    expect(grants).toMatchObject([{ role: 'sme-viewer', status: 'active', organisationId }]);
    const told = await notificationsTo(actor.person.accountId);
    expect(told.map(({ kind }) => kind)).toEqual(['join-accepted']);
    expect(await refusalCode(answerJoinRequest(owner, request.id, { accept: false }))).toBe(
      'accounts.request-closed',
    );
  });

  test('may refuse, and is asked again later', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const actor = await makePerson();
    await requestToJoin(actor, owner.person.seat.organisationId);
    const request = await db.joinRequest.findFirstOrThrow();
    await answerJoinRequest(owner, request.id, { accept: false });
    expect(await db.roleGrant.count({ where: { accountId: actor.person.accountId } })).toBe(0);
    await requestToJoin(actor, owner.person.seat.organisationId);
    expect(await db.joinRequest.count({ where: { status: 'open' } })).toBe(1);
  });

  test('only its owners answer, with a role of the firm', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const member = await makeMember('sme', ['sme-member'], organisationId);
    const stranger = await makeMember('sme', ['sme-owner']);
    await requestToJoin(await makePerson(), organisationId);
    const { id } = await db.joinRequest.findFirstOrThrow();
    const accept = { accept: true, role: 'sme-member' } as const;
    for (const actor of [member, stranger])
      expect(await refusalCode(answerJoinRequest(actor, id, accept))).toBe('accounts.not-found');
    const unfit = { accept: true, role: 'provider-owner' } as const;
    expect(await refusalCode(answerJoinRequest(owner, id, unfit))).toBe('accounts.role-unfit');
    expect(await db.joinRequest.count({ where: { status: 'open' } })).toBe(1);
  });
});

describe('somebody in several organisations', () => {
  test('sees them, what they asked for, and what they are invited to', async () => {
    const actor = await makeMember('sme', ['sme-owner']);
    const { accountId, seat } = actor.person;
    const programme = await makeOrganisation('programme');
    await giveRole(accountId, programme, 'auditor');
    const asked = await makeOrganisation('provider', { name: 'Asked' });
    await requestToJoin(actor, asked);
    const { organisations, asked: waiting, invitations } = await getOwnStanding(actor);
    expect(new Map(organisations.map((one) => [one.id, [one.roles, one.active]]))).toEqual(
      new Map([
        [seat.organisationId, [['sme-owner'], true]],
        [programme, [['auditor'], false]],
      ]),
    );
    expect(waiting.map(({ name }) => name)).toEqual(['Asked']);
    expect(invitations).toEqual([]);
  });

  test('chooses where to work; only where they hold a role', async () => {
    const actor = await signedIn();
    const { accountId } = actor.person;
    const [one, other, foreign] = [
      await makeOrganisation('sme'),
      await makeOrganisation('provider'),
      await makeOrganisation('sme'),
    ];
    await giveRole(accountId, one, 'sme-owner');
    await giveRole(accountId, other, 'provider-owner');
    await switchOrganisation(actor, other);
    expect((await db.session.findFirst())?.activeOrganisationId).toBe(other);
    expect(await refusalCode(switchOrganisation(actor, foreign))).toBe('accounts.not-found');
    await db.organisation.update({ where: { id: one }, data: { suspendedAt: actor.now } });
    expect(await refusalCode(switchOrganisation(actor, one))).toBe('accounts.not-found');
    expect((await db.session.findFirst())?.activeOrganisationId).toBe(other);
  });
});

describe('what is known of an organisation', () => {
  test('is changed by its owner; unusual identifiers are kept and pointed out', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const change = { name: 'Nouveau nom', taxId: '12', cnss: '1234567', registerCourt: 'Fès' };
    await updateOrganisation(owner, organisationId, change);
    const known = await getOrganisation(owner, organisationId);
    expect(known).toMatchObject({ ...change, unusual: ['taxId'], canEdit: true });
    await updateOrganisation(owner, organisationId, change);
    expect(await auditTypes(organisationId)).toEqual(['accounts.organisation-changed']);
  });

  test('is read by members and changed by no other', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const viewer = await makeMember('sme', ['sme-viewer'], organisationId);
    expect((await getOrganisation(viewer, organisationId)).canEdit).toBe(false);
    const stranger = await makeMember('sme', ['sme-owner']);
    const work = [
      updateOrganisation(viewer, organisationId, { name: 'Mine' }),
      updateOrganisation(stranger, organisationId, { name: 'Mine' }),
      getOrganisation(stranger, organisationId),
    ];
    expect(await refusalCodes(work)).toEqual(['accounts.not-found']);
  });

  test('is not changed by an owner who was one when the page was opened', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    await makeMember('sme', ['sme-owner'], organisationId);
    await db.roleGrant.updateMany({
      where: { accountId: owner.person.accountId },
      data: { status: 'revoked' },
    });
    const work = updateOrganisation(owner, organisationId, { name: 'Mine' });
    expect(await refusalCode(work)).toBe('accounts.not-found');
    const now = await asMember(owner.person.accountId, organisationId);
    expect(now.person.seat.roles).toEqual([]);
  });
});
