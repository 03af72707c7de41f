import { addDays, civilDate } from '#domain/kernel/index.server.ts';

/** Days after which what was read of a programme is to be read again (programmes §1). */
const FRESH_DAYS = 90;

/** Whether a source last read on a day (ISO civil date) has to be read again. */
export function isStale(checkedOn: string, today: string): boolean {
  return addDays(civilDate(checkedOn), FRESH_DAYS) < today;
}
