import { beforeEach, describe, expect, test } from 'vitest';
import { decideCase } from '#domain/cases/decisions/decide.server.ts';
import { expireReservations, letGo } from '#domain/cases/decisions/let-go.server.ts';
import { db } from '#platform/db.ts';
import { anActor, at } from '../../factories/actors.ts';
import {
  caseInHand,
  caseRow,
  decideNow,
  moneyOf,
  openOffice,
  proposeNow,
} from '../../factories/decisions.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const DAY_MS = 86_400_000;
const AID = 400_000n;

type Office = Awaited<ReturnType<typeof openOffice>>;

beforeEach(resetDatabase);

/** How many of each answer there were; `done` for what was carried out. */
async function tally(works: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const codes = await Promise.all(works.map(refusalCode));
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code ?? 'done'] = (counts[code ?? 'done'] ?? 0) + 1;
  return counts;
}

async function casesInHand(office: Office, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push((await caseInHand(office)).id);
  return ids;
}

describe('fifty proposals at once on money for ten', () => {
  test.each([1, 4])('reserve for exactly ten, over %i accounts', async (buckets) => {
    const office = await openOffice({ funded: 10n * AID, buckets });
    const ids = await casesInHand(office, 50);
    const answers = await tally(ids.map((id) => proposeNow(office.officers.proposes, id)));
    expect(answers).toEqual({ done: 10, 'cases.no-money': 40 });
    expect(await moneyOf(office.programme.envelopeId)).toEqual({ 'E:reserved': 10n * AID });
    const proposed = await db.aidApplication.findMany({ where: { state: 'proposed-approve' } });
    expect(proposed).toHaveLength(10);
    expect(await db.aidDecision.count()).toBe(10);
    await Promise.all(proposed.map(({ id }) => decideNow(office.officers.decides, id)));
    expect(await moneyOf(office.programme.envelopeId)).toEqual({ 'V:committed': 10n * AID });
    expect(await db.voucher.count()).toBe(10);
  });
});

describe('two deciding officers at once', () => {
  test('one decides, the other is told that it was decided', async () => {
    const office = await openOffice();
    const { ownerId } = office.programme;
    const other = await makeMember('programme', ['deciding-officer'], ownerId);
    for (const verdict of ['confirm', 'send-back'] as const) {
      const { id } = await caseInHand(office);
      await proposeNow(office.officers.proposes, id);
      const { stamp } = await caseRow(id);
      const note = 'À revoir.';
      const answers = await tally([
        decideCase(office.officers.decides, id, { stamp, decision: 'confirm', note }),
        decideCase(other, id, { stamp, decision: verdict, note }),
      ]);
      expect(answers).toEqual({ done: 1, 'cases.wrong-state': 1 });
      const parts = await db.casePerson.count({ where: { applicationId: id, part: 'decides' } });
      expect(parts).toBe(1);
    }
    const { state } = await db.aidApplication.findFirstOrThrow({ orderBy: { number: 'asc' } });
    expect(state).toBe('approved');
  });
});

describe('linked firms proposed at once', () => {
  test('never have two grants of a programme and category', async () => {
    const office = await openOffice();
    const first = await caseInHand(office);
    const { applicant } = first;
    const second = await caseInHand(office);
    await db.organisation.updateMany({
      where: { id: { in: [first.firmId, second.firmId] } },
      data: { taxId: '12345678' },
    });
    expect(applicant.person.seat.organisationId).not.toBe(second.firmId);
    const { proposes } = office.officers;
    const answers = await tally([proposeNow(proposes, first.id), proposeNow(proposes, second.id)]);
    expect(answers).toEqual({ done: 1, 'cases.voucher-live': 1 });
  });
});

describe('a reservation that runs out', () => {
  const ticker = (now: Date) => ({ now, randomBytes: anActor().randomBytes });

  test('is let go of by the clock, once, and not before', async () => {
    const office = await openOffice();
    const { id } = await caseInHand(office);
    await proposeNow(office.officers.proposes, id);
    const { reservedUntil } = await caseRow(id);
    const end = reservedUntil ?? at(0);
    expect(await expireReservations(ticker(new Date(end.getTime() - 1)))).toBe(0);
    const runs = await Promise.all([1, 2, 3].map(() => expireReservations(ticker(end))));
    expect(runs.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await caseRow(id)).toMatchObject({ state: 'under-review', reservation: null });
    expect(await moneyOf(office.programme.envelopeId)).toEqual({ 'E:available': 100_000_000n });
    const told = await notificationsTo(office.officers.proposes.person.accountId);
    expect(told.map(({ kind }) => kind)).toContain('aid-let-go');
    const last = await db.aidDecision.findFirstOrThrow({ where: { applicationId: id } });
    expect(last.state).toBe('lapsed');
  });

  test('racing an approval, either wins whole', async () => {
    const office = await openOffice();
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const { id } = await caseInHand(office);
      await proposeNow(office.officers.proposes, id);
      const { stamp, reservedUntil } = await caseRow(id);
      const end = reservedUntil ?? at(0);
      const inTime = { ...office.officers.decides, now: new Date(end.getTime() - 1) };
      const works = [
        () => decideCase(inTime, id, { stamp, decision: 'confirm', note: '' }),
        () => letGo(ticker(end), id),
      ];
      if (round % 2 === 1) works.reverse();
      await tally(works.map((work) => work()));
      const { state, reservation } = await caseRow(id);
      outcomes.add(state);
      expect(reservation).toBeNull();
      const vouchers = await db.voucher.count({ where: { applicationId: id } });
      expect(vouchers).toBe(state === 'approved' ? 1 : 0);
    }
    const approved = BigInt(await db.voucher.count());
    const { programme } = office;
    expect(await moneyOf(programme.envelopeId)).toEqual({
      'E:available': 100_000_000n - approved * AID,
      ...(approved > 0n ? { 'V:committed': approved * AID } : {}),
    });
    for (const state of outcomes) expect(['approved', 'under-review']).toContain(state);
  });

  test('may be proposed again on other days', async () => {
    const office = await openOffice();
    const { id } = await caseInHand(office);
    await proposeNow(office.officers.proposes, id);
    await letGo(ticker(at(40 * DAY_MS)), id);
    const later = { ...office.officers.proposes, now: at(40 * DAY_MS) };
    await proposeNow(later, id);
    await decideNow({ ...office.officers.decides, now: at(41 * DAY_MS) }, id);
    expect(await caseRow(id)).toMatchObject({ state: 'approved' });
  });
});
