import { beforeEach, describe, expect, test } from 'vitest';
import {
  answerMandate,
  endMandate,
  findActiveMandate,
  getClient,
  grantMandate,
  listAdvisorBodies,
  listClients,
  listGivenMandates,
  proposeMandate,
} from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { constraintOf } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOON } from '../../factories/actors.ts';
import { anIce, giveRole, makeMember, makeOrganisation } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const ICE = anIce(4242);

let owner: MemberActor;
let advisor: MemberActor;
let firm: string;
let body: string;
let intents = 0;

const intent = () => `an intent of a form ${(intents += 1)}`;
const days = (actor: MemberActor, count: number): MemberActor => ({
  ...actor,
  now: new Date(NOON.getTime() + count * DAY_MS),
});
const grant = (actor = owner, months = 12) =>
  grantMandate(actor, { advisorBodyId: body, scopes: ['assess'], months }, intent());
const propose = (actor = advisor, ice = ICE) =>
  proposeMandate(actor, { ice, scopes: ['assess', 'follow'], months: 6 }, intent());
const active = (now = NOON, scope: 'assess' | 'apply' = 'assess') =>
  findActiveMandate(db, { advisorBodyId: body, organisationId: firm, scope, now });

async function jobs(): Promise<Record<string, unknown>[]> {
  const rows = await db.$queryRaw<{ payload: Record<string, unknown> }[]>`
    SELECT payload FROM graphile_worker._private_jobs ORDER BY id`;
  return rows.map(({ payload }) => payload);
}

async function trail(organisationId: string): Promise<string[]> {
  const rows = await db.auditEntry.findMany({
    where: { streamId: `organisation:${organisationId}` },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ type }) => type);
}

beforeEach(async () => {
  await resetDatabase();
  firm = await makeOrganisation('sme', { ice: ICE, name: 'Boulangerie Atlas' });
  body = await makeOrganisation('advisor', { name: 'Chambre' });
  owner = await makeMember('sme', ['sme-owner'], firm);
  advisor = await makeMember('advisor', ['advisor'], body);
});

