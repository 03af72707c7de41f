import { describe, expect, test } from 'vitest';
import { answered, framework, plantInput } from '../../../tests/factories/assessment.ts';
import { score } from './scoring.ts';
import { expressBand, stageRange, ungatedStage } from './stage.ts';
import type { GivenAnswer, Stage } from './types.ts';

const dontKnow: GivenAnswer = { status: 'dont_know' };

test.each<[number, Stage]>([
  [0, 1],
  [19.99, 1],
  [20 - 1e-10, 2],
  [20, 2],
  [39.999, 2],
  [40, 3],
  [60, 4],
  [79.9, 4],
  [80, 5],
  [100.00000000000001, 5],
])('score %d falls in stage %d', (value, stage) => {
  expect(ungatedStage(framework, value)).toBe(stage);
});

describe('gates', () => {
  const at = (level: 2 | 3 | 4, own: Record<string, GivenAnswer>) => {
    const { stage, gates } = score(framework, plantInput(level, own));
    return { stage, gates };
  };

  test('every failed condition is listed from the raw stage down', () => {
    expect(at(4, { 'SEC-01': answered(0), 'CON-01': answered(2), 'FIN-01': dontKnow })).toEqual({
      stage: 2,
      gates: [
        { item: 'SEC-01', needed: 3, reason: 'too_low' },
        { item: 'FIN-01', needed: 3, reason: 'unknown' },
        { item: 'CON-01', needed: 3, reason: 'too_low' },
        { item: 'SEC-01', needed: 2, reason: 'too_low' },
        { item: 'FIN-01', needed: 2, reason: 'unknown' },
        { item: 'SEC-01', needed: 1, reason: 'too_low' },
        { item: 'FIN-01', needed: 1, reason: 'unknown' },
      ],
    });
  });

  test('stage 5 needs every measured dimension at 50', () => {
    const low = Object.fromEntries(
      ['GRN-01', 'GRN-02', 'GRN-03'].map((id) => [id, answered(1)] as const),
    );
    expect(at(4, low)).toEqual({ stage: 4, gates: [{ dimension: 'GRN', needed: 50 }] });
    const unknown = Object.fromEntries(
      ['GRN-01', 'GRN-02', 'GRN-03'].map((id) => [id, dontKnow] as const),
    );
    expect(at(4, unknown)).toEqual({ stage: 5, gates: [] });
  });

  test('stage 4 needs security at 40, and known', () => {
    const sec = (foundation: GivenAnswer, rest: GivenAnswer) => ({
      'SEC-01': foundation,
      'SEC-02': foundation,
      'SEC-03': rest,
      'SEC-04': rest,
      'SEC-05': rest,
    });
    expect(at(3, sec(answered(2), answered(0)))).toEqual({
      stage: 3,
      gates: [{ dimension: 'SEC', needed: 40 }],
    });
    expect(at(3, sec(answered(3), dontKnow))).toEqual({
      stage: 3,
      gates: [{ dimension: 'SEC', needed: 40 }],
    });
    expect(at(3, sec(answered(2), answered(1)))).toEqual({
      stage: 3,
      gates: [{ dimension: 'SEC', needed: 40 }],
    });
    expect(at(3, sec(answered(2), answered(2)))).toEqual({ stage: 4, gates: [] });
    const na: GivenAnswer = { status: 'not_applicable', reason: 'none' };
    const exactlyForty = { ...sec(answered(2), na), 'SEC-03': answered(0) };
    expect(at(3, exactlyForty)).toEqual({ stage: 4, gates: [] });
  });

  test('a foundation item declared not applicable stays unknown', () => {
    const na: GivenAnswer = { status: 'not_applicable', reason: 'none' };
    expect(at(2, { 'SEC-02': na })).toEqual({
      stage: 2,
      gates: [{ item: 'SEC-02', needed: 1, reason: 'unknown' }],
    });
  });
});

test.each<[Stage, number, number, number, [Stage, Stage]]>([
  [3, 50, 50, 50, [3, 3]],
  [3, 41, 41, 41, [2, 3]],
  [3, 42, 42, 42, [3, 3]],
  [3, 58, 58, 58, [3, 4]],
  [2, 48, 48, 48, [2, 3]],
  [3, 50, 30, 85, [2, 5]],
  [1, 1, 1, 1, [1, 1]],
  [5, 99.5, 99.5, 99.5, [5, 5]],
])('stage %d at %d within %d and %d ranges over %o', (stage, value, low, high, expected) => {
  expect(stageRange(framework, stage, value, low, high)).toEqual(expected);
});

test.each<[number | null, [Stage, Stage] | null, [Stage, Stage] | null]>([
  [50, [3, 3], [2, 3]],
  [55, [3, 3], [3, 4]],
  [45, [3, 3], [2, 3]],
  [10, [1, 1], [1, 2]],
  [90, [5, 5], [4, 5]],
  [48, [2, 3], [2, 3]],
  [50, [2, 4], [2, 4]],
  [null, null, null],
])('an express score of %s with range %o is shown as %o', (value, range, expected) => {
  expect(expressBand(framework, { score: value, stageRange: range })).toEqual(expected);
});
