import {
  addDays,
  addWorkingDays,
  civilDateOf,
  eachAlone,
  workingDaysBetween,
  type Actor,
  type CivilDate,
  dayOf,
  midnight,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication, CaseClock } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { runAccreditationClock } from './accreditations/clock.server.ts';
import { CLOCKS } from './clocks/plan.ts';
import { changeClocks, clockOf, columnsOf, holidaysAround } from './clocks/records.server.ts';
import { tellHolderOf, tellLate } from './clocks/tell.server.ts';
import { expireReservations } from './decisions/let-go.server.ts';
import { NOTHING_KEPT } from './decisions/reservation.ts';
import { placeGivenUp, tellFirm } from './decisions/tell.server.ts';
import { advance, lockApplication, type CaseActor } from './records.server.ts';
import { runVoucherClock } from './vouchers/clock.server.ts';
import { dueReminder } from './vouchers/reminders.ts';

type Ticker = Pick<Actor, 'now' | 'randomBytes'>;

/** Clocks looked at in one run of each step: the next run goes on. */
const MOST_AT_ONCE = 500;
/** Working days in which a firm may take up again a request that lapsed. */
const REOPEN_DAYS = 20;
/** The earliest reminder about a request, in calendar days before the end. */
const EARLIEST_DAYS = 30;

/**
 * What time brings to requests and vouchers: proposals nobody decided in time, corrections that did
 * not come, drafts nobody went on with, reminders, deadlines that ran over. Each in its own
 * transaction; a second run changes nothing. One that fails keeps no other from its day; what failed
 * is thrown at the end.
 */
export async function runCasesClock({ now, randomBytes }: Ticker): Promise<void> {
  const actor: CaseActor = { now, randomBytes, requestId: 'cases-clock', person: null };
  const steps = [
    () => expireReservations(actor),
    () => runVoucherClock(actor),
    () => runAccreditationClock(actor),
    () => endOverdue(actor),
    () => remindDue(actor),
    () => noteLate(actor),
  ];
  await eachAlone(steps, (step) => step());
}

/** Clocks of requests whose end has its own consequence. */
const ENDS = ['correct', 'draft', 'appeal', 'open'] as const;

async function endOverdue(actor: CaseActor): Promise<void> {
  const today = midnight(civilDateOf(actor.now));
  const due = await db.caseClock.findMany({
    where: {
      ...{ applicationId: { not: null }, code: { in: [...ENDS] } },
      ...{ endedAt: null, dueOn: { lt: today } },
    },
    orderBy: { dueOn: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true, applicationId: true },
  });
  await eachAlone(due, ({ id, applicationId }) => endOne(actor, id, applicationId ?? ''));
}

async function endOne(actor: CaseActor, clockId: string, applicationId: string): Promise<void> {
  await inTransaction('cases.end-clock', async (tx) => {
    const application = await lockApplication(tx, applicationId, {});
    const clock = await tx.caseClock.findFirst({
      where: { id: clockId, endedAt: null, dueOn: { lt: midnight(civilDateOf(actor.now)) } },
    });
    if (!clock) return;
    if (clock.code === 'correct' && application.state === 'needs-correction')
      await lapse(tx, actor, application);
    else if (clock.code === 'draft' && application.state === 'draft')
      await eraseDraft(tx, applicationId);
    else
      await changeClocks(
        tx,
        actor.now,
        { applicationId },
        { change: 'end', codes: [codeOf(clock)] },
      );
  });
}

const codeOf = (clock: CaseClock) => clockOf(clock).code;

/** No answer came: the request is over for now; the firm may take it up again for a while. */
async function lapse(tx: Tx, actor: CaseActor, application: AidApplication): Promise<void> {
  const today = civilDateOf(actor.now);
  const until = addWorkingDays(today, REOPEN_DAYS, await holidaysAround(tx, today));
  const lapsed = await advance(tx, actor, application, {
    ...{ event: 'lapse', party: 'system', data: { until } },
    changes: { ...NOTHING_KEPT, reopenUntil: midnight(until) },
  });
  await tellFirm(tx, lapsed, { kind: 'aid-lapsed', params: { date: until } });
  await placeGivenUp(tx, application);
}

/** A draft was never sent: nothing of it is kept. */
async function eraseDraft(tx: Tx, applicationId: string): Promise<void> {
  await tx.caseDocument.deleteMany({ where: { applicationId } });
  await tx.caseClock.deleteMany({ where: { applicationId } });
  await tx.aidApplication.deleteMany({ where: { id: applicationId, number: null } });
}

async function remindDue(actor: CaseActor): Promise<void> {
  const today = civilDateOf(actor.now);
  const clocks = await db.caseClock.findMany({
    where: {
      ...{ applicationId: { not: null }, endedAt: null },
      dueOn: { gte: midnight(today), lte: midnight(addDays(today, EARLIEST_DAYS)) },
    },
    orderBy: { dueOn: 'asc' },
    select: { id: true, code: true, reminded: true },
  });
  const open = clocks.filter(({ code, reminded }) =>
    remindersOf(code).some((days) => !reminded.includes(days)),
  );
  await eachAlone(open.slice(0, MOST_AT_ONCE), ({ id }) => remindOne(actor, id));
}

