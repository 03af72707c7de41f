import { beforeEach, describe, expect, test } from 'vitest';
import {
  decideDataRequest,
  listDataRequestQueue,
  listOwnDataRequests,
  openDataRequest,
} from '#domain/accounts/index.server.ts';
import type { MemberActor, PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { makeMember, makePerson } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';

let person: PersonActor;
let admin: MemberActor;

beforeEach(async () => {
  await resetDatabase();
  person = await makePerson();
  admin = await makeMember('platform', ['platform-admin']);
});

const refused = (reason: string) => ({ name: 'DomainError', code: `accounts.${reason}` });
const on = <A extends PersonActor>(actor: A, day: string): A => ({
  ...actor,
  now: new Date(`${day}T11:00:00Z`),
});
const REQUEST = { kind: 'rectification', text: 'Mon prénom est Aminata.' } as const;
const DONE = { outcome: 'done', answer: 'Votre prénom est corrigé.' } as const;

let intents = 0;
function open(actor = person, form: Partial<Parameters<typeof openDataRequest>[1]> = {}) {
  intents += 1;
  return openDataRequest(actor, { ...REQUEST, intentId: `intent number ${intents}`, ...form });
}

describe('opening a request', () => {
  test('gives ten working days, across a weekend and a holiday', async () => {
    await db.holiday.create({
      data: {
        day: new Date('2026-11-18T00:00:00Z'),
        code: 'independence',
        status: 'fixed',
        source: 'law',
      },
    });
    await open(on(person, '2026-11-16'));
    const [request] = await listOwnDataRequests(on(person, '2026-11-16'));
    expect(request).toMatchObject({ ...REQUEST, status: 'open', dueOn: '2026-12-01', late: false });
  });

  test('late in the evening counts from the day it is in Morocco', async () => {
    await open({ ...person, now: new Date('2025-06-16T23:30:00Z') });
    const [request] = await listOwnDataRequests(person);
    expect(request?.dueOn).toBe('2025-07-01');
  });

  test('tells every administrator, and nobody else', async () => {
    const other = await makeMember(
      'platform',
      ['platform-admin'],
      admin.person.seat.organisationId,
    );
    await open();
    const line = { kind: 'data-request-opened', params: { kind: 'rectification' } };
    for (const who of [admin, other])
      expect(await notificationsTo(who.person.accountId)).toMatchObject([line]);
    expect(await notificationsTo(person.person.accountId)).toEqual([]);
  });

  test('the form sent twice opens one, also at the same time', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => open(person, { intentId: 'the same form' })));
    expect(new Set(ids).size).toBe(1);
    expect(await db.dataRequest.count()).toBe(1);
  });

  test('the sixth that waits is refused, also at the same time', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => open()));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    await expect(open()).rejects.toMatchObject({
      ...refused('too-many-requests'),
      details: { most: 5 },
    });
  });

  test('without an intent asks to load the page again', async () => {
    await expect(open(person, { intentId: null })).rejects.toMatchObject(refused('reload'));
  });

  test('puts no word of it into the trail', async () => {
    await open();
    const [entry] = await db.auditEntry.findMany();
    expect(entry?.type).toBe('accounts.data-request-opened');
    expect(entry?.body).not.toContain('Aminata');
  });
});

describe('the queue', () => {
  test('shows the first due first and marks those that are late', async () => {
    const later = await open(on(person, '2026-11-20'));
    const first = await open(on(person, '2026-11-02'));
    const { open: waiting } = await listDataRequestQueue(on(admin, '2026-11-18'));
    expect(waiting.map(({ id, late }) => [id, late])).toEqual([
      [first, true],
      [later, false],
    ]);
    expect(waiting[0]?.person).toMatchObject({ name: 'Amina Alaoui' });
  });

  test.each([
    ['sme', 'sme-owner'],
    ['programme', 'programme-manager'],
    ['programme', 'auditor'],
  ] as const)('is closed to a %s %s', async (kind, role) => {
    const id = await open();
    const other = await makeMember(kind, [role]);
    await expect(listDataRequestQueue(other)).rejects.toMatchObject(refused('not-found'));
    await expect(decideDataRequest(other, id, DONE)).rejects.toMatchObject(refused('not-found'));
    expect(await db.dataRequest.count({ where: { status: 'open' } })).toBe(1);
  });
});

