import { civilDate, type CivilDate, type Holidays } from '#domain/kernel/index.server.ts';
import type { db } from './db.ts';
import { Prisma } from './prisma-client/client.ts';
import type { Tx } from './transaction.ts';

/** `expected`: computed, until the moon was sighted; then `confirmed`. */
const HOLIDAY_STATUSES = ['fixed', 'expected', 'confirmed'] as const;
export type HolidayStatus = (typeof HOLIDAY_STATUSES)[number];

export interface Holiday {
  readonly day: CivilDate;
  /** Key of its name, e.g. `throne`. */
  readonly code: string;
  readonly status: HolidayStatus;
  /** Where the date comes from. */
  readonly source: string;
}

type Reader = Tx | typeof db;

/** The same days as `holidaysBetween`, as part of a statement: one column of texts. */
export function daysOffBetween(from: CivilDate, to: CivilDate): Prisma.Sql {
  return Prisma.sql`SELECT day::text FROM holiday WHERE day BETWEEN ${from}::date AND ${to}::date`;
}

/** The holidays from one day to another, both included, whatever their status. */
export async function holidaysBetween(
  reader: Reader,
  from: CivilDate,
  to: CivilDate,
): Promise<Holidays> {
  const rows = await reader.holiday.findMany({
    where: { day: { gte: atMidnight(from), lte: atMidnight(to) } },
    select: { day: true },
  });
  return new Set(rows.map(({ day }) => civilDayOf(day)));
}

/** The holidays of a calendar year with what is known of them, earliest first. */
export async function listHolidays(reader: Reader, year: number): Promise<Holiday[]> {
  const rows = await reader.holiday.findMany({
    where: {
      day: {
        gte: atMidnight(civilDate(`${year}-01-01`)),
        lte: atMidnight(civilDate(`${year}-12-31`)),
      },
    },
    orderBy: { day: 'asc' },
  });
  return rows.map(holidayOf);
}

/** One holiday, null when the day is none. */
export async function findHoliday(reader: Reader, day: CivilDate): Promise<Holiday | null> {
  const row = await reader.holiday.findUnique({ where: { day: atMidnight(day) } });
  return row && holidayOf(row);
}

/** Writes a holiday, over what was known of that day. */
export async function saveHoliday(tx: Tx, { day, ...about }: Holiday): Promise<void> {
  const where = { day: atMidnight(day) };
  await tx.holiday.upsert({ where, create: { ...where, ...about }, update: about });
}

/** Adds the holidays on days that have none yet; leaves the others as they are. */
export async function addMissingHolidays(tx: Tx, holidays: readonly Holiday[]): Promise<void> {
  await tx.holiday.createMany({
    data: holidays.map(({ day, ...about }) => ({ day: atMidnight(day), ...about })),
    skipDuplicates: true,
  });
}

/** Deletes a holiday; returns whether the day was one. */
export async function deleteHoliday(tx: Tx, day: CivilDate): Promise<boolean> {
  const { count } = await tx.holiday.deleteMany({ where: { day: atMidnight(day) } });
  return count > 0;
}

function holidayOf(row: { day: Date; code: string; status: string; source: string }): Holiday {
  const status = HOLIDAY_STATUSES.find((known) => known === row.status) ?? 'expected';
  return { ...row, day: civilDayOf(row.day), status };
}

/** How the driver carries a date without a time. */
function atMidnight(day: CivilDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

function civilDayOf(day: Date): CivilDate {
  return civilDate(day.toISOString().slice(0, 10));
}
