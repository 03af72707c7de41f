import {
  addDays,
  civilDate,
  civilDateOf,
  UUID_RANDOM_BYTES,
  uuidV7,
  type Actor,
  type CivilDate,
  type Holidays,
  dayOf,
  midnight,
} from '#domain/kernel/index.server.ts';
import { daysOffBetween, holidaysBetween } from '#platform/holidays.ts';
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

type KnownClock = Clock & { readonly code: ClockCode };

/** A stored clock. */
export function clockOf(row: CaseClock): KnownClock {
  return knownClock({
    ...row,
    ...{ startedOn: dayOf(row.startedOn), runsSince: row.runsSince && dayOf(row.runsSince) },
  });
}

interface Columns extends Pick<CaseClock, 'code' | 'holder' | 'unit' | 'allowed' | 'spent'> {
  readonly startedOn: CivilDate;
  readonly runsSince: CivilDate | null;
  readonly spans: unknown;
}

function knownClock({ code, holder, unit, spans, ...columns }: Columns): KnownClock {
  return {
    code: codeOf(code),
    holder: HOLDERS.find((one) => one === holder) ?? 'programme',
    unit: unit === 'calendar' ? 'calendar' : 'working',
    ...{ allowed: columns.allowed, spent: columns.spent },
    ...{ startedOn: columns.startedOn, runsSince: columns.runsSince, spans: spansOf(spans) },
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
  setting: ClockSetting & { readonly code: ClockCode; readonly days?: number },
): Promise<void> {
  const begun = begin(actor, setting);
  const holidays = begun.unit === 'working' ? await holidaysAround(tx, begun.startedOn) : NONE;
  await keepClocks(tx, owner, [begun], holidays);
}

const NONE: Holidays = new Set();

function begin(
  { now, randomBytes }: Ticker,
  setting: ClockSetting & { readonly code: ClockCode; readonly days?: number },
): KeptClock {
  const { code, programmeId, levels } = setting;
  const { holder, unit, days: usual } = CLOCKS[code];
  const allowed = setting.days ?? (typeof usual === 'number' ? usual : (levels[usual] ?? 0));
  const clock = startClock({ holder, unit, allowed }, civilDateOf(now));
  const id = uuidV7(now, randomBytes(UUID_RANDOM_BYTES));
  return { ...clock, ...{ id, programmeId, code, endedAt: null } };
}

type Change = 'pause' | 'resume' | 'end';

/** Pauses, resumes or ends clocks that have not ended; codes that are not there are left out. */
export async function changeClocks(
  tx: Tx,
  now: Date,
  owner: ClockOwner,
  { change, codes }: { readonly change: Change; readonly codes: readonly ClockCode[] | 'all' },
): Promise<number> {
  const { clocks, holidays } = await readOpen(tx, owner, civilDateOf(now));
  const named = clocks.filter(({ code }) => codes === 'all' || codes.includes(code));
  const after = named.map((clock) => changed(clock, change, now, holidays));
  await keepClocks(tx, owner, after, holidays);
  return after.length;
}

function changed(clock: KeptClock, change: Change, now: Date, holidays: Holidays): KeptClock {
  const { id, programmeId, code } = clock;
  const kept = { id, programmeId, code, endedAt: change === 'end' ? now : null };
  const today = civilDateOf(now);
  if (change === 'pause') return { ...pauseClock(clock, today, holidays), ...kept };
  if (change === 'resume') return { ...resumeClock(clock, today), ...kept };
  return { ...endClock(clock, today, holidays), ...kept };
}

/** What an event does to the clocks of a request, see `EFFECTS`: read once and written once. */
export async function tickFor(
  tx: Tx,
  actor: Ticker,
  applicationId: string,
  event: ApplicationEvent,
  setting: ClockSetting,
): Promise<void> {
  const { end = [], pause = [], resume = [], start = [] } = EFFECTS[event];
  const owner = { applicationId };
  const { clocks, holidays } = await readOpen(tx, owner, civilDateOf(actor.now));
  const changeOf = (code: ClockCode): Change | null => {
    if (end === 'all' || end.includes(code)) return 'end';
    if (pause.includes(code)) return 'pause';
    return resume.includes(code) ? 'resume' : null;
  };
  const after = clocks.flatMap((clock) => {
    const change = changeOf(clock.code);
    return change === null ? [] : [changed(clock, change, actor.now, holidays)];
  });
  // Where there is none to go on with, its holder gets a new one.
  const isResumed = after.some(({ code }) => resume.includes(code));
  const begun = [...start, ...(isResumed ? [] : resume)];
  const fresh = begun.map((code) => begin(actor, { ...setting, code }));
  await keepClocks(tx, owner, [...after, ...fresh], holidays);
}

interface KeptClock extends KnownClock {
  readonly id: string;
  readonly programmeId: string;
  readonly endedAt: Date | null;
}

/** The clocks of something that have not ended, with the holidays round a day. */
async function readOpen(
  tx: Tx,
  owner: ClockOwner,
  today: CivilDate,
): Promise<{ readonly clocks: readonly KeptClock[]; readonly holidays: Holidays }> {
  const [from, to] = [addDays(today, -HORIZON_DAYS), addDays(today, HORIZON_DAYS)];
  const { applicationId, voucherId, accreditationId } = idsOf(owner);
  const rows = await tx.$queryRaw<{ clocks: StoredClock[]; holidays: CivilDate[] }[]>`
    SELECT
      ARRAY(${daysOffBetween(from, to)}) AS holidays,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'programmeId', programme_id,
          'code', code, 'holder', holder, 'unit', unit, 'allowed', allowed, 'spent', spent,
          'startedOn', started_on, 'runsSince', runs_since, 'spans', spans)), '[]')
        FROM case_clock WHERE ended_at IS NULL AND (application_id = ${applicationId}
          OR voucher_id = ${voucherId} OR accreditation_id = ${accreditationId})) AS clocks`;
  const { clocks = [], holidays = [] } = rows[0] ?? {};
  return {
    clocks: clocks.map((row) => {
      const { id, programmeId } = row;
      return { ...knownClock(row), ...{ id, programmeId, endedAt: null } };
    }),
    holidays: new Set(holidays),
  };
}

type StoredClock = Columns & Pick<KeptClock, 'id' | 'programmeId'>;

/** Writes clocks that were changed or begun, all in one statement. */
async function keepClocks(
  tx: Tx,
  owner: ClockOwner,
  clocks: readonly KeptClock[],
  holidays: Holidays,
): Promise<void> {
  if (clocks.length === 0) return;
  const rows = clocks.map((clock) => ({ ...clock, dueOn: dueOn(clock, holidays) }));
  const { applicationId, voucherId, accreditationId } = idsOf(owner);
  await tx.$executeRaw`
    INSERT INTO case_clock (id, application_id, voucher_id, accreditation_id, programme_id, code, holder,
      unit, allowed, spent, started_on, runs_since, due_on, ended_at, spans)
    SELECT id, ${applicationId}, ${voucherId}, ${accreditationId}, "programmeId", code, holder,
      unit, allowed, spent, "startedOn", "runsSince", "dueOn", "endedAt", spans
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS kept (id text, "programmeId" text, code text,
      holder text, unit text, allowed integer, spent integer, "startedOn" date, "runsSince" date,
      "dueOn" date, "endedAt" timestamptz, spans jsonb)
    ON CONFLICT (id) DO UPDATE SET spent = excluded.spent, runs_since = excluded.runs_since,
      due_on = excluded.due_on, ended_at = excluded.ended_at, spans = excluded.spans`;
}

function idsOf(owner: ClockOwner) {
  return { applicationId: null, voucherId: null, accreditationId: null, ...owner };
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