describe('deciding', () => {
  test('closes it with a written answer that the person reads', async () => {
    const id = await open();
    await decideDataRequest(admin, id, { outcome: 'refused', answer: 'Ce nom est le bon.' });
    expect(await listOwnDataRequests(person)).toMatchObject([
      { status: 'refused', answer: 'Ce nom est le bon.', closedAt: admin.now },
    ]);
    expect(await notificationsTo(person.person.accountId)).toEqual([
      {
        kind: 'data-request-answered',
        params: { kind: 'rectification' },
        path: '/account/data/requests',
      },
    ]);
    expect((await listDataRequestQueue(admin)).closed).toHaveLength(1);
  });

  test('the same answer again changes nothing, another one is refused', async () => {
    const id = await open();
    await decideDataRequest(admin, id, DONE);
    await decideDataRequest(on(admin, '2026-11-20'), id, DONE);
    await expect(
      decideDataRequest(admin, id, { outcome: 'refused', answer: 'Non, finalement.' }),
    ).rejects.toMatchObject(refused('wrong-state'));
    const [request] = await db.dataRequest.findMany();
    expect(request).toMatchObject({ status: 'done', closedAt: admin.now });
    expect(await notificationsTo(person.person.accountId)).toHaveLength(1);
  });

  test('two administrators at once: one answer stands', async () => {
    const id = await open();
    const other = await makeMember(
      'platform',
      ['platform-admin'],
      admin.person.seat.organisationId,
    );
    const tries = await Promise.allSettled([
      decideDataRequest(admin, id, DONE),
      decideDataRequest(other, id, { outcome: 'refused', answer: 'Refusé, hélas.' }),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { type: 'accounts.data-request-decided' } })).toBe(1);
  });

  test('nobody answers their own', async () => {
    const id = await open(admin);
    await expect(decideDataRequest(admin, id, DONE)).rejects.toMatchObject(refused('own-request'));
    expect((await listDataRequestQueue(admin)).open).toMatchObject([{ own: true }]);
  });

  test('a granted erasure erases the person at once; another kind does not', async () => {
    await decideDataRequest(admin, await open(), DONE);
    expect(await db.account.count({ where: { status: 'erased' } })).toBe(0);
    const id = await open(person, { kind: 'erasure' });
    await decideDataRequest(admin, id, DONE);
    const erased = await db.account.findUniqueOrThrow({ where: { id: person.person.accountId } });
    expect(erased).toMatchObject({ status: 'erased', name: '', email: null });
    expect(await db.dataRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'done',
      decision: DONE.answer,
      text: '',
    });
  });

  test('a refused erasure leaves the account as it was', async () => {
    const id = await open(person, { kind: 'erasure' });
    await decideDataRequest(admin, id, { outcome: 'refused', answer: 'Un dossier est en cours.' });
    expect(await db.account.count({ where: { status: 'erased' } })).toBe(0);
  });

  test('an erasure that cannot be done leaves the request open', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    await makeMember('sme', ['sme-member'], owner.person.seat.organisationId);
    const id = await open(owner, { kind: 'erasure' });
    await expect(decideDataRequest(admin, id, DONE)).rejects.toMatchObject(
      refused('name-another-owner'),
    );
    expect(await db.dataRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'open',
      decision: null,
    });
  });

  test('an unknown request is not found', async () => {
    await expect(decideDataRequest(admin, 'unknown', DONE)).rejects.toMatchObject(
      refused('not-found'),
    );
  });
});

test('a person sees only their own requests', async () => {
  await open();
  expect(await listOwnDataRequests(await makePerson())).toEqual([]);
});
