import { expect, test } from 'vitest';
import { holidaysOfYear } from './holiday-calendar.ts';

const days = (year: number, code: string) =>
  holidaysOfYear(year)
    .filter((holiday) => holiday.code === code)
    .map(({ day, status }) => `${day} ${status}`);

test('fixed days are those of the law, the newest from the year they were made', () => {
  expect(days(2026, 'throne')).toEqual(['2026-07-30 fixed']);
  expect(days(2023, 'amazigh-new-year')).toEqual([]);
  expect(days(2024, 'amazigh-new-year')).toEqual(['2024-01-14 fixed']);
  expect(days(2024, 'unity')).toEqual([]);
  expect(days(2026, 'unity')).toEqual(['2026-10-31 expected']);
});

test('days of the Hijri calendar are expected until the moon was sighted', () => {
  expect(days(2026, 'eid-al-fitr')).toEqual(['2026-03-20 expected', '2026-03-21 expected']);
  expect(days(2026, 'eid-al-adha')).toEqual(['2026-05-27 expected', '2026-05-28 expected']);
  expect(days(2026, 'hijri-new-year')).toEqual(['2026-06-16 expected']);
  expect(days(2026, 'mawlid')).toEqual(['2026-08-25 expected', '2026-08-26 expected']);
});

test('a calendar year may hold a feast twice', () => {
  expect(days(2030, 'hijri-new-year')).toHaveLength(1);
  expect(days(2030, 'eid-al-fitr')).toHaveLength(2);
  expect(days(2033, 'eid-al-fitr')).toHaveLength(4);
});

test('a fixed day keeps its name when a feast falls on it, and no day is there twice', () => {
  expect(days(2027, 'oued-eddahab')).toEqual(['2027-08-14 fixed']);
  expect(days(2027, 'mawlid')).toEqual(['2027-08-15 expected']);
  for (let year = 2024; year < 2050; year += 1) {
    const all = holidaysOfYear(year).map(({ day }) => day);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual([...all].sort());
    expect(all.every((day) => day.startsWith(String(year)))).toBe(true);
  }
});
