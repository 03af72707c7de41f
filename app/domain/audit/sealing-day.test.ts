import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate, civilDateOf } from '#domain/kernel/index.server.ts';
import { dayToSeal, firstOpenDay, fromDate, startOfDay, toDate } from './sealing-day.ts';

const day = civilDate;

describe('a day in Morocco', () => {
  test('begins at 23:00 UTC of the day before while the clock is ahead, and at 00:00 UTC in Ramadan', () => {
    expect(startOfDay(day('2026-07-16')).toISOString()).toBe('2026-07-15T23:00:00.000Z');
    // Ramadan 2025: the clock went back on 23 February and forward again on 6 April.
    expect(startOfDay(day('2025-03-10')).toISOString()).toBe('2025-03-10T00:00:00.000Z');
    expect(startOfDay(day('2025-02-23')).toISOString()).toBe('2025-02-22T23:00:00.000Z');
    expect(startOfDay(day('2025-02-24')).toISOString()).toBe('2025-02-24T00:00:00.000Z');
    expect(startOfDay(day('2025-04-07')).toISOString()).toBe('2025-04-06T23:00:00.000Z');
  });

  test('begins where the day before it ends, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3650 }), (days) => {
        const today = addDays(day('2024-01-01'), days);
        const start = startOfDay(today);
        expect(civilDateOf(start)).toBe(today);
        expect(civilDateOf(new Date(start.getTime() - 1))).toBe(addDays(today, -1));
      }),
    );
  });

  test('is read from the database as it was written', () => {
    expect(fromDate(toDate(day('2026-02-28')))).toBe('2026-02-28');
  });
});

describe('sealing', () => {
  test('waits ten minutes after the end of the day', () => {
    expect(firstOpenDay(new Date('2026-07-16T23:09:59Z'))).toBe('2026-07-16');
    expect(firstOpenDay(new Date('2026-07-16T23:10:00Z'))).toBe('2026-07-17');
  });

  test('puts an entry into its own day, or into the first one after the last sealed', () => {
    const at = new Date('2026-11-16T11:00:00Z');
    expect(dayToSeal(at, null)).toBe('2026-11-16');
    expect(dayToSeal(at, day('2026-11-10'))).toBe('2026-11-16');
    expect(dayToSeal(at, day('2026-11-16'))).toBe('2026-11-17');
    expect(dayToSeal(at, day('2026-11-20'))).toBe('2026-11-21');
  });
});
