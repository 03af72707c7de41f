import { DomainError } from './errors.ts';

/** Where a use-case learns what time it is; tests hand in their own. */
export interface Clock {
  now(): Date;
}

/** Morocco's offset changes with Ramadan and by decree: always the named zone, never an offset. */
const TIME_ZONE = 'Africa/Casablanca';

declare const civil: unique symbol;
/** A day of the calendar, `YYYY-MM-DD`; two of them compare as strings. */
export type CivilDate = string & { readonly [civil]: true };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

const casablancaDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function partsOf(text: string): { year: number; month: number; day: number } | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { year, month, day } : null;
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): text is CivilDate {
  return partsOf(text) !== null;
}

/** The day written as `YYYY-MM-DD`. Throws `kernel.bad-date` when there is no such day. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new DomainError('kernel.bad-date', { text });
  return text;
}

/** The day it is in Morocco at an instant. */
export function civilDateOf(instant: Date): CivilDate {
  return civilDate(casablancaDay.format(instant));
}

/** A day as the database driver carries dates: midnight of the universal time. */
export function midnight(day: CivilDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day of a date as the database driver carries it; for an instant see {@link civilDateOf}. */
export function dayOf(date: Date): CivilDate {
  return civilDate(date.toISOString().slice(0, 10));
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/**
 * The same day `months` later (or earlier when negative); where that month is shorter, its last
 * day: 31 January plus one month is 28 or 29 February.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const parts = partsOf(date);
  if (parts === null) throw new DomainError('kernel.bad-date', { text: date });
  const index = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const day = Math.min(parts.day, daysInMonth(year, month));
  return civilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** The day `days` later (or earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  const parts = partsOf(date);
  if (parts === null) throw new DomainError('kernel.bad-date', { text: date });
  const moved = new Date(Date.UTC(parts.year, parts.month - 1, parts.day + days));
  return civilDate(moved.toISOString().slice(0, 10));
}