describe('giving a mandate', () => {
  test('opens what it names until its term, tells the advisors and the trail', async () => {
    const id = await grant();
    const end = new Date('2027-11-16T11:00:00Z');
    expect(await active()).toEqual({ id, expiresAt: end });
    expect(await active(NOON, 'apply')).toBeNull();
    expect(await active(new Date(end.getTime() - 1))).not.toBeNull();
    expect(await active(end)).toBeNull();
    expect(await trail(firm)).toEqual(['accounts.mandate-granted']);
    expect(await jobs()).toEqual([
      {
        accountId: advisor.person.accountId,
        kind: 'mandate-granted',
        params: { firm: 'Boulangerie Atlas' },
        path: `/advisor/clients/${firm}`,
      },
    ]);
  });

  test('lasts two years at most, and the database holds to it', async () => {
    await grant(owner, 24);
    expect((await active())?.expiresAt.toISOString()).toBe('2028-11-16T11:00:00.000Z');
    const longer = db.mandate.updateMany({ data: { expiresAt: new Date('2028-11-17T11:00:00Z') } });
    expect(constraintOf(await longer.catch((error: unknown) => error))).toBe('mandate_term');
  });

  test('the same form sent twice gives one mandate, another form is refused', async () => {
    const form = { advisorBodyId: body, scopes: ['assess' as const], months: 1 };
    const sent = intent();
    const ids = await Promise.all([
      grantMandate(owner, form, sent),
      grantMandate(owner, form, sent),
    ]);
    expect(ids[0]).toBe(ids[1]);
    await expect(grant()).rejects.toMatchObject({ code: 'accounts.mandate-exists' });
    expect(await db.mandate.count()).toBe(1);
  });

  test('two owners at the same time give one', async () => {
    const second = await makeMember('sme', ['sme-owner'], firm);
    const both = await Promise.allSettled([grant(owner), grant(second)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.mandate.count()).toBe(1);
  });

  test('one that came to its term can be given again', async () => {
    await grant(owner, 1);
    const next = days(owner, 40);
    await grant(next, 3);
    const states = (await listGivenMandates(next)).map(({ state }) => state);
    expect(states).toEqual(['active', 'expired']);
  });

  test('only an owner of a firm, only to an advisor body that is not suspended', async () => {
    const notFound = { code: 'accounts.not-found' };
    for (const role of ['sme-member', 'sme-viewer'] as const)
      await expect(grant(await makeMember('sme', [role], firm))).rejects.toMatchObject(notFound);
    await expect(grant(advisor)).rejects.toMatchObject(notFound);
    const provider = await makeOrganisation('provider');
    await expect(
      grantMandate(owner, { advisorBodyId: provider, scopes: ['assess'], months: 1 }, intent()),
    ).rejects.toMatchObject(notFound);
    await db.organisation.update({ where: { id: body }, data: { suspendedAt: NOON } });
    await expect(grant()).rejects.toMatchObject(notFound);
    expect(await listAdvisorBodies()).toEqual([]);
  });

  test('a suspended body acts for nobody', async () => {
    await grant();
    await db.organisation.update({ where: { id: body }, data: { suspendedAt: NOON } });
    expect(await active()).toBeNull();
    expect(await listClients(advisor)).toEqual([]);
  });

  test('the database takes mandates from firms to advisor bodies only', async () => {
    const provider = await makeOrganisation('provider');
    const row = { id: 'a mandate', scopes: ['assess'], status: 'proposed', createdAt: NOON };
    const attempt = db.mandate.create({
      data: {
        ...row,
        organisationId: firm,
        advisorBodyId: provider,
        expiresAt: days(owner, 1).now,
      },
    });
    expect(constraintOf(await attempt.catch((error: unknown) => error))).toBe('mandate_parties');
  });
});

describe('a proposal', () => {
  test('asks the owners and opens nothing before one accepts', async () => {
    const colleague = await makeMember('sme', ['sme-member'], firm);
    await propose();
    expect(await active()).toBeNull();
    expect(await listClients(advisor)).toEqual([]);
    expect(await jobs()).toEqual([
      {
        accountId: owner.person.accountId,
        kind: 'mandate-proposed',
        params: { body: 'Chambre' },
        path: '/sme/mandates',
      },
    ]);
    const [proposal] = await listGivenMandates(colleague);
    expect(proposal).toMatchObject({ state: 'proposed', scopes: ['assess', 'follow'] });
    await answerMandate(owner, proposal?.id ?? '', 'accept');
    expect((await active())?.id).toBe(proposal?.id);
    expect(await trail(firm)).toEqual(['accounts.mandate-proposed', 'accounts.mandate-granted']);
  });

  test('leaves the same traces with the body whether the firm exists, was asked or refused', async () => {
    await expect(propose(advisor, anIce(777))).resolves.toBeUndefined();
    await expect(propose()).resolves.toBeUndefined();
    await expect(propose()).resolves.toBeUndefined();
    const [proposal] = await listGivenMandates(owner);
    await answerMandate(owner, proposal?.id ?? '', 'refuse');
    await expect(propose(days(advisor, 29))).resolves.toBeUndefined();
    expect(await db.mandate.count()).toBe(1);
    expect(await trail(body)).toEqual(Array.from({ length: 4 }, () => 'accounts.mandate-asked'));
    const rows = await db.auditEntry.findMany({ where: { streamId: `organisation:${body}` } });
    for (const { body: text } of rows) expect(text).not.toContain(firm);
    expect(await listClients(advisor)).toEqual([]);
    expect(await jobs()).toHaveLength(1);
  });

  test('may be made again a month after a refusal', async () => {
    await propose();
    const [proposal] = await listGivenMandates(owner);
    await answerMandate(owner, proposal?.id ?? '', 'refuse');
    await propose(days(advisor, 31));
    const states = (await listGivenMandates(days(owner, 31))).map(({ state }) => state);
    expect(states).toEqual(['proposed', 'refused']);
  });

  test('is answered once: the same answer repeated is one, the other is refused', async () => {
    await propose();
    const [proposal] = await listGivenMandates(owner);
    const id = proposal?.id ?? '';
    await Promise.all([answerMandate(owner, id, 'accept'), answerMandate(owner, id, 'accept')]);
    await expect(answerMandate(owner, id, 'refuse')).rejects.toMatchObject({
      code: 'accounts.mandate-closed',
    });
    expect((await trail(firm)).filter((type) => type === 'accounts.mandate-granted')).toHaveLength(
      1,
    );
  });

  test('cannot be accepted after its term', async () => {
    await propose();
    const [proposal] = await listGivenMandates(owner);
    await expect(
      answerMandate(days(owner, 200), proposal?.id ?? '', 'accept'),
    ).rejects.toMatchObject({ code: 'accounts.mandate-closed' });
  });

  test('gives way to a mandate the owner gives with other terms', async () => {
    await propose();
    await grant();
    const given = await listGivenMandates(owner);
    expect(given.map(({ state }) => state).sort()).toEqual(['active', 'ended']);
  });

  test('is answered by owners of that firm only, and made by advisors only', async () => {
    await propose();
    const [proposal] = await listGivenMandates(owner);
    const id = proposal?.id ?? '';
    const notFound = { code: 'accounts.not-found' };
    const stranger = await makeMember('sme', ['sme-owner']);
    const member = await makeMember('sme', ['sme-member'], firm);
    for (const actor of [stranger, member, advisor])
      await expect(answerMandate(actor, id, 'accept')).rejects.toMatchObject(notFound);
    await expect(propose(owner)).rejects.toMatchObject(notFound);
    expect(await active()).toBeNull();
  });
});

describe('ending a mandate', () => {
  test('takes effect at once, tells the advisors, and ending it again changes nothing', async () => {
    const id = await grant();
    await endMandate(owner, id);
    expect(await active()).toBeNull();
    await endMandate(owner, id);
    expect(await trail(firm)).toEqual(['accounts.mandate-granted', 'accounts.mandate-ended']);
    expect((await jobs()).at(-1)).toMatchObject({
      accountId: advisor.person.accountId,
      kind: 'mandate-ended',
      params: { firm: 'Boulangerie Atlas' },
    });
    await grant();
    expect(await active()).not.toBeNull();
  });

  test('the body may give it back, which tells the owners', async () => {
    const id = await grant();
    await endMandate(advisor, id);
    expect(await active()).toBeNull();
    expect((await jobs()).at(-1)).toMatchObject({
      accountId: owner.person.accountId,
      kind: 'mandate-ended',
      path: '/sme/mandates',
    });
  });

  test('one that came to its term stays as it ended', async () => {
    const id = await grant(owner, 1);
    const later = days(owner, 40);
    await endMandate(later, id);
    expect((await listGivenMandates(later))[0]?.state).toBe('expired');
  });

  test('is not for others, and a proposal is no mandate yet', async () => {
    const notFound = { code: 'accounts.not-found' };
    const id = await grant();
    const others = [
      await makeMember('sme', ['sme-owner']),
      await makeMember('advisor', ['advisor']),
      await makeMember('sme', ['sme-member'], firm),
      await makeMember('provider', ['provider-owner']),
    ];
    for (const actor of others) await expect(endMandate(actor, id)).rejects.toMatchObject(notFound);
    expect(await active()).not.toBeNull();
    await endMandate(owner, id);
    await propose(days(advisor, 40));
    const [proposal] = await listGivenMandates(days(owner, 40));
    expect(proposal?.state).toBe('proposed');
    await expect(endMandate(days(advisor, 40), proposal?.id ?? '')).rejects.toMatchObject(notFound);
  });
});

describe('what each side sees', () => {
  test('an advisor sees clients of their body while the mandate lasts', async () => {
    await grant(owner, 1);
    expect((await listClients(advisor)).map(({ name }) => name)).toEqual(['Boulangerie Atlas']);
    expect(await getClient(advisor, firm)).toMatchObject({ ice: ICE, scopes: ['assess'] });
    const later = days(advisor, 40);
    expect(await listClients(later)).toEqual([]);
    await expect(getClient(later, firm)).rejects.toMatchObject({ code: 'accounts.not-found' });
  });

  test('an advisor of another body sees nothing, known firm or not', async () => {
    await grant();
    const other = await makeMember('advisor', ['advisor']);
    expect(await listClients(other)).toEqual([]);
    for (const id of [firm, 'no firm'])
      await expect(getClient(other, id)).rejects.toMatchObject({ code: 'accounts.not-found' });
    await expect(listClients(owner)).rejects.toMatchObject({ code: 'accounts.not-found' });
    await expect(listGivenMandates(advisor)).rejects.toMatchObject({ code: 'accounts.not-found' });
  });

  test('the firm reads what was done under each mandate and by whom', async () => {
    const id = await grant();
    await inTransaction('tests.act', async (tx) => {
      const act = { stream: `organisation:${firm}`, subject: 'assessment:one' };
      const named = { ...act, onBehalfOf: firm, facts: { mandate: id } };
      await appendAudit(tx, advisor, { ...named, type: 'assessment.started' });
      await appendAudit(tx, advisor, { ...act, onBehalfOf: firm, type: 'assessment.completed' });
      await appendAudit(tx, owner, { ...act, type: 'assessment.shared' });
    });
    const [given] = await listGivenMandates(owner);
    expect(given?.done.map(({ type, by }) => [type, by])).toEqual([
      ['assessment.completed', 'Amina Alaoui'],
      ['assessment.started', 'Amina Alaoui'],
    ]);
    const stranger = await makeMember('sme', ['sme-owner']);
    expect(await listGivenMandates(stranger)).toEqual([]);
  });
});

test.each([
  ['provider-member', 'advisor'],
  ['provider-owner', 'advisor'],
  ['advisor', 'provider-member'],
] as const)('whoever is %s can never become %s', async (first, then) => {
  const kindOf = {
    advisor: 'advisor',
    'provider-member': 'provider',
    'provider-owner': 'provider',
  };
  const member = await makeMember(kindOf[first] as 'advisor' | 'provider', [first]);
  const home = await makeOrganisation(kindOf[then] as 'advisor' | 'provider');
  const refused = await giveRole(member.person.accountId, home, then).catch((e: unknown) => e);
  expect(constraintOf(refused)).toBe('role_excludes_another');
});
