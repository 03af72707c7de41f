import { addDays, civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import type { Reader } from '../records.server.ts';

/** Under so many cases nothing is told of how long they took: it would speak of a few firms. */
export const FEWEST_CASES = 5;

/** Days back that decisions are counted from. */
const PERIOD_DAYS = 365;
/** Requests may have been sent long before they were decided. */
const CALENDAR_DAYS = 1_500;

/** Working days that half, and nine in ten, of the cases took at most. */
export interface Delay {
  readonly median: number;
  readonly p90: number;
}

export interface DecisionDelays {
  /** First and last day on which the decisions were made. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** First decisions on requests in that time. */
  readonly cases: number;
  /** Null with fewer than `FEWEST_CASES`. */
  readonly delays: {
    /** From the day a request was sent to the first decision. */
    readonly total: Delay;
    /** Of these, the days on which it was not for the firm or for money to come. */
    readonly inHands: Delay;
  } | null;
}

interface Row {
  readonly cases: bigint;
  readonly total50: number | null;
  readonly total90: number | null;
  readonly hands50: number | null;
  readonly hands90: number | null;
}

/**
 * How long first decisions of a programme took in the last twelve months, in working days of
 * Morocco. A case's history is made of spans, each from one event to the next; days are counted
 * after its first day, up to and with its last.
 */
export async function decisionDelays(
  reader: Reader,
  programmeId: string,
  now: Date,
): Promise<DecisionDelays> {
  const to = civilDateOf(now);
  const [from, first] = [addDays(to, 1 - PERIOD_DAYS), addDays(to, -CALENDAR_DAYS)];
  const holidays = [...(await holidaysBetween(reader, first, to))];
  const [row] = await reader.$queryRaw<Row[]>`
    WITH calendar AS (
      SELECT d::date AS day, count(*) FILTER (WHERE extract(isodow FROM d) < 6
        AND d::date <> ALL (${holidays}::date[])) OVER (ORDER BY d) AS worked
      FROM generate_series(${first}::date, ${to}::date, '1 day') AS d
    ), decided AS (
      SELECT DISTINCT ON (e.application_id) e.application_id, e.sequence, e.at
      FROM case_event e JOIN aid_application a ON a.id = e.application_id
      WHERE a.programme_id = ${programmeId} AND e.event IN ('approve', 'reject')
      ORDER BY e.application_id, e.sequence
    ), span AS (
      SELECT e.application_id, e.to_state, e.sequence = decided.sequence AS is_last,
        (e.at AT TIME ZONE 'Africa/Casablanca')::date AS since,
        (lead(e.at) OVER (PARTITION BY e.application_id ORDER BY e.sequence)
          AT TIME ZONE 'Africa/Casablanca')::date AS until
      FROM decided JOIN case_event e
        ON e.application_id = decided.application_id AND e.sequence <= decided.sequence
      WHERE (decided.at AT TIME ZONE 'Africa/Casablanca')::date >= ${from}::date
        AND e.to_state <> 'draft'
    ), took AS (
      SELECT application_id, sum(ends.worked - begins.worked) AS total,
        coalesce(sum(ends.worked - begins.worked) FILTER (
          WHERE to_state NOT IN ('needs-correction', 'lapsed', 'waitlisted')), 0) AS hands
      FROM span
      JOIN calendar begins ON begins.day = greatest(since, ${first}::date)
      JOIN calendar ends ON ends.day = greatest(until, ${first}::date)
      WHERE NOT is_last GROUP BY application_id
    )
    SELECT count(*) AS cases,
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY total))::int AS total50,
      (percentile_disc(0.9) WITHIN GROUP (ORDER BY total))::int AS total90,
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY hands))::int AS hands50,
      (percentile_disc(0.9) WITHIN GROUP (ORDER BY hands))::int AS hands90
    FROM took`;
  return { from, to, cases: Number(row?.cases ?? 0n), delays: row ? delaysOf(row) : null };
}

function delaysOf({ cases, total50, total90, hands50, hands90 }: Row): DecisionDelays['delays'] {
  if (cases < FEWEST_CASES) return null;
  return {
    total: { median: total50 ?? 0, p90: total90 ?? 0 },
    inHands: { median: hands50 ?? 0, p90: hands90 ?? 0 },
  };
}
