import {
  addDays,
  civilDate,
  civilDateOf,
  UUID_RANDOM_BYTES,
  uuidV7,
  type Actor,
  type CivilDate,
  type Holidays,
} from '#domain/kernel/index.server.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import type { CaseClock } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import {
  dueOn,
  endClock,
  pauseClock,
  resumeClock,
  startClock,
  type Clock,
  type Span,
} from './clock.ts';
import { CLOCK_CODES, CLOCKS, EFFECTS, HOLDERS, type ClockCode } from './plan.ts';
import type { ApplicationEvent } from '../transitions.ts';

/** What a clock belongs to: one of the three. */
export type ClockOwner =
  | { readonly applicationId: string }
  | { readonly voucherId: string }
  | { readonly accreditationId: string };

type Ticker = Pick<Actor, 'now' | 'randomBytes'>;

/** How far ahead holidays are read: longer than any deadline in working days. */
const HORIZON_DAYS = 800;

/** Holidays round a day, as far as any clock reaches. */
export async function holidaysAround(tx: Tx, today: CivilDate): Promise<Holidays> {
  return holidaysBetween(tx, addDays(today, -HORIZON_DAYS), addDays(today, HORIZON_DAYS));
}

/** A stored clock. */
export function clockOf(row: CaseClock): Clock & { readonly code: ClockCode } {
  return {
    code: codeOf(row.code),
    holder: HOLDERS.find((one) => one === row.holder) ?? 'programme',
    unit: row.unit === 'calendar' ? 'calendar' : 'working',
    allowed: row.allowed,
    spent: row.spent,
    startedOn: dayOf(row.startedOn),
    runsSince: row.runsSince && dayOf(row.runsSince),
    spans: spansOf(row.spans),
  };
}

function codeOf(text: string): ClockCode {
  const code = CLOCK_CODES.find((one) => one === text);
  if (code === undefined) throw new Error(`A clock has the code ${text}.`);
  return code;
}

/** What the database keeps of a clock. */
export function columnsOf(clock: Clock, holidays: Holidays) {
  const due = dueOn(clock, holidays);
  return {
    ...{ holder: clock.holder, unit: clock.unit, allowed: clock.allowed, spent: clock.spent },
    startedOn: midnight(clock.startedOn),
    runsSince: clock.runsSince && midnight(clock.runsSince),
    dueOn: due && midnight(due),
    spans: clock.spans.map((span) => ({ ...span })),
  };
}

export interface ClockSetting {
  readonly programmeId: string;
  /** Service levels of the version, in days; a clock without one there has its own. */
  readonly levels: Readonly<Partial<Record<string, number>>>;
}

/** Starts a clock of a case, a voucher or an accreditation. */
export async function beginClock(
  tx: Tx,
  actor: Ticker,
  owner: ClockOwner,
  {
    code,
    programmeId,
    levels,
    days,
  }: ClockSetting & { readonly code: ClockCode; readonly days?: number },
): Promise<void> {
  const today = civilDateOf(actor.now);
  const { holder, unit, days: usual } = CLOCKS[code];
  const allowed = days ?? (typeof usual === 'number' ? usual : (levels[usual] ?? 0));
  const clock = startClock({ holder, unit, allowed }, today);
  await tx.caseClock.create({
    data: {
      id: uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES)),
      ...owner,
      ...{ programmeId, code },
      ...columnsOf(clock, await holidaysAround(tx, today)),
    },
  });
}

type Change = 'pause' | 'resume' | 'end';

/** Pauses, resumes or ends clocks that have not ended; codes that are not there are left out. */
export async function changeClocks(
  tx: Tx,
  now: Date,
  owner: ClockOwner,
  { change, codes }: { readonly change: Change; readonly codes: readonly ClockCode[] | 'all' },
): Promise<number> {
  const rows = await tx.caseClock.findMany({
    where: { ...owner, endedAt: null, ...(codes === 'all' ? {} : { code: { in: [...codes] } }) },
  });
  if (rows.length === 0) return 0;
  const today = civilDateOf(now);
  const holidays = await holidaysAround(tx, today);
  for (const row of rows) {
    const clock = changed(clockOf(row), change, today, holidays);
    await tx.caseClock.update({
      where: { id: row.id },
      data: { ...columnsOf(clock, holidays), ...(change === 'end' ? { endedAt: now } : {}) },
    });
  }
  return rows.length;
}

function changed(clock: Clock, change: Change, today: CivilDate, holidays: Holidays): Clock {
  if (change === 'pause') return pauseClock(clock, today, holidays);
  return change === 'resume' ? resumeClock(clock, today) : endClock(clock, today, holidays);
}

/** What an event does to the clocks of a request, see `EFFECTS`. */
export async function tickFor(
  tx: Tx,
  actor: Ticker,
  applicationId: string,
  event: ApplicationEvent,
  setting: ClockSetting,
): Promise<void> {
  const { end, pause, resume, start = [] } = EFFECTS[event];
  const owner = { applicationId };
  if (end) await changeClocks(tx, actor.now, owner, { change: 'end', codes: end });
  if (pause) await changeClocks(tx, actor.now, owner, { change: 'pause', codes: pause });
  for (const code of start) await beginClock(tx, actor, owner, { code, ...setting });
  if (!resume) return;
  const resumed = await changeClocks(tx, actor.now, owner, { change: 'resume', codes: resume });
  if (resumed > 0) return;
  for (const code of resume) await beginClock(tx, actor, owner, { code, ...setting });
}

function spansOf(stored: unknown): readonly Span[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((one: unknown): Span[] => {
    if (typeof one !== 'object' || one === null) return [];
    const { from, to, holder } = one as Record<string, unknown>;
    if (typeof from !== 'string') return [];
    return [
      {
        from: civilDate(from),
        to: typeof to === 'string' ? civilDate(to) : null,
        holder: HOLDERS.find((known) => known === holder) ?? null,
      },
    ];
  });
}

/** A day as the driver carries dates, and back. */
export function midnight(day: CivilDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
export function dayOf(date: Date): CivilDate {
  return civilDate(date.toISOString().slice(0, 10));
}
