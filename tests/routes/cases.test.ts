import { beforeEach, describe, expect, test } from 'vitest';
import { assignCases, runBatch } from '#domain/cases/index.server.ts';
import type { MemberActor, Role } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import * as batch from '../../app/routes/_space.programme.cases.batch.$batch.tsx';
import * as newBatch from '../../app/routes/_space.programme.cases.batch._index.tsx';
import * as late from '../../app/routes/_space.programme.cases.late.tsx';
import * as officer from '../../app/routes/_space.programme.cases.$id.officer.tsx';
import * as queue from '../../app/routes/_space.programme.cases._index.tsx';
import * as sheet from '../../app/routes/_space.programme.cases[.csv].ts';
import { anActor } from '../factories/actors.ts';
import { sendApplication } from '../factories/cases.ts';
import { caseInHand, caseRow, decideNow, openOffice, proposeNow } from '../factories/decisions.ts';
import { giveRole, makeMember } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call, type Answer } from './call.ts';

let office: Awaited<ReturnType<typeof openOffice>>;

beforeEach(async () => {
  await resetDatabase();
  office = await openOffice();
});

const colleague = (...roles: Role[]) => makeMember('programme', roles, office.programme.ownerId);

async function see({ person }: MemberActor, query = '') {
  const answer = await call(queue.loader, {
    params: { lang: 'fr' },
    path: `/fr/programme/cases?${query}`,
    person,
  });
  expect(answer.status).toBe(200);
  return answer.data as Awaited<ReturnType<typeof queue.loader>>;
}

const receipts = (page: Awaited<ReturnType<typeof see>>) => page.lines.map(({ id }) => id);

/** Puts the day that a case waits for. */
const putDue = (applicationId: string, day: string) =>
  db.caseClock.updateMany({
    where: { applicationId, endedAt: null },
    data: { dueOn: new Date(day) },
  });

