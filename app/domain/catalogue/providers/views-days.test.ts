import { expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { daysOf, periodOf } from './views-days.ts';

const on = (kind: string, day: string, count: number) => ({ kind, day: civilDate(day), count });

test('a period is every day up to today, page and offers apart', () => {
  const counted = [
    on('provider', '2026-03-01', 3),
    on('offer', '2026-03-01', 1),
    on('offer', '2026-03-01', 4),
    on('offer', '2026-02-27', 2),
    on('offer', '2026-02-20', 9),
  ];
  expect(daysOf(counted, civilDate('2026-03-01'), 3)).toEqual([
    { day: '2026-02-27', page: 0, offers: 2 },
    { day: '2026-02-28', page: 0, offers: 0 },
    { day: '2026-03-01', page: 3, offers: 5 },
  ]);
});

test.each([
  ['7', 7],
  ['90', 90],
  ['8', 30],
  [null, 30],
])('the period %s is %i days', (text, days) => {
  expect(periodOf(text)).toBe(days);
});