function remindersOf(code: string): readonly number[] {
  return Object.entries(CLOCKS).find(([known]) => known === code)?.[1].remind ?? [];
}

async function remindOne(actor: CaseActor, id: string): Promise<void> {
  const today = civilDateOf(actor.now);
  await inTransaction('cases.remind', async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM case_clock WHERE id = ${id} FOR UPDATE`;
    const row = await tx.caseClock.findUnique({ where: { id } });
    if (!row?.dueOn || row.applicationId === null || row.endedAt !== null) return;
    const holidays = await holidaysAround(tx, today);
    const due = dayOf(row.dueOn);
    const reminder = dueReminder({
      days: remindersOf(row.code),
      ...{ allowed: row.allowed, reminded: row.reminded },
      left: row.unit === 'working' ? workingDaysBetween(today, due, holidays) : daysTo(today, due),
    });
    if (reminder === null) return;
    await tx.caseClock.update({ where: { id }, data: { reminded: { push: [...reminder.marks] } } });
    if (!reminder.tells) return;
    const application = await tx.aidApplication.findUniqueOrThrow({
      where: { id: row.applicationId },
    });
    await tellHolderOf(tx, actor, application, {
      holder: clockOf(row).holder,
      code: row.code,
      due,
    });
  });
}

function daysTo(today: CivilDate, due: CivilDate): number {
  return Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);
}

/** Deadlines of the programme's own people that ran over: their managers are told, once. */
async function noteLate(actor: CaseActor): Promise<void> {
  const today = midnight(civilDateOf(actor.now));
  const late = await db.caseClock.findMany({
    where: { endedAt: null, lateSince: null, dueOn: { lt: today } },
    orderBy: { dueOn: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true },
  });
  await eachAlone(late, ({ id }) =>
    inTransaction('cases.note-late', async (tx) => {
      const row = await tx.caseClock.findFirst({
        where: { id, endedAt: null, lateSince: null, dueOn: { lt: today } },
      });
      if (!row?.dueOn) return;
      const lateSince = midnight(addDays(dayOf(row.dueOn), 1));
      await tx.caseClock.update({ where: { id }, data: { lateSince } });
      if (row.applicationId !== null && clockOf(row).holder !== 'applicant')
        await tellLate(tx, row.applicationId);
    }),
  );
}

/**
 * Counts the last day of every clock that runs again, and what follows from it: holidays were set,
 * confirmed or taken away. Returns how many changed.
 */
export async function recountClocks(now: Date): Promise<number> {
  const today = civilDateOf(now);
  let changed = 0;
  for (let after = ''; ;) {
    const rows = await db.caseClock.findMany({
      where: { id: { gt: after }, endedAt: null, runsSince: { not: null }, unit: 'working' },
      orderBy: { id: 'asc' },
      take: MOST_AT_ONCE,
    });
    const last = rows.at(-1);
    if (!last) return changed + (await recountReopenings(today));
    after = last.id;
    await inTransaction('cases.recount-clocks', async (tx) => {
      const holidays = await holidaysAround(tx, today);
      for (const row of rows) {
        const { dueOn } = columnsOf(clockOf(row), holidays);
        if (dueOn === null || dueOn.getTime() === row.dueOn?.getTime()) continue;
        const { count } = await tx.caseClock.updateMany({
          where: { id: row.id, endedAt: null, runsSince: row.runsSince, spent: row.spent },
          data: { dueOn, ...(dueOn >= midnight(today) ? { lateSince: null } : {}) },
        });
        changed += count;
        if (count > 0 && row.code === 'hearing')
          await tx.aidRevocation.updateMany({
            where: { applicationId: row.applicationId ?? '', state: 'noticed', answeredAt: null },
            data: { answerUntil: dueOn },
          });
      }
    });
  }
}

/** The same for the days in which a request that lapsed may be taken up again. */
async function recountReopenings(today: CivilDate): Promise<number> {
  const lapsed = await db.aidApplication.findMany({
    where: { state: 'lapsed', reopenUntil: { gte: midnight(today) } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  let changed = 0;
  await eachAlone(lapsed, ({ id }) =>
    inTransaction('cases.recount-reopening', async (tx) => {
      const { state, reopenUntil } = await lockApplication(tx, id, {});
      const event = await tx.caseEvent.findFirst({
        where: { applicationId: id, event: 'lapse' },
        orderBy: { sequence: 'desc' },
      });
      if (state !== 'lapsed' || reopenUntil === null || !event) return;
      const since = civilDateOf(event.at);
      const until = addWorkingDays(since, REOPEN_DAYS, await holidaysAround(tx, since));
      if (until === dayOf(reopenUntil)) return;
      await tx.aidApplication.update({ where: { id }, data: { reopenUntil: midnight(until) } });
      changed += 1;
    }),
  );
  return changed;
}
