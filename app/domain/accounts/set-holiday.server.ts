import { appendAudit } from '#domain/audit/index.server.ts';
import {
  civilDateOf,
  DomainError,
  hasRole,
  isCivilDate,
  type CivilDate,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import {
  addMissingHolidays,
  deleteHoliday,
  findHoliday,
  listHolidays,
  saveHoliday,
  type Holiday,
} from '#platform/holidays.ts';
import { getSetting, saveSetting } from '#platform/settings.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { holidaysOfYear } from './holiday-calendar.ts';
import type { HolidayForm } from './operations-form.ts';

function requireAdmin(actor: MemberActor): void {
  if (!hasRole(actor, 'platform-admin')) throw new DomainError('accounts.not-found');
}

/** The database has no year 0, and nobody an earlier holiday. */
const FIRST_DAY = '1900-01-01';

/** A day as it came from a page; what is none belongs to no holiday. */
function dayOf(text: string): CivilDate {
  if (!isCivilDate(text) || text < FIRST_DAY) throw new DomainError('accounts.not-found');
  return text;
}

/** The holidays of a year, earliest first, for administrators. */
export async function viewHolidays(actor: MemberActor, year: number): Promise<Holiday[]> {
  requireAdmin(actor);
  return listHolidays(db, year);
}

/**
 * Adds a holiday, or, with `was`, changes the one of that day and moves it. Deadlines that were
 * promised keep the day they were given. Throws `accounts.holiday-taken` when the day is another
 * holiday already.
 */
export async function setHoliday(actor: MemberActor, form: HolidayForm): Promise<void> {
  requireAdmin(actor);
  const { code, status, source } = form;
  const day = dayOf(form.day);
  const was = form.was === undefined ? null : dayOf(form.was);
  await inTransaction('accounts.set-holiday', async (tx) => {
    const there = await findHoliday(tx, day);
    const same = there?.code === code && there.status === status && there.source === source;
    if (same && (was === null || was === day || (await findHoliday(tx, was)) === null)) return;
    if (there !== null && was !== day) throw new DomainError('accounts.holiday-taken');
    if (was !== null && was !== day) await deleteHoliday(tx, was);
    await saveHoliday(tx, { day, code, status, source });
    await record(tx, actor, 'accounts.holiday-set', day, { code, status, source, was });
  });
}

/** Says that the moon was sighted as expected. Throws `accounts.not-found` for any other day. */
export async function confirmHoliday(actor: MemberActor, text: string): Promise<void> {
  requireAdmin(actor);
  const day = dayOf(text);
  await inTransaction('accounts.confirm-holiday', async (tx) => {
    const there = await findHoliday(tx, day);
    if (there === null) throw new DomainError('accounts.not-found');
    if (there.status !== 'expected') return;
    await saveHoliday(tx, { ...there, status: 'confirmed' });
    await record(tx, actor, 'accounts.holiday-set', day, { code: there.code, status: 'confirmed' });
  });
}

/** Deletes a holiday; a day that is none already is left alone. */
export async function removeHoliday(actor: MemberActor, text: string): Promise<void> {
  requireAdmin(actor);
  const day = dayOf(text);
  await inTransaction('accounts.remove-holiday', async (tx) => {
    if (await deleteHoliday(tx, day)) await record(tx, actor, 'accounts.holiday-removed', day, {});
  });
}

async function record(
  tx: Tx,
  actor: MemberActor,
  type: string,
  day: CivilDate,
  facts: Readonly<Record<string, string | null>>,
): Promise<void> {
  await appendAudit(tx, actor, { type, stream: 'platform', subject: `holiday:${day}`, facts });
}

/**
 * Fills in the holidays of this year and the next, each year once: what administrators changed or
 * deleted since stays as they left it. Run at every start and every night.
 */
export async function seedHolidays(now: Date): Promise<void> {
  const year = Number(civilDateOf(now).slice(0, 4));
  await inTransaction('accounts.seed-holidays', async (tx) => {
    const filled = await getSetting(tx, 'holidays.filled-years');
    const missing = [year, year + 1].filter((one) => !filled.includes(one));
    if (missing.length === 0) return;
    await addMissingHolidays(tx, missing.flatMap(holidaysOfYear));
    await saveSetting(tx, 'holidays.filled-years', [...filled, ...missing], { now, by: null });
  });
}
