import {
  addDays,
  civilDate,
  civilDateOf,
  type CivilDate,
  DomainError,
  isCivilDate,
} from '#domain/kernel/index.server.ts';

/** A day is sealed once it is over by this much, so that what was under way has been written. */
const GRACE_MS = 10 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
/** Offsets of the zone from UTC, in hours, that Morocco has used or may decree. */
const OFFSETS = [1, 0, 2] as const;

/** The instant at which a day begins in Morocco. */
export function startOfDay(day: CivilDate): Date {
  const midnight = toDate(day).getTime();
  for (const offset of OFFSETS) {
    const instant = midnight - offset * HOUR_MS;
    const isFirst = civilDateOf(new Date(instant - 1)) < day;
    if (isFirst && civilDateOf(new Date(instant)) === day) return new Date(instant);
  }
  throw new DomainError('audit.no-midnight', { day });
}

/** The first day that may not be sealed yet at `now`. */
export function firstOpenDay(now: Date): CivilDate {
  return civilDateOf(new Date(now.getTime() - GRACE_MS));
}

/**
 * The day whose root covers an entry written at `at`: its own, or, when a later one was sealed
 * before the entry was there, the day after the last sealed one.
 */
export function dayToSeal(at: Date, lastSealed: CivilDate | null): CivilDate {
  const own = civilDateOf(at);
  const next = lastSealed === null ? own : addDays(lastSealed, 1);
  return own > next ? own : next;
}

/** A day as the database's `date` columns are read and written: its midnight in UTC. */
export function toDate(day: CivilDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function fromDate(date: Date): CivilDate {
  return civilDate(date.toISOString().slice(0, 10));
}

/** The day that somebody wrote; null for what is none, or none that the trail could know. */
export function readDay(text: string): CivilDate | null {
  return isCivilDate(text) && text > '2000' ? text : null;
}
