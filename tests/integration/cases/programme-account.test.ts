import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { findProgrammeAccount, subjectNames } from '#domain/cases/index.server.ts';
import { beginClock } from '#domain/cases/clocks/records.server.ts';
import { findPublicProgramme } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, NOON } from '../../factories/actors.ts';
import { openProgramme, sendApplication, type OpenProgramme } from '../../factories/cases.ts';
import { makeProgramme } from '../../factories/programmes.ts';
import { anOutsideContent } from '../../factories/public-programmes.ts';
import { resetDatabase } from '../../setup/database.ts';

let programme: OpenProgramme;

beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme();
});

async function account(slug = programme.slug, now = NOON) {
  const found = await findPublicProgramme(slug, now);
  if (found === null || found === 'tampered') throw new Error(`no programme ${slug}`);
  return findProgrammeAccount(found, now);
}

const noonOf = (day: string) => new Date(`${day}T11:00:00Z`);

/** A history as it would have been written: an event and the state it leads to, by days. */
async function history(steps: readonly (readonly [event: string, to: string, day: string])[]) {
  const [, , sent = ''] = steps[0] ?? [];
  const { id } = await sendApplication(programme, { now: noonOf(sent) });
  let [sequence, from] = [10, 'submitted'];
  for (const [event, to, day] of steps.slice(1)) {
    sequence += 1;
    await db.caseEvent.create({
      data: {
        ...{ applicationId: id, sequence, event, fromState: from, toState: to, actorId: null },
        ...{ part: 'system', data: {}, at: noonOf(day) },
      },
    });
    from = to;
  }
}

/** Sent on a Monday and decided so many working days later, at most nine. */
const decidedAfter = (days: number) =>
  history([
    ['submit', 'submitted', '2026-11-02'],
    ['reject', 'rejected', `2026-11-${String(2 + days + (days > 4 ? 2 : 0)).padStart(2, '0')}`],
  ]);

describe('decision delays', () => {
  test('are not told of fewer than five cases', async () => {
    for (const days of [1, 2, 3, 4]) await decidedAfter(days);
    expect((await account())?.delays).toMatchObject({
      ...{ from: '2025-11-17', to: '2026-11-16', cases: 4, delays: null },
    });
  });

  test('count working days to the first decision, holidays left out', async () => {
    await db.holiday.create({
      data: { day: new Date('2026-11-06'), code: 'green-march', status: 'fixed', source: 'law' },
    });
    for (const days of [1, 1, 2, 3, 4, 5, 5, 6, 7]) await decidedAfter(days);
    // The feast of 6 November is on a Friday: what takes longer than three days meets it.
    expect((await account())?.delays).toMatchObject({
      ...{ cases: 9, delays: { total: { median: 3, p90: 6 }, inHands: { median: 3, p90: 6 } } },
    });
  });

  test('leave out the days on which the firm corrected, or money was waited for', async () => {
    for (let times = 0; times < 5; times += 1)
      await history([
        ['submit', 'submitted', '2026-10-05'],
        ['assign', 'under-review', '2026-10-06'],
        ['ask-correction', 'needs-correction', '2026-10-08'],
        ['correct', 'under-review', '2026-10-15'],
        ['wait', 'waitlisted', '2026-10-16'],
        ['promote', 'under-review', '2026-10-26'],
        ['propose-reject', 'proposed-reject', '2026-10-27'],
        ['reject', 'rejected', '2026-10-28'],
      ]);
    expect((await account())?.delays.delays).toEqual({
      ...{ total: { median: 17, p90: 17 }, inHands: { median: 6, p90: 6 } },
    });
  });

  test('forget decisions older than a year, and count the first of a case alone', async () => {
    for (let times = 0; times < 5; times += 1) {
      await history([
        ['submit', 'submitted', '2025-10-01'],
        ['reject', 'rejected', '2025-10-02'],
        ['appeal', 'appealed', '2026-06-01'],
        ['uphold', 'under-review', '2026-06-15'],
        ['approve', 'approved', '2026-07-01'],
      ]);
    }
    expect((await account())?.delays).toMatchObject({ cases: 0, delays: null });
  });

  test('are those of one programme', async () => {
    for (const days of [1, 2, 3, 4, 5]) await decidedAfter(days);
    const other = await openProgramme();
    expect((await account(other.slug))?.delays).toMatchObject({ cases: 0 });
  });
});

describe('the late register', () => {
  const clock = (code: 'assign' | 'propose' | 'correct', days: number, startedOn: string) =>
    inTransaction('tests.clock', (tx) =>
      beginClock(
        tx,
        { ...anActor(), now: noonOf(startedOn) },
        { applicationId: randomUUID() },
        { code, days, programmeId: programme.programmeId, levels: {} },
      ),
    );

  test('counts what the programme is late with, by stage and by how late', async () => {
    // Due on Friday 13 November: one working day late on Monday 16.
    for (const _ of [1, 2]) await clock('assign', 4, '2026-11-09');
    await clock('assign', 5, '2026-11-09');
    await clock('propose', 1, '2026-10-30');
    await clock('propose', 1, '2026-09-01');
    await clock('correct', 1, '2026-09-01');
    expect((await account())?.late).toEqual([
      { stage: 'assign', band: '1-5', cases: 2 },
      { stage: 'propose', band: '6-20', cases: 1 },
      { stage: 'propose', band: '21+', cases: 1 },
    ]);
  });

  test('says nothing of clocks that stand still or are over', async () => {
    await clock('propose', 1, '2026-09-01');
    await db.caseClock.updateMany({ data: { dueOn: null, runsSince: null } });
    expect((await account())?.late).toEqual([]);
    await db.caseClock.updateMany({
      data: { dueOn: null, runsSince: null, endedAt: noonOf('2026-10-01') },
    });
    expect((await account())?.late).toEqual([]);
  });
});

describe('the money', () => {
  test('is that of the envelopes, with what is planned', async () => {
    expect(await account()).toMatchObject({
      ...{ year: 2026, waitlistOnly: false, asOf: NOON },
      envelopes: [{ year: 2026, balances: { 'E:available': 100_000_000n } }],
      planned: [{ year: 2026, region: null, segment: null, amount: 100_000_000n }],
    });
  });

  test('goes to the waiting list alone when less than one award is left', async () => {
    const [poor, enough] = [
      await openProgramme({ funded: 99_999n }),
      await openProgramme({ funded: 100_000n }),
    ];
    expect((await account(poor.slug))?.waitlistOnly).toBe(true);
    expect((await account(enough.slug))?.waitlistOnly).toBe(false);
    // In the new year, money of the old one is of no use.
    expect((await account(enough.slug, noonOf('2027-01-04')))?.waitlistOnly).toBe(true);
  });

  test('of a programme run elsewhere is not known', async () => {
    const { slug } = await makeProgramme({ content: anOutsideContent() });
    expect(await account(slug)).toBeNull();
  });
});

test('subjects are called as people call them, for the organisation that decides alone', async () => {
  const { id, application } = await sendApplication(programme);
  const receipt = `RQ-2026-${String(application.number).padStart(6, '0')}`;
  const subjects = [`application:${id}`, 'voucher:none', 'move:x', 'application:none'];
  expect([...(await subjectNames(programme.ownerId, subjects))]).toEqual([
    [`application:${id}`, receipt],
  ]);
  expect((await subjectNames('another', subjects)).size).toBe(0);
});
