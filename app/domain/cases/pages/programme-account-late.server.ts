import {
  addDays,
  civilDateOf,
  workingDaysBetween,
  dayOf,
  midnight,
} from '#domain/kernel/index.server.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import { CLOCK_CODES, CLOCKS, type ClockCode } from '../clocks/plan.ts';
import type { Reader } from '../records.server.ts';

/** How late, in working days after the last day. */
export const LATE_BANDS = ['1-5', '6-20', '21+'] as const;
export type LateBand = (typeof LATE_BANDS)[number];

const BAND_ENDS = [5, 20] as const;

/** Deadlines of the programme that are past, of one stage and about as late. */
export interface LateRow {
  readonly stage: ClockCode;
  readonly band: LateBand;
  readonly cases: number;
}

/** Deadlines that the programme itself is to keep, not firms or providers. */
const PROGRAMME_STAGES = CLOCK_CODES.filter((code) =>
  ['proposes', 'decides', 'programme'].includes(CLOCKS[code].holder),
);

/** Longest span over which lateness is counted in working days. */
const LONGEST_DAYS = 1_500;

/**
 * The public late register of a programme: deadlines of its own that have passed, by stage and by
 * how late they are; no case and nobody is named. Rows without any are left out.
 */
export async function lateRegister(
  reader: Reader,
  programmeId: string,
  now: Date,
): Promise<readonly LateRow[]> {
  const today = civilDateOf(now);
  const [holidays, rows] = await Promise.all([
    holidaysBetween(reader, addDays(today, -LONGEST_DAYS), today),
    reader.caseClock.groupBy({
      by: ['code', 'dueOn'],
      where: { programmeId, endedAt: null, dueOn: { lt: midnight(today) } },
      _count: true,
    }),
  ]);
  const counts = new Map<string, number>();
  for (const { code, dueOn, _count } of rows) {
    if (dueOn === null) continue;
    const band = bandOf(workingDaysBetween(dayOf(dueOn), today, holidays));
    const key = `${code} ${band}`;
    counts.set(key, (counts.get(key) ?? 0) + _count);
  }
  return PROGRAMME_STAGES.flatMap((stage) =>
    LATE_BANDS.flatMap((band): LateRow[] => {
      const cases = counts.get(`${stage} ${band}`);
      return cases === undefined ? [] : [{ stage, band, cases }];
    }),
  );
}

function bandOf(days: number): LateBand {
  const [few, many] = BAND_ENDS;
  if (days <= few) return '1-5';
  return days <= many ? '6-20' : '21+';
}
