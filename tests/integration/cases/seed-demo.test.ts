import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import cases from '#content/demo-cases.json' with { type: 'json' };
import {
  DEMO_SINCE,
  demoFirmId,
  demoId,
  getDemoActor,
  seedDemoPeople,
  seedHolidays,
} from '#domain/accounts/index.server.ts';
import { sealDays, verifyTrail } from '#domain/audit/index.server.ts';
import {
  checkBooks,
  listAllCases,
  readCaseFilter,
  seedDemoCases,
} from '#domain/cases/index.server.ts';
import type { CaseFilter } from '#domain/cases/officers/filters.ts';
import { addDays, civilDateOf, isWorkingDay } from '#domain/kernel/index.server.ts';
import { seedFunding } from '#domain/ledger/index.server.ts';
import { listMoneyPlans, seedProgrammes } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import { openProgramme, sendApplication } from '../../factories/cases.ts';
import { freshDatabase } from '../../factories/drafts.ts';

const SHARE = 120_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Of random bytes: in the middle of what officers do. */
const DEADLY_DRAW = 270;
const SUNDAY = new Date('2026-11-22T12:00:00Z');

async function prepare(now: Date): Promise<void> {
  await seedHolidays(now);
  await seedDemoPeople();
  await seedProgrammes({ now, randomBytes, demoOwnerId: demoId('organisation programme') });
  const proposer = await getDemoActor('manager-1', DEMO_SINCE);
  const decider = await getDemoActor('manager-2', DEMO_SINCE);
  for (const plan of await listMoneyPlans(proposer))
    if (plan.isDemo) await seedFunding(plan, { proposer, decider, reason: 'Pour l’essai.' });
}

const seed = (now: Date, bytes: (size: number) => Uint8Array = randomBytes) =>
  seedDemoCases({ now, randomBytes: bytes, origin: 'https://raqmana.test' });

const keyOf = (organisationId: string) =>
  cases.requests.find(({ key }) => demoFirmId(key) === organisationId)?.key ?? organisationId;

/** The state of each request that was sent, by the key of its firm. */
async function states(): Promise<Readonly<Record<string, string>>> {
  const rows = await db.aidApplication.findMany({ where: { number: { not: null } } });
  return Object.fromEntries(
    rows.map(({ organisationId, state }) => [keyOf(organisationId), state]),
  );
}

/** What the queue shows a persona on a day: the keys of the firms. */
async function shown(
  persona: string,
  now: Date,
  change: Partial<CaseFilter>,
): Promise<readonly string[]> {
  const actor = await getDemoActor(persona, now);
  const { filter } = readCaseFilter(new URLSearchParams());
  const found = await listAllCases(actor, { ...filter, ...change }, 'fr');
  const rows = await db.aidApplication.findMany({ where: { id: { in: found.map(idOf) } } });
  return rows.map(({ organisationId }) => keyOf(organisationId)).sort();
}

const idOf = ({ id }: { readonly id: string }) => id;

/** Changes when anything of the demonstration does. */
async function count() {
  return {
    states: await states(),
    firms: await db.organisation.count(),
    people: await db.account.count(),
    entries: await db.auditEntry.count(),
    events: await db.caseEvent.count(),
    papers: await db.firmDocument.count(),
    assessments: await db.assessment.count(),
    money: await db.ledgerEntry.count(),
    jobs: await db.$queryRaw`SELECT id FROM graphile_worker.jobs ORDER BY id`,
  };
}

/** What people are told, with how many times. */
async function notices(): Promise<Readonly<Record<string, number>>> {
  const rows = await db.$queryRaw<{ kind: string; count: number }[]>`
    SELECT j.payload->>'kind' AS kind, count(*)::int FROM graphile_worker._private_jobs j
    JOIN graphile_worker.jobs USING (id) WHERE task_identifier = 'notify' GROUP BY 1`;
  return Object.fromEntries(rows.map(({ kind, count: times }) => [kind, times]));
}

/** State of each stage that the content names. */
const STATES: Readonly<Record<string, string>> = {
  ...{ 'opinions-asked': 'under-review', 'voucher-issued': 'approved', voucher: 'approved' },
};
const planned = Object.fromEntries(
  cases.requests.map(({ key, until }) => [key, STATES[until] ?? until]),
);

const instants = () => db.$queryRaw<{ at: Date }[]>`
  SELECT at FROM case_event UNION ALL SELECT at FROM ledger_transfer WHERE code <> 'L1'
  UNION ALL SELECT at FROM audit_entry WHERE stream_id LIKE 'case:%'`;

