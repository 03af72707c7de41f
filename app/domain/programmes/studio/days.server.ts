import { addDays, type CivilDate, type Holidays } from '#domain/kernel/index.server.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import type { Reader } from './records.server.ts';

/** Far enough for the longest notice or pause, holidays included. */
const AHEAD = 250;

/** The holidays that delays from a day on may meet. */
export function holidaysFrom(reader: Reader, day: CivilDate): Promise<Holidays> {
  return holidaysBetween(reader, day, addDays(day, AHEAD));
}

/** A day as a `date` column has it. */
export const dateOf = (day: CivilDate): Date => new Date(`${day}T00:00:00Z`);
