import { addMonths, civilDate, type CivilDate } from '#domain/kernel/index.server.ts';
import type { FactValue, Interval } from '../rules/facts.ts';

/** Evidence of an age: the month a firm was registered in, with its day where it was given. */
const REGISTERED = /^registered:(\d{4}-\d{2})(-\d{2})?$/;
/** The same, known to the year. */
const FOUNDED = /^founded:(\d{4})$/;

const MONTHS_A_YEAR = 12;

/** Whole months from one day to a later one; 0 when it is not later. */
export function wholeMonths(from: CivilDate, to: CivilDate): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  const apart = (toYear - fromYear) * MONTHS_A_YEAR + toMonth - fromMonth;
  return Math.max(0, addMonths(from, apart) <= to ? apart : apart - 1);
}

/** Months between the first and the last of these days and today: a number when they agree. */
function agesBetween(first: CivilDate, last: CivilDate, today: CivilDate): number | Interval {
  const [min, max] = [wholeMonths(last, today), wholeMonths(first, today)];
  return min === max ? min : { min, max };
}

function lastDayOf(month: string): CivilDate {
  return addMonths(civilDate(`${month.slice(0, 4)}-01-31`), Number(month.slice(5)) - 1);
}

/** The evidence that an age was made of. `registered` is `2026-05` or `2026-05-14`. */
export function registeredEvidence(registered: string): string {
  return `registered:${registered}`;
}

/** Month or day of registration that evidence tells, or null when it tells of something else. */
export function registeredOf(evidence: string | undefined): string | null {
  const match = REGISTERED.exec(evidence ?? '');
  return match === null ? null : `${match[1] ?? ''}${match[2] ?? ''}`;
}

/** The evidence of an age that is known to the year. */
export function foundedEvidence(year: number): string {
  return `founded:${String(year).padStart(4, '0')}`;
}

/**
 * First day on which a firm is some whole months old for certain, by when it began at the latest;
 * null when evidence does not tell that.
 */
export function ageReachedOn(evidence: string | undefined, months: number): CivilDate | null {
  const registered = registeredOf(evidence);
  const year = FOUNDED.exec(evidence ?? '')?.[1];
  if (registered === null) return year ? addMonths(lastDayOf(`${year}-12`), months) : null;
  const isDay = registered.length > 'YYYY-MM'.length;
  return addMonths(isDay ? civilDate(registered) : lastDayOf(registered), months);
}

/** Whole months since a firm was registered, in a month or on a day: a range while both fit. */
export function ageOf(registered: string, today: CivilDate): number | Interval {
  const month = registered.slice(0, 7);
  if (registered.length > month.length) return wholeMonths(civilDate(registered), today);
  const last = lastDayOf(month);
  return agesBetween(civilDate(`${month}-01`), last < today ? last : today, today);
}

/** Whole months since some day of a year. */
export function ageOfYear(year: number, today: CivilDate): number | Interval {
  const text = String(year).padStart(4, '0');
  const last = civilDate(`${text}-12-31`);
  return agesBetween(civilDate(`${text}-01-01`), last < today ? last : today, today);
}

/** An age of some day, as it is today: older by the months since then, give or take a part of one. */
export function aged(value: FactValue, at: CivilDate, today: CivilDate): FactValue {
  if (at >= today) return value;
  const passed = wholeMonths(at, today);
  if (typeof value === 'number') return { min: value + passed, max: value + passed + 1 };
  if (value === null || typeof value !== 'object' || !('min' in value || 'max' in value))
    return value;
  return {
    ...(value.min !== undefined && { min: value.min + passed }),
    ...(value.max !== undefined && { max: value.max + passed + 1 }),
  };
}
