import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  civilDate,
  civilDateOf,
  workingDaysBetween,
  type CivilDate,
} from '#domain/kernel/index.server.ts';
import { dueOn, endClock, pauseClock, resumeClock, spentOn, startClock } from './clock.ts';

const START = civilDate('2026-02-09');
const NONE: ReadonlySet<CivilDate> = new Set();
const WORKING = { holder: 'proposes', unit: 'working', allowed: 8 } as const;
const days = (from: CivilDate, count: number) => addDays(from, count);

describe('a deadline in working days', () => {
  test('leaves out week-ends and holidays', () => {
    const clock = startClock(WORKING, START);
    expect(dueOn(clock, NONE)).toBe('2026-02-19');
    expect(dueOn(clock, new Set([civilDate('2026-02-11'), civilDate('2026-02-12')]))).toBe(
      '2026-02-23',
    );
  });

  test('does not advance while somebody else has the ball', () => {
    const paused = pauseClock(startClock(WORKING, START), days(START, 2), NONE);
    expect(dueOn(paused, NONE)).toBeNull();
    const again = resumeClock(paused, days(START, 30));
    expect(again.spent).toBe(2);
    expect(workingDaysBetween(days(START, 30), dueOn(again, NONE) ?? START, NONE)).toBe(6);
    expect(again.spans.map(({ holder }) => holder)).toEqual(['proposes', null, 'proposes']);
  });

  test('paused twice or ended is as once', () => {
    const paused = pauseClock(startClock(WORKING, START), days(START, 3), NONE);
    expect(pauseClock(paused, days(START, 9), NONE)).toEqual(paused);
    const ended = endClock(paused, days(START, 9), NONE);
    expect(ended.spent).toBe(3);
    expect(ended.spans.every(({ to }) => to !== null)).toBe(true);
  });
});

describe('the hour of Ramadan', () => {
  // In Morocco the clocks go back an hour for Ramadan, and forward again after it.
  test.each([
    ['2026-02-15T00:30:00Z', '2026-02-15'],
    ['2026-02-15T23:30:00Z', '2026-02-15'],
    ['2026-03-22T23:30:00Z', '2026-03-23'],
  ])('moves no day: %s', (instant, day) => {
    expect(civilDateOf(new Date(instant))).toBe(day);
  });
});

test('days used and days left are the days given, whatever pauses there were', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('working' as const, 'calendar' as const),
      fc.array(fc.nat(9), { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(120), { maxLength: 12 }),
      (unit, gaps, off) => {
        const holidays = new Set(off.map((count) => days(START, count)));
        let clock = startClock({ ...WORKING, unit, allowed: 60 }, START);
        let today = START;
        let used = 0;
        for (const [place, gap] of gaps.entries()) {
          const before = today;
          today = days(today, gap);
          const isRunning = place % 2 === 0;
          if (isRunning)
            used += unit === 'working' ? workingDaysBetween(before, today, holidays) : gap;
          clock = isRunning ? pauseClock(clock, today, holidays) : resumeClock(clock, today);
        }
        expect(spentOn(clock, today, holidays)).toBe(used);
        const running = resumeClock(clock, today);
        const due = dueOn(running, holidays) ?? today;
        const left =
          unit === 'working'
            ? workingDaysBetween(today, due, holidays)
            : Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);
        expect(used + left).toBe(60);
      },
    ),
  );
});