describe('the queue', () => {
  test('has nothing of a firm that the reader belongs or belonged to', async () => {
    const [own, other] = [await caseInHand(office), await sendApplication(office.programme)];
    const manager = await colleague('programme-manager');
    const grant = await giveRole(manager.person.accountId, own.firmId, 'sme-viewer');
    await db.roleGrant.update({ where: { id: grant }, data: { status: 'revoked' } });
    const page = await see(manager);
    expect(receipts(page)).toEqual([other.id]);
    expect(page.counts).toMatchObject({ all: '1' });
  });

  test('shows an officer’s own cases first, with what is awaited and until when', async () => {
    const free = await sendApplication(office.programme);
    const mine = await caseInHand(office);
    const page = await see(office.officers.proposes);
    expect(receipts(page)).toEqual([mine.id, free.id]);
    expect(page.lines[0]).toMatchObject({
      ...{ state: 'under-review', isMine: true, isTickable: false, category: expect.any(String) },
      due: { code: 'propose', holder: 'proposes' },
    });
    expect(page.lines[0]?.amount).toMatch(/4.000/);
    expect(page.counts).toMatchObject({ all: '2', mine: '1', unassigned: '1', decide: '0' });
    expect(page.counts.states).toMatchObject({ submitted: '1', 'under-review': '1' });
  });

  test('shows a decider what others proposed, never their own', async () => {
    const both = await colleague('deciding-officer');
    const { id } = await caseInHand(office);
    await proposeNow(office.officers.proposes, id);
    const page = await see(both, 'who=decide');
    expect(page.lines).toMatchObject([{ id, isDecidable: true, isTickable: true }]);
    // Who examined it once may hold the deciding role later: this case stays closed to them.
    await db.casePerson.create({
      data: {
        ...{ applicationId: id, accountId: both.person.accountId, part: 'recused', round: 1 },
        since: both.now,
      },
    });
    expect((await see(both, 'who=decide')).lines).toEqual([]);
    expect((await see(office.officers.proposes, 'who=decide')).lines).toEqual([]);
  });

  test('filters by what the address says', async () => {
    const manager = await colleague('programme-manager');
    const web = await caseInHand(office, { region: 'MA-06' });
    const shop = await sendApplication(office.programme, { category: 'SHOP', cost: 2_000_000n });
    const { accountId } = office.officers.proposes.person;
    const { number, organisationId } = await caseRow(shop.id);
    await db.organisation.update({
      where: { id: organisationId },
      data: { name: 'Ets 100 % Épices', nameArabic: 'توابل الأطلس' },
    });
    const { ice } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId } });
    await putDue(web.id, '2020-01-01');
    await putDue(shop.id, '2999-01-01');
    for (const [query, id] of [
      ['state=submitted', shop.id],
      ['category=SHOP', shop.id],
      ['min=9%20000', shop.id],
      ['who=unassigned', shop.id],
      [`q=${String(number)}`, shop.id],
      ['q=%C3%A9pices', shop.id],
      ['q=100+%25', shop.id],
      [`q=${encodeURIComponent('توابل')}`, shop.id],
      [`q=${String(ice)}`, shop.id],
      ['region=MA-06', web.id],
      ['max=5%20000%2C00%20DH', web.id],
      [`officer=${accountId}`, web.id],
      ['late=yes', web.id],
    ] as const) {
      expect([query, receipts(await see(manager, query))]).toEqual([query, [id]]);
    }
    expect(receipts(await see(manager, 'show=closed'))).toEqual([]);
    expect(receipts(await see(manager, `programme=${office.programme.programmeId}`))).toHaveLength(
      2,
    );
    expect(receipts(await see(manager, 'q=personne'))).toEqual([]);
    expect((await see(manager, 'min=-5')).problems).toEqual({ min: 'money' });
    expect((await see(manager, 'page=999999')).page).toBe(1);
  });

  test('goes on page by page, and back to the last one', async () => {
    await sendApplication(office.programme);
    await db.$executeRaw`INSERT INTO aid_application
      SELECT (jsonb_populate_record(a, jsonb_build_object('id', 'copy-' || copy,
        'number', a.number + copy, 'organisation_id', 'firm-' || copy))).*
      FROM aid_application a, generate_series(1, 50) copy`;
    const manager = await colleague('programme-manager');
    expect(await see(manager)).toMatchObject({ page: 1, pages: 2, shown: { total: '51' } });
    for (const asked of [2, 9]) {
      const last = await see(manager, `page=${asked}`);
      expect(last).toMatchObject({ page: 2, pages: 2, shown: { total: '51' } });
      expect(receipts(last)).toEqual(['copy-50']);
    }
  });

  test('is for the organisation that decides, and for the regions of an examiner', async () => {
    const examiner = await colleague('regional-examiner');
    await db.roleGrant.updateMany({
      where: { accountId: examiner.person.accountId },
      data: { regions: ['MA-06'] },
    });
    const here = await sendApplication(office.programme, { region: 'MA-06' });
    await sendApplication(office.programme, { region: 'MA-01' });
    const { seat } = examiner.person;
    const limited = {
      ...examiner,
      person: { ...examiner.person, seat: { ...seat, regions: ['MA-06'] } },
    };
    expect(receipts(await see(limited))).toEqual([here.id]);
    expect(receipts(await see(await makeMember('programme', ['auditor'])))).toEqual([]);
  });

  test('can be taken away as a sheet, with the same filters', async () => {
    await caseInHand(office);
    const { person } = office.officers.proposes;
    const answer = await call(sheet.loader, {
      params: { lang: 'fr' },
      path: '/x?who=mine',
      person,
    });
    const lines = Buffer.from(answer.bytes).toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('4000.00');
    expect(lines[1]).toMatch(/RQ-2026-\d{6}/);
    const none = await call(sheet.loader, { params: { lang: 'fr' }, path: '/x?min=9999', person });
    expect(Buffer.from(none.bytes).toString('utf8').trim().split('\r\n')).toHaveLength(1);
  });

  test('keeps views of one’s own', async () => {
    const { person } = office.officers.proposes;
    const send = (form: Record<string, string>) =>
      call(queue.action, { params: { lang: 'fr' }, form, person });
    const kept = await send({
      do: 'save-view',
      name: ' Les  miens ',
      query: 'who=mine&page=3&x=1',
    });
    expect(kept.location).toBe('/fr/programme/cases?who=mine&page=3&x=1');
    const [view] = (await see(office.officers.proposes)).views;
    expect(view).toMatchObject({ name: 'Les miens', query: 'who=mine' });
    expect((await see(office.officers.decides)).views).toEqual([]);
    const empty = await send({ do: 'save-view', name: ' ', query: '' });
    expect([empty.status, empty.data]).toMatchObject([422, { errors: { name: 'error.missing' } }]);
    expect((await send({ do: 'x' })).status).toBe(422);
    await send({ do: 'remove-view', view: view?.id ?? '' });
    expect((await see(office.officers.proposes)).views).toEqual([]);
  });
});

