import { expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { dueLine } from './show-line.ts';

const line = (dueOn: string) =>
  dueLine('fr', { code: 'propose', holder: 'proposes', dueOn: civilDate(dueOn) }, '2026-11-16');

test.each([
  ['2026-11-13', 'late', 3],
  ['2026-11-15', 'late', 1],
  ['2026-11-16', 'today', 0],
  ['2026-11-17', 'soon', 1],
  ['2026-11-18', 'soon', 2],
  ['2026-11-19', 'on', 3],
  ['2027-03-01', 'on', 105],
])('a day due on %s is %s', (dueOn, near, days) => {
  expect(line(dueOn)).toMatchObject({ near, days });
});
