import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, civilDate, civilDateOf, isCivilDate } from './clock.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => civilDate(date.toISOString().slice(0, 10)));

describe('civilDateOf', () => {
  test('in July 2026 Morocco is one hour ahead of UTC', () => {
    expect(civilDateOf(new Date('2026-07-14T22:59:59Z'))).toBe('2026-07-14');
    expect(civilDateOf(new Date('2026-07-14T23:00:00Z'))).toBe('2026-07-15');
  });

  test('in Ramadan Morocco is on UTC', () => {
    expect(civilDateOf(new Date('2026-02-20T23:30:00Z'))).toBe('2026-02-20');
    expect(civilDateOf(new Date('2026-02-21T00:00:00Z'))).toBe('2026-02-21');
  });
});

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2028-02-29', true],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-04-31', false],
  ['2026-4-3', false],
  ['', false],
])('%s is a day of the calendar: %s', (text, expected) => {
  expect(isCivilDate(text)).toBe(expected);
  if (!expected) expect(() => civilDate(text)).toThrow('kernel.bad-date');
});

describe('addMonths', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-22', 6, '2027-05-22'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -24, '2024-01-15'],
    ['2026-07-01', 0, '2026-07-01'],
  ])('%s plus %i months is %s', (from, months, expected) => {
    expect(addMonths(civilDate(from), months)).toBe(expected);
  });

  test('more months never give an earlier day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -200, max: 200 }), (date, months) => {
        expect(addMonths(date, months) < addMonths(date, months + 1)).toBe(true);
      }),
    );
  });
});

describe('addDays', () => {
  test('crosses months, years and the clock changes round Ramadan', () => {
    expect(addDays(civilDate('2026-02-14'), 1)).toBe('2026-02-15');
    expect(addDays(civilDate('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(civilDate('2028-03-01'), -1)).toBe('2028-02-29');
  });

  test('goes forth and back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });
});
