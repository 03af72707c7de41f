import {
  addDays,
  addWorkingDays,
  civilDateOf,
  DomainError,
  type CivilDate,
  midnight,
} from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import type { Tx } from '#platform/transaction.ts';
import type { Part, Term } from './parts.ts';
import type { StateTable } from './state-table.ts';

const HORIZON_DAYS = 400;

/** The last day of a term that begins today; null for no term. */
export async function lastDayOf(tx: Tx, now: Date, term: Term | undefined, days?: number) {
  if (!term) return null;
  const today = civilDateOf(now);
  const count = days ?? term.days;
  if (term.unit === 'calendar') return midnight(addDays(today, count));
  return midnight(await workingDaysAfter(tx, today, count));
}

/** The day that lies a number of working days after another. */
export async function workingDaysAfter(
  reader: Tx | typeof db,
  day: CivilDate,
  count: number,
): Promise<CivilDate> {
  return addWorkingDays(day, count, await holidaysBetween(reader, day, addDays(day, HORIZON_DAYS)));
}

/**
 * The state an event of a part leads to. Throws `engagements.wrong-state` when it may not happen now
 * and `engagements.not-yours` when it is not the part's to do.
 */
export function way<State extends string, Event extends string>(
  table: Pick<StateTable<State, Event>, 'next' | 'may'>,
  state: State,
  event: Event,
  part: Part,
  before: State | null = null,
): State {
  const to = table.next(state, event, before);
  if (to === null) throw new DomainError('engagements.wrong-state', { state, event });
  if (!table.may(part, event)) throw new DomainError('engagements.not-yours', { event });
  return to;
}

/** It is in another state than it was read in. */
export const lost = (state: string, event: string) =>
  new DomainError('engagements.wrong-state', { state, event });
