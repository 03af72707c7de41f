import { describe, expect, test } from 'vitest';
import { answered } from '../../../tests/factories/assessment.ts';
import { secondOpinion } from './second-opinion.ts';
import { LEVELS, type ItemStatus } from './types.ts';

describe('two people of a firm', () => {
  test.each(LEVELS.flatMap((first) => LEVELS.map((second) => [first, second] as const)))(
    'at levels %i and %i talk about it from two levels on',
    (first, second) => {
      const opinion = secondOpinion(['A'], { A: answered(first) }, { A: answered(second) });
      const expected = Math.abs(first - second) >= 2 ? [{ item: 'A', first, second }] : [];
      expect(opinion).toEqual({ disagreements: expected, onlyOne: [], both: 1 });
    },
  );

  const UNANSWERED: readonly ItemStatus[] = [
    { status: 'dont_know' },
    { status: 'skipped' },
    { status: 'implied', level: 0 },
    { status: 'not_applicable', reason: 'law' },
    { status: 'not_asked' },
  ];

  test.each(UNANSWERED)('of whom one gave no answer: $status', (status) => {
    expect(secondOpinion(['A'], { A: answered(4) }, { A: status })).toEqual({
      disagreements: [],
      onlyOne: [{ item: 'A', by: 'first' }],
      both: 0,
    });
    expect(secondOpinion(['A'], { A: status }, { A: answered(4) }).onlyOne).toEqual([
      { item: 'A', by: 'second' },
    ]);
    expect(secondOpinion(['A'], { A: status }, { A: status })).toEqual({
      disagreements: [],
      onlyOne: [],
      both: 0,
    });
  });

  test('are compared in the order of the items asked for, and on no other', () => {
    const [low, high] = [answered(0), answered(4)];
    const opinion = secondOpinion(
      ['B', 'A'],
      { A: low, B: low, C: low },
      { A: high, B: high, C: high },
    );
    expect(opinion.disagreements.map(({ item }) => item)).toEqual(['B', 'A']);
  });
});
