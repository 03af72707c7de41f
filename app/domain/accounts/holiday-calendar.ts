import content from '#content/holidays.json' with { type: 'json' };
import { addDays, civilDate, type CivilDate } from '#domain/kernel/index.server.ts';
import type { Holiday } from '#platform/holidays.ts';

const hijriFormat = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

/**
 * The holidays of a calendar year as far as they can be known beforehand: those of fixed dates, then
 * those of the Hijri calendar as computed (Umm al-Qura), `expected` until the moon was sighted. A
 * fixed day whose law is still to be checked is `expected` too. One holiday a day at most.
 */
export function holidaysOfYear(year: number): Holiday[] {
  const fixed = content.fixed
    .filter(({ since }) => year >= since)
    .map(({ code, month, day, toCheck }): Holiday => ({
      day: civilDate(`${year}-${pad(month)}-${pad(day)}`),
      code,
      status: toCheck ? 'expected' : 'fixed',
      source: 'law',
    }));
  const taken = new Set(fixed.map(({ day }) => day));
  const moving = hijriHolidays(year).filter(({ day }) => !taken.has(day));
  return [...fixed, ...moving].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function hijriHolidays(year: number): Holiday[] {
  const codes = new Map(content.hijri.map(({ code, month, day }) => [`${month}/${day}`, code]));
  const found: Holiday[] = [];
  const end = civilDate(`${year}-12-31`);
  for (let day = civilDate(`${year}-01-01`); day <= end; day = addDays(day, 1)) {
    const code = codes.get(hijriDay(day));
    if (code !== undefined) found.push({ day, code, status: 'expected', source: 'umm-al-qura' });
  }
  return found;
}

/** Month and day of the Hijri calendar, e.g. `10/1` for the first of Shawwal. */
function hijriDay(day: CivilDate): string {
  const parts = hijriFormat.formatToParts(new Date(`${day}T00:00:00Z`));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('month')}/${part('day')}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
