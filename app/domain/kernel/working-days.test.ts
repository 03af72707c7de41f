import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from './clock.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

const NONE = new Set<never>();
const AUTUMN = new Set([civilDate('2026-11-06'), civilDate('2026-11-18')]);

const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(civilDate('2024-01-01'), n));
const holidays = fc.array(day, { maxLength: 60 }).map((days) => new Set(days));

describe('isWorkingDay', () => {
  test.each([
    ['2026-11-06', false, 'the Green March, a Friday'],
    ['2026-11-07', false, 'a Saturday'],
    ['2026-11-08', false, 'a Sunday'],
    ['2026-11-09', true, 'a Monday'],
  ])('%s: %s (%s)', (text, expected) => {
    expect(isWorkingDay(civilDate(text), AUTUMN)).toBe(expected);
  });
});

describe('addWorkingDays', () => {
  test.each([
    ['2026-11-16', 0, '2026-11-16'],
    ['2026-11-16', 1, '2026-11-17'],
    ['2026-11-16', 2, '2026-11-19'],
    ['2026-11-16', 10, '2026-12-01'],
    ['2026-11-05', 1, '2026-11-09'],
    ['2026-11-07', 1, '2026-11-09'],
    ['2026-11-07', 0, '2026-11-07'],
  ])('%s plus %i is %s', (from, count, expected) => {
    expect(addWorkingDays(civilDate(from), count, AUTUMN)).toBe(expected);
  });

  test('lands on a working day, after exactly as many of them', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), holidays, (from, count, off) => {
        const to = addWorkingDays(from, count, off);
        expect(isWorkingDay(to, off)).toBe(true);
        expect(workingDaysBetween(from, to, off)).toBe(count);
        expect(addWorkingDays(addWorkingDays(from, 1, off), count - 1, off)).toBe(to);
      }),
    );
  });

  test('one more holiday never brings the day forward', () => {
    fc.assert(
      fc.property(day, fc.nat(60), holidays, day, (from, count, off, extra) => {
        const more = new Set([...off, extra]);
        expect(addWorkingDays(from, count, more) >= addWorkingDays(from, count, off)).toBe(true);
      }),
    );
  });

  test.each([-1, 0.5, Number.NaN])('refuses %s days', (count) => {
    expect(() => addWorkingDays(civilDate('2026-11-16'), count, NONE)).toThrow(
      'kernel.bad-duration',
    );
  });
});

describe('workingDaysBetween', () => {
  test('is negative for what lies behind, and nothing for the same day', () => {
    const [monday, friday] = [civilDate('2026-11-16'), civilDate('2026-11-20')];
    expect(workingDaysBetween(monday, friday, AUTUMN)).toBe(3);
    expect(workingDaysBetween(friday, monday, AUTUMN)).toBe(-3);
    expect(workingDaysBetween(monday, monday, AUTUMN)).toBe(0);
  });

  test('adds up', () => {
    fc.assert(
      fc.property(day, fc.nat(90), fc.nat(90), holidays, (from, near, far, off) => {
        const [middle, end] = [addDays(from, near), addDays(from, near + far)];
        expect(workingDaysBetween(from, end, off)).toBe(
          workingDaysBetween(from, middle, off) + workingDaysBetween(middle, end, off),
        );
      }),
    );
  });
});
