import { describe, expect, test } from 'vitest';
import { answered, framework, plantInput } from '../../../tests/factories/assessment.ts';
import { score } from './scoring.ts';
import type { DiiStatus, GivenAnswer, ScoringFacts } from './types.ts';

function factsOf(own: Record<string, GivenAnswer | undefined>, facts?: ScoringFacts) {
  const { dii } = score(framework, plantInput(4, own, facts));
  return { ...dii, byId: new Map(dii.facts.map(({ id, status }) => [id, status])) };
}

describe('Digital Intensity Index', () => {
  test('has twelve facts in order', () => {
    expect(factsOf({}).facts.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test.each<[number, string, 0 | 1 | 2 | 3, 1 | 2 | 3 | 4]>([
    [1, 'CON-02', 2, 3],
    [2, 'CON-01', 2, 3],
    [3, 'CUS-01', 1, 2],
    [4, 'CUS-02', 1, 2],
    [5, 'DAT-01', 2, 3],
    [6, 'DAT-01', 3, 4],
    [7, 'OPS-01', 2, 3],
    [8, 'CUS-03', 2, 3],
    [9, 'DAT-03', 2, 3],
    [10, 'CUS-04', 2, 3],
    [12, 'AUT-02', 1, 2],
  ])('fact %d follows %s: not met at %d, met at %d', (id, item, below, from) => {
    expect(factsOf({ [item]: answered(below) }).byId.get(id)).toBe('not_met');
    expect(factsOf({ [item]: answered(from) }).byId.get(id)).toBe('met');
    expect(factsOf({ [item]: { status: 'dont_know' } }).byId.get(id)).toBe('unknown');
    expect(factsOf({ [item]: undefined }).byId.get(id)).toBe('unknown');
    const na: GivenAnswer = { status: 'not_applicable', reason: 'law' };
    expect(factsOf({ [item]: na }).byId.get(id)).toBe('not_met');
  });

  test.each<[ScoringFacts | undefined, DiiStatus]>([
    [{ 'FQ-1': 'gt10' }, 'met'],
    [{ 'FQ-1': 'le10' }, 'not_met'],
    [{ 'FQ-1': 'dont_know' }, 'unknown'],
    [{}, 'unknown'],
    [undefined, 'unknown'],
  ])('fact 11 with %o is %s', (facts, expected) => {
    expect(factsOf({ 'CUS-04': answered(3) }, facts).byId.get(11)).toBe(expected);
    expect(factsOf({ 'CUS-04': answered(2) }, facts).byId.get(11)).toBe('not_met');
  });

  test('an implied zero is known; unknown facts are left out of the measured ones', () => {
    const result = factsOf(
      { 'CUS-01': answered(0), 'CUS-02': answered(0), 'CUS-04': undefined },
      { 'FQ-1': 'gt10' },
    );
    expect([result.met, result.measured]).toEqual([8, 12]);
    expect(result.byId.get(10)).toBe('not_met');
    const unknown = factsOf({ 'DAT-01': { status: 'dont_know' } }, { 'FQ-1': 'gt10' });
    expect([unknown.met, unknown.measured]).toEqual([10, 10]);
  });

  test('items not asked on the express path are unknown', () => {
    const { dii } = score(framework, { ...plantInput(4), path: 'express' });
    const unknown = dii.facts.filter(({ status }) => status === 'unknown').map(({ id }) => id);
    expect(unknown).toEqual([1, 4, 11]);
  });
});
