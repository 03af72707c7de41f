import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate, isWorkingDay } from '#domain/kernel/index.server.ts';
import { dueDay, holidaySpan, isLate } from './data-request.ts';

const NONE = new Set<never>();

describe('the day by which a request is answered', () => {
  test.each([
    ['2026-11-16', '2026-11-30'],
    ['2026-11-20', '2026-12-04'],
    ['2026-11-21', '2026-12-04'],
    ['2026-11-22', '2026-12-04'],
  ])('opened on %s without holidays: %s', (opened, due) => {
    expect(dueDay(civilDate(opened), NONE)).toBe(due);
  });

  test('moves by each holiday that falls on a working day', () => {
    const holidays = new Set([civilDate('2026-11-18'), civilDate('2026-11-21')]);
    expect(dueDay(civilDate('2026-11-16'), holidays)).toBe('2026-12-01');
  });

  test('lies within the days whose holidays are looked up, however many there are', () => {
    const days = fc.record({
      opened: fc.integer({ min: 0, max: 3000 }).map((n) => addDays(civilDate('2026-01-01'), n)),
      offsets: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 }),
    });
    fc.assert(
      fc.property(days, ({ opened, offsets }) => {
        const holidays = new Set(offsets.map((offset) => addDays(opened, offset)));
        const due = dueDay(opened, holidays);
        let worked = 0;
        for (let day = addDays(opened, 1); day <= due; day = addDays(day, 1))
          if (isWorkingDay(day, holidays)) worked += 1;
        expect(worked).toBe(10);
        expect(isWorkingDay(due, holidays)).toBe(true);
        expect(due <= holidaySpan(opened)[1]).toBe(true);
      }),
    );
  });
});

test('a request is late the day after it was due', () => {
  const due = civilDate('2026-11-30');
  expect(isLate(due, due)).toBe(false);
  expect(isLate(due, civilDate('2026-12-01'))).toBe(true);
});
