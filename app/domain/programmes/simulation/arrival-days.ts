import {
  addDays,
  civilDate,
  isCivilDate,
  isWorkingDay,
  type CivilDate,
  type Holidays,
} from '#domain/kernel/index.server.ts';
import type { ProgrammeDraft } from '../content.ts';
import { RUSH_DAYS } from './scenario.ts';

/** The working days on which applications may come. */
export interface ArrivalDays {
  readonly days: readonly CivilDate[];
  /** Length of the period in years of 365 days. */
  readonly years: number;
  /** The place of the day by which a share of all applications has come. */
  readonly dayAt: (share: number) => number;
}

const YEAR_DAYS = 365;
const DAY_MS = 86_400_000;
/** A period that nobody plans: a year of mistyped dates would fill the memory with days. */
const MOST_DAYS = 3_700;

/**
 * The days applications are taken under this version: from `today` at the earliest, since what came
 * before is not its doing. Null while they are not said, or over.
 */
export function periodOf(
  { running, validFrom }: Pick<ProgrammeDraft, 'running' | 'validFrom'>,
  today: CivilDate,
): { readonly from: CivilDate; readonly to: CivilDate } | null {
  const [opens, to] = [running?.opensOn ?? null, running?.closesOn ?? null];
  if (opens === null || to === null || !isCivilDate(to)) return null;
  const begins = [opens, today, validFrom ?? today].sort().at(-1);
  if (begins === undefined || !isCivilDate(begins) || begins > to) return null;
  return addDays(begins, MOST_DAYS) < to ? null : { from: civilDate(begins), to };
}

/**
 * Working days from the first to the last day, both included. The first `RUSH_DAYS` of them take
 * the share `rush` of all applications, the others the rest, evenly.
 */
export function arrivalDays(
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  holidays: Holidays,
  rush: number,
): ArrivalDays {
  const days: CivilDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, holidays)) days.push(day);
  const length = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return { days, years: Math.max(0, length) / YEAR_DAYS, dayAt: placer(days.length, rush) };
}

function placer(count: number, rush: number): (share: number) => number {
  const last = Math.max(0, count - 1);
  const early = Math.min(RUSH_DAYS, count);
  if (early === count) return (share) => Math.min(last, Math.floor(share * count));
  return (share) =>
    share < rush
      ? Math.min(early - 1, Math.floor((share / rush) * early))
      : Math.min(last, early + Math.floor(((share - rush) / (1 - rush)) * (count - early)));
}