describe('a batch', () => {
  const intentId = 'an-intent-of-this-test';
  const open = ({ person }: MemberActor, query: string) =>
    call(newBatch.loader, {
      ...{ params: { lang: 'ar' }, path: `/ar/x?${query}` },
      person: { ...person, confirmedAt: new Date() },
    });
  const send = ({ person }: MemberActor, form: Record<string, string | string[]>) =>
    call(newBatch.action, {
      ...{ params: { lang: 'fr' }, form: { intentId, ...form } },
      person: { ...person, confirmedAt: new Date() },
    });
  const errorsOf = ({ status, data }: Answer) => [status, (data as { errors: unknown }).errors];

  test('is reviewed, asked for, and told of case by case', async () => {
    const { decides } = office.officers;
    const ids: string[] = [];
    for (const _one of [1, 2]) {
      const { id } = await caseInHand(office);
      await proposeNow(office.officers.proposes, id);
      ids.push(id);
    }
    const ticked = await open(decides, ids.map((id) => `id=${id}`).join('&'));
    expect(ticked.data).toMatchObject({
      preview: { approvals: '2', refusals: '0', left: 0, envelopes: [{ cases: '2' }] },
    });
    const filtered = await open(decides, 'who=decide&all=yes');
    expect(filtered.data).toMatchObject({ preview: { lines: [{ id: ids[0] }, { id: ids[1] }] } });
    const rows = await Promise.all(
      ids.map(async (id) => `${id}:${String((await caseRow(id)).stamp)}`),
    );
    const asked = await send(decides, { decision: 'confirm', links: 'none', rows });
    expect(asked.status).toBe(303);
    const batchId = asked.location?.split('/').at(-1) ?? '';
    const again = await send(decides, { decision: 'confirm', links: 'none', rows });
    expect(again.location).toBe(asked.location);
    const view = () =>
      call(batch.loader, { params: { lang: 'fr', batch: batchId }, person: decides.person });
    expect((await view()).data).toMatchObject({ batch: { isRunning: true } });
    await runBatch(batchId, {
      ...{ clock: { now: () => decides.now }, randomBytes: decides.randomBytes, isLast: false },
    });
    expect((await view()).data).toMatchObject({
      batch: { isRunning: false, counts: { done: '2' }, rows: [{ result: 'done' }, {}] },
    });
    expect((await open(decides, '')).data).toMatchObject({ batches: [{ id: batchId }] });
  });

  test('says at its field what is missing, and keeps what was typed', async () => {
    const { decides } = office.officers;
    const row = 'one:2';
    const refusals = [
      [{ links: 'none', rows: row }, { decision: 'error.choose' }],
      [{ decision: 'confirm', rows: row }, { links: 'error.links' }],
      [{ decision: 'send-back', links: 'none', rows: row }, { note: 'error.no-note' }],
      [{ decision: 'confirm', links: 'none' }, { rows: 'error.nothing-chosen' }],
    ] as const;
    for (const [form, errors] of refusals)
      expect(errorsOf(await send(decides, form))).toEqual([422, errors]);
    const bad = await send(decides, { decision: 'confirm', links: 'none', rows: 'x', note: 'Mot' });
    expect(bad.data).toMatchObject({ typed: { note: 'Mot', rows: ['x'], links: true } });
    expect(bad.status).toBe(422);
    const lost = await send(decides, {
      intentId: '',
      decision: 'confirm',
      links: 'none',
      rows: row,
    });
    expect(errorsOf(lost)).toEqual([422, { form: 'error.reload' }]);
    expect((await send(decides, { decision: 'confirm', links: 'none', rows: row })).status).toBe(
      404,
    );
  });
});

