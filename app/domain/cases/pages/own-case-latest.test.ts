import { expect, test } from 'vitest';
import { civilDate, type CivilDate } from '#domain/kernel/index.server.ts';
import { STANDINGS } from './own-case-ball.ts';
import { decisionBy, type LatestAbout } from './own-case-latest.ts';

const day = (text: string) => civilDate(`2026-11-${text}`);
/** A Monday; the 18th is Independence Day. */
const MONDAY = day('16');
const HOLIDAYS = new Set<CivilDate>([day('18')]);

function about(changes: Partial<LatestAbout>): LatestAbout {
  return {
    ...{ standing: 'review', until: null, proposeLeft: 0, today: MONDAY, holidays: HOLIDAYS },
    levels: { propose: 8, decide: 3 },
    ...changes,
  };
}

test('adds the working days of the steps that are left to the present one', () => {
  expect(decisionBy(about({ standing: 'decide', until: day('17') }))).toBe(day('17'));
  expect(decisionBy(about({ standing: 'review', until: day('17') }))).toBe(day('23'));
  expect(decisionBy(about({ standing: 'assign', until: day('16') }))).toBe('2026-12-02');
  expect(decisionBy(about({ standing: 'correct', until: day('30'), proposeLeft: 1 }))).toBe(
    day('23'),
  );
  expect(decisionBy(about({ standing: 'appeal', until: day('27') }))).toBe(day('27'));
});

test('a step that is late counts from today', () => {
  expect(decisionBy(about({ standing: 'review', until: day('02') }))).toBe(day('20'));
  expect(decisionBy(about({ standing: 'decide', until: day('02') }))).toBe(MONDAY);
});

test('nothing is promised where nobody decides', () => {
  const deciding = ['assign', 'review', 'correct', 'decide', 'appeal'];
  for (const standing of STANDINGS)
    expect([standing, decisionBy(about({ standing })) !== null]).toEqual([
      standing,
      deciding.includes(standing),
    ]);
});