async function sealed(now: Date): Promise<boolean> {
  await sealDays(now);
  return (await verifyTrail()).ok;
}

beforeEach(freshDatabase);

describe.each([
  ['a Sunday after two holidays', SUNDAY],
  ['a Saturday, the second of January', new Date('2027-01-02T07:30:00Z')],
])('on %s', (_, now) => {
  test('every officer finds work, and the books are sound', { timeout: SHARE }, async () => {
    await prepare(now);
    await seed(now);
    expect(await states()).toEqual(planned);
    expect(await checkBooks()).toEqual([]);
    expect(await sealed(now)).toBe(true);
    const today = civilDateOf(now);
    const holidays = await holidaysBetween(db, addDays(today, -60), today);
    for (const { at } of await instants()) {
      expect(civilDateOf(at) < today, at.toISOString()).toBe(true);
      expect(isWorkingDay(civilDateOf(at), holidays), at.toISOString()).toBe(true);
    }
    const own = await Promise.all(
      ['proposing-1', 'proposing-2'].map((one) => shown(one, now, { who: 'mine' })),
    );
    expect(Math.abs((own[0]?.length ?? 0) - (own[1]?.length ?? 0))).toBeLessThanOrEqual(2);
    for (const mine of own) expect(mine.length).toBeGreaterThanOrEqual(4);
    expect(await shown('manager-1', now, { late: true })).toEqual(['clinique']);
    const waiting = ['boulangerie', 'laiterie', 'papeterie', 'pharmacie'];
    for (const one of ['deciding-1', 'deciding-2'])
      expect(await shown(one, now, { who: 'decide' })).toEqual(waiting);
    expect(await shown('regional-examiner', now, {})).toEqual(['hotel']);
  });
});

test(
  'what was sent stays as it is: a second start and one a month later',
  { timeout: SHARE },
  async () => {
    await prepare(SUNDAY);
    const told = await notices();
    await seed(SUNDAY);
    const before = await count();
    await seed(SUNDAY);
    await seed(new Date(SUNDAY.getTime() + 30 * DAY_MS));
    expect(await count()).toEqual(before);
    const vouchers = await db.voucher.findMany({ orderBy: { issuedAt: 'asc' } });
    expect(vouchers.map(({ state, isDemo }) => [state, isDemo]).sort()).toEqual([
      ['active', true],
      ['active', true],
      ['active', true],
      ['issued', true],
      ['issued', true],
    ]);
    const opened = await db.aidApplication.findMany({ where: { acknowledgedAt: null } });
    expect(opened.map(({ organisationId }) => keyOf(organisationId))).toContain('couture');
    const firms = await db.organisation.findMany({ where: { kind: 'sme' } });
    expect(firms.every(({ isDemo, name }) => isDemo && /démonstration|تجريبي/.test(name))).toBe(
      true,
    );
    expect(await notices(), 'of the last two days alone').toEqual({
      ...told,
      ...{ 'aid-proposed': 8, 'aid-submitted': 2, 'opinion-asked': 2 },
    });
  },
);

test(
  'in the first week of the programme nothing is older than it',
  { timeout: SHARE },
  async () => {
    const now = new Date('2026-09-08T12:00:00Z');
    await prepare(now);
    await seed(now);
    const sent = await states();
    expect(Object.keys(sent).sort()).toEqual(
      cases.requests
        .filter(({ workingDaysAgo }) => workingDaysAgo <= 5)
        .map(({ key }) => key)
        .sort(),
    );
    expect(await checkBooks()).toEqual([]);
  },
);

test('a start that is broken off is gone on with', { timeout: SHARE }, async () => {
  await prepare(SUNDAY);
  let drawn = 0;
  const dies = (size: number) => {
    drawn += 1;
    if (drawn === DEADLY_DRAW) throw new Error('the machine stops');
    return randomBytes(size);
  };
  await expect(seed(SUNDAY, dies)).rejects.toThrow('the machine stops');
  await seed(SUNDAY);
  const after = await states();
  expect(Object.keys(after).sort()).toEqual(Object.keys(planned).sort());
  expect(after, 'not everything was done by then').not.toEqual(planned);
  expect(await checkBooks()).toEqual([]);
  expect(await sealed(SUNDAY)).toBe(true);
});

test('where visitors have sent a request nothing is added to the books', async () => {
  await prepare(SUNDAY);
  const actor = await getDemoActor('sme-fr', SUNDAY);
  await sendApplication(await openProgramme(), { actor });
  const before = await db.ledgerEntry.count();
  await seed(SUNDAY);
  expect(await db.ledgerEntry.count()).toBe(before);
  expect(await db.aidApplication.count()).toBe(1);
});