describe('the late register', () => {
  test('tells every passed day of the programme, by stage and officer', async () => {
    const manager = await colleague('programme-manager');
    const mine = await caseInHand(office);
    const free = await sendApplication(office.programme);
    const timely = await sendApplication(office.programme);
    await putDue(mine.id, '2020-01-01');
    await putDue(free.id, '2020-02-01');
    await putDue(timely.id, '2999-01-01');
    await db.caseClock.updateMany({
      where: { applicationId: mine.id },
      data: { lateSince: new Date('2020-01-02') },
    });
    const read = () => call(late.loader, { params: { lang: 'fr' }, person: manager.person });
    const { accountId } = office.officers.proposes.person;
    expect((await read()).data).toMatchObject({
      lines: [
        { id: mine.id, code: 'propose', isTold: true, receipt: expect.any(String) },
        { id: free.id, code: 'assign', isTold: false, officer: null },
      ],
      stages: [{ code: 'propose', count: '1' }, { code: 'assign' }],
      late: [{ id: accountId, count: '1' }],
    });
  });

  test('lets a manager give all of an absent officer’s cases to others', async () => {
    const manager = await colleague('programme-manager');
    const other = await colleague('proposing-officer');
    const { id } = await caseInHand(office);
    const { accountId } = office.officers.proposes.person;
    const send = (form: Record<string, string>) =>
      call(late.action, { params: { lang: 'fr' }, form, person: manager.person });
    const refused = await send({ officer: accountId, why: 'other' });
    expect([refused.status, refused.data]).toMatchObject([
      422,
      { errors: { note: 'error.no-note' } },
    ]);
    const sent = await send({ officer: accountId, why: 'leave' });
    expect(sent.location).toBe('/fr/programme/cases/late?done=all&given=1&left=0');
    const parts = await db.casePerson.findMany({ where: { applicationId: id } });
    expect(new Map(parts.map((row) => [row.accountId, row.part]))).toEqual(
      new Map([
        [accountId, 'recused'],
        [other.person.accountId, 'proposes'],
      ]),
    );
  });
});

describe('giving a case to another officer', () => {
  const page = ({ person }: MemberActor, id: string) =>
    call(officer.loader, { params: { lang: 'fr', id }, person });
  const send = ({ person }: MemberActor, id: string, form: Record<string, string>) =>
    call(officer.action, { params: { lang: 'fr', id }, form, person });

  test('offers those who can take it, and does it once', async () => {
    const manager = await colleague('programme-manager');
    const other = await colleague('proposing-officer');
    const { id } = await caseInHand(office);
    const [from, to] = [office.officers.proposes.person.accountId, other.person.accountId];
    expect((await page(manager, id)).data).toMatchObject({
      ...{ officerId: from, isPossible: true, candidates: [{ accountId: to, load: 0 }] },
    });
    const form = { from, officer: to, why: 'overload' };
    expect((await send(manager, id, form)).status).toBe(303);
    expect((await send(manager, id, form)).status).toBe(303);
    expect((await page(manager, id)).data).toMatchObject({ officerId: to, candidates: [] });
    const back = await send(manager, id, { from: to, officer: from, why: 'leave' });
    expect([back.status, back.data]).toMatchObject([422, { errors: { officer: 'no-officer' } }]);
    const old = await send(manager, id, { from, why: 'leave' });
    expect(old.data).toMatchObject({ errors: { officer: 'changed-meanwhile' } });
  });

  test('is refused while a proposal waits for its decision', async () => {
    const manager = await colleague('programme-manager');
    await colleague('proposing-officer');
    const { id } = await caseInHand(office);
    await proposeNow(office.officers.proposes, id);
    const from = office.officers.proposes.person.accountId;
    expect((await page(manager, id)).data).toMatchObject({ isPossible: false });
    const sent = await send(manager, id, { from, why: 'leave' });
    expect(sent.data).toMatchObject({ errors: { officer: 'wrong-state' } });
  });

  test('lets another person decide what somebody decides no more', async () => {
    const manager = await colleague('programme-manager');
    const other = await colleague('deciding-officer');
    const { id } = await caseInHand(office);
    await proposeNow(office.officers.proposes, id);
    await decideNow(office.officers.decides, id, 'send-back');
    const decider = office.officers.decides.person.accountId;
    expect((await page(other, id)).status).toBe(404);
    expect((await page(office.officers.decides, id)).data).toMatchObject({ reader: 'decides' });
    const refused = await send(manager, id, { decider, why: 'other' });
    expect(refused.data).toMatchObject({
      ...{ errors: { note: 'error.no-note' }, values: { decider, why: 'other' } },
    });
    expect((await send(other, id, { decider, why: 'leave' })).status).toBe(404);
    const sent = await send(manager, id, { decider, why: 'leave' });
    expect([sent.status, sent.location]).toEqual([303, `/fr/programme/cases/${id}?done=released`]);
    expect((await page(manager, id)).data).toMatchObject({ decider: null });
  });

  test('of a request that nobody has begins its study', async () => {
    const manager = await colleague('programme-manager');
    const { id } = await sendApplication(office.programme);
    expect((await send(manager, id, { why: 'overload' })).status).toBe(303);
    expect((await caseRow(id)).state).toBe('under-review');
    expect(await assignCases(anActor())).toEqual({ given: 0, left: 0 });
  });
});
