import {
  addDays,
  addWorkingDays,
  civilDateOf,
  eachAlone,
  workingDaysBetween,
  type Actor,
  type CivilDate,
  type Holidays,
  dayOf,
  midnight,
} from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import type { CaseClock, Voucher } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { CLOCKS } from '../clocks/plan.ts';
import { changeClocks, clockOf, holidaysAround } from '../clocks/records.server.ts';
import { CASE_REFUSALS, type CaseActor } from '../records.server.ts';
import { endVoucher } from './end.server.ts';
import { lockVoucher, tellFirm } from './records.server.ts';
import { dueReminder } from './reminders.ts';
import { voucherStateOf } from './transitions.ts';

type Ticker = Pick<Actor, 'now' | 'randomBytes'>;

/** Vouchers looked at in one run: the next one goes on. */
const MOST_AT_ONCE = 500;

/**
 * What the day brings to vouchers: terms that nobody accepted, vouchers that end, reminders. Each in
 * its own transaction; a second run changes nothing. One that fails keeps no other from its day; what
 * failed is thrown at the end.
 */
export async function runVoucherClock({ now, randomBytes }: Ticker): Promise<void> {
  const actor: CaseActor = { now, randomBytes, requestId: 'cases-clock' };
  await eachAlone([endDue, remindDue], (step) => step(actor));
}

async function endDue(actor: CaseActor): Promise<void> {
  const today = midnight(civilDateOf(actor.now));
  const late = await db.caseClock.findMany({
    where: { voucherId: { not: null }, endedAt: null, dueOn: { lt: today } },
    orderBy: { dueOn: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true, voucherId: true },
  });
  await eachAlone(late, ({ id, voucherId }) => endOne(actor, id, voucherId ?? ''));
}

async function endOne(actor: CaseActor, clockId: string, voucherId: string): Promise<void> {
  const today = midnight(civilDateOf(actor.now));
  await refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS }, () =>
    inTransaction('cases.voucher-clock', async (tx) => {
      const voucher = await lockVoucher(tx, voucherId);
      const clock = await tx.caseClock.findFirst({
        where: { id: clockId, endedAt: null, dueOn: { lt: today } },
      });
      if (!clock) return;
      // It was signed for in time, and the programme has the ball.
      if (voucher.signedOn !== null) return;
      const event = endingOf(voucher);
      if (event === null) {
        await changeClocks(tx, actor.now, { voucherId }, { change: 'end', codes: 'all' });
        return;
      }
      // Holidays may have moved its last day since: the voucher says the one it ended by.
      if (event === 'lapse' && clock.dueOn)
        await tx.voucher.update({ where: { id: voucherId }, data: { acceptBy: clock.dueOn } });
      const posting = await endVoucher(tx, actor, voucher, { event, reason: null });
      if (posting) await post(tx, actor.now, [posting]);
    }),
  );
}

function endingOf(voucher: Voucher): 'lapse' | 'expire' | null {
  switch (voucherStateOf(voucher.state)) {
    case 'issued':
      return 'lapse';
    case 'active':
    case 'partly-used':
      return 'expire';
    default:
      return null;
  }
}

async function remindDue(actor: CaseActor): Promise<void> {
  const today = civilDateOf(actor.now);
  const due = JSON.stringify(await reminderDays(today));
  // Only those with a reminder that did not go out: many who know already would hide the others.
  const clocks = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM case_clock c
    WHERE voucher_id IS NOT NULL AND ended_at IS NULL AND due_on >= ${midnight(today)}
      AND EXISTS (
        SELECT FROM jsonb_to_recordset(${due}::jsonb) AS r (code text, days integer, until date)
        WHERE r.code = c.code AND c.due_on <= r.until AND NOT r.days = ANY (coalesce(c.reminded, '{}')))
    ORDER BY due_on LIMIT ${MOST_AT_ONCE}`;
  await eachAlone(clocks, ({ id }) => remindOne(actor, id));
}

/** For each reminder the last end, from today on, that it is due for. */
async function reminderDays(today: CivilDate) {
  const holidays = await holidaysAround(db, today);
  return (['accept', 'use'] as const).flatMap((code) =>
    CLOCKS[code].remind.map((days) => {
      const isWorking = CLOCKS[code].unit === 'working';
      const until = isWorking
        ? addDays(addWorkingDays(today, days + 1, holidays), -1)
        : addDays(today, days);
      return { code, days, until };
    }),
  );
}

async function remindOne(actor: CaseActor, id: string): Promise<void> {
  await inTransaction('cases.remind-voucher', async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM case_clock WHERE id = ${id} FOR UPDATE`;
    const row = await tx.caseClock.findUnique({ where: { id } });
    const today = civilDateOf(actor.now);
    if (!row?.dueOn || !row.voucherId || row.endedAt) return;
    const holidays = await holidaysAround(tx, today);
    const reminder = dueReminder({
      days: CLOCKS[clockOf(row).code].remind,
      ...{ allowed: row.allowed, reminded: row.reminded },
      left: daysLeft(row, today, holidays),
    });
    if (reminder === null) return;
    await tx.caseClock.update({ where: { id }, data: { reminded: { push: [...reminder.marks] } } });
    if (reminder.tells) await remind(tx, actor, row.voucherId, dayOf(row.dueOn));
  });
}

/** Days until the last one, in the days of the clock. */
function daysLeft(row: CaseClock, today: CivilDate, holidays: Holidays): number {
  if (!row.dueOn) return 0;
  if (row.unit === 'working') return workingDaysBetween(today, dayOf(row.dueOn), holidays);
  return (row.dueOn.getTime() - midnight(today).getTime()) / 86_400_000;
}

/** A voucher that waits for its terms is told as one; before the decision was opened, not at all. */
async function remind(tx: Tx, actor: CaseActor, voucherId: string, day: CivilDate): Promise<void> {
  const voucher = await tx.voucher.findUniqueOrThrow({ where: { id: voucherId } });
  if (voucher.state !== 'issued') return tellFirm(tx, actor, voucher, 'voucher-expiring', day);
  return tellFirm(tx, actor, voucher, 'voucher-issued', day);
}
