import { addDays, type CivilDate } from './clock.ts';
import { DomainError } from './errors.ts';

const SATURDAY = 6;
const SUNDAY = 0;

/** Days of the calendar on which deadlines do not advance, beside Saturdays and Sundays. */
export type Holidays = ReadonlySet<CivilDate>;

/** Whether Moroccan offices work on a day: Monday to Friday, holidays left out. */
export function isWorkingDay(date: CivilDate, holidays: Holidays): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== SATURDAY && weekday !== SUNDAY && !holidays.has(date);
}

/**
 * The `count`-th working day after a day, which is not counted itself; the day itself for 0.
 * Throws `kernel.bad-duration` unless `count` is a whole number from 0 on. `holidays` must reach
 * far enough: days missing from it count as worked.
 */
export function addWorkingDays(date: CivilDate, count: number, holidays: Holidays): CivilDate {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new DomainError('kernel.bad-duration', { count });
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

/**
 * How many working days there are after `from`, up to and with `to`; the same number with a minus
 * when `to` is the earlier one, so that a missed deadline says by how many days.
 */
export function workingDaysBetween(from: CivilDate, to: CivilDate, holidays: Holidays): number {
  if (to < from) return 0 - workingDaysBetween(to, from, holidays);
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) count += 1;
  }
  return count;
}
