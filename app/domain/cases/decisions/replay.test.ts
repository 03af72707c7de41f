import { describe, expect, test } from 'vitest';
import { replayDifference, replayFrom, replayOf } from './replay.ts';

const run = replayFrom({
  ...{ on: '2026-11-16', rulesHash: 'rules', factsHash: 'facts' },
  result: {
    status: 'eligible',
    because: [
      { criterion: 'staff', outcome: true, fact: 'staff', value: 5, source: 'self' },
      { criterion: 'age', outcome: true, fact: 'ageMonths', value: { min: 24, max: 25 } },
      { criterion: 'taxes', outcome: 'unknown', fact: 'taxCompliant' },
    ],
    amount: { min: 4_000, max: 4_000, breakdown: [], missing: [] },
  },
});

test('an age is not kept: it changes by itself', () => {
  expect(run.because.map(({ value }) => value)).toEqual(['5', null, null]);
});

test('a run comes back from the database as it went', () => {
  expect(replayOf(JSON.parse(JSON.stringify(run)))).toEqual(run);
  expect(replayOf({ ...run, v: 2 })).toBeNull();
  expect(replayOf(null)).toBeNull();
});

describe('what changed between two runs', () => {
  test('nothing, on another day', () => {
    expect(replayDifference(run, { ...run, on: '2026-11-20' })).toBeNull();
  });

  test('the value of a criterion that still holds', () => {
    const now = replayOf({
      ...run,
      because: run.because.map((one) => (one.criterion === 'staff' ? { ...one, value: '6' } : one)),
    });
    expect(now && replayDifference(run, now)).toEqual({
      ...{ status: false, amount: false, criteria: ['staff'] },
    });
  });

  test('the status, the amount, and a criterion that was not known', () => {
    const now = replayOf({
      ...{ ...run, status: 'not_eligible', amount: null },
      because: run.because.map((one) =>
        one.criterion === 'taxes' ? { ...one, outcome: false, value: 'false' } : one,
      ),
    });
    expect(now && replayDifference(run, now)).toEqual({
      ...{ status: true, amount: true, criteria: ['taxes'] },
    });
  });
});
