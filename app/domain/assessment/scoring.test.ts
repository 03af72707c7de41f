import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answered,
  arbitraryInput,
  framework,
  PLANT,
  plantInput,
} from '../../../tests/factories/assessment.ts';
import vectors from '../../../tests/fixtures/m1-vectors.json' with { type: 'json' };
import { parseScoreRequest } from './score-api.ts';
import { score } from './scoring.ts';
import { ungatedStage } from './stage.ts';
import { LEVELS, type GivenAnswer, type ScoreResult, type ScoringInput } from './types.ts';

const EPSILON = 1e-9;

function expectNear(actual: number | null | undefined, expected: number | null | undefined): void {
  if (typeof expected !== 'number') expect(actual).toBe(expected);
  else expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(EPSILON);
}

function withAnswer(input: ScoringInput, id: string, answer: GivenAnswer): ScoringInput {
  return { ...input, answers: { ...input.answers, [id]: answer } };
}

function measuredSet(result: ScoreResult): string[] {
  return Object.entries(result.dimensions).flatMap(([id, { measured }]) => (measured ? [id] : []));
}

describe('golden vectors', () => {
  test('there are ten of them', () => expect(vectors).toHaveLength(10));

  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
    const request = { framework: 'M1', version: '1.0.0', ...vector.input };
    const parsed = parseScoreRequest(request, framework);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const result = score(framework, parsed.input);
    const { expect: wanted } = vector;
    expectNear(result.score, wanted.score);
    expectNear(result.low, wanted.low);
    expectNear(result.high, wanted.high);
    expectNear(result.coverage, wanted.coverage);
    expect(result.published).toBe(wanted.published);
    expect(result.stage).toBe(wanted.stage);
    expect(result.gates).toEqual(wanted.gates);
    const implied = Object.entries(result.statuses).filter(([, s]) => s.status === 'implied');
    expect(implied.map(([id]) => id)).toEqual(wanted.implied);
    expect(Object.keys(result.dimensions)).toEqual(Object.keys(wanted.dimensions));
    for (const [id, dimension] of Object.entries(wanted.dimensions)) {
      const actual = result.dimensions[id];
      expectNear(actual?.score, dimension.score);
      expectNear(actual?.low, dimension.low);
      expectNear(actual?.high, dimension.high);
      expectNear(actual?.coverage, dimension.coverage);
      expect(actual?.measured).toBe(dimension.measured);
    }
  });
});

describe('measured and published', () => {
  const dontKnow: GivenAnswer = { status: 'dont_know' };

  test('a full dimension needs 60 % of its weight and two known items', () => {
    const three = score(framework, plantInput(2, { 'STR-02': dontKnow, 'STR-03': dontKnow }));
    expect(three.dimensions['STR']).toMatchObject({ coverage: 0.6, measured: true, score: 50 });
    const two = score(framework, plantInput(2, { 'STR-01': dontKnow, 'STR-02': dontKnow }));
    expect(two.dimensions['STR']).toMatchObject({ measured: false, score: null });
    const na: GivenAnswer = { status: 'not_applicable', reason: 'x' };
    const one = score(framework, plantInput(2, { 'GRN-02': na, 'GRN-03': na }));
    expect(one.dimensions['GRN']).toMatchObject({ coverage: 1, measured: false, score: null });
  });

  test('express needs one known item', () => {
    const result = score(framework, {
      path: 'express',
      profile: PLANT,
      answers: { 'STR-01': answered(3) },
    });
    expect(result.dimensions['STR']).toMatchObject({ score: 75, measured: true });
  });

  test('a score is published from 70 % of the dimension weights on', () => {
    const known = (dimensions: readonly string[]) => {
      const ids = framework.itemIds.filter((id) => dimensions.includes(id.slice(0, 3)));
      return score(framework, {
        path: 'full',
        profile: PLANT,
        answers: Object.fromEntries(ids.map((id) => [id, answered(2)])),
      });
    };
    const seventy = known(['STR', 'CUS', 'OPS', 'DAT', 'SEC', 'SKL']);
    expect(seventy).toMatchObject({ published: true, stage: 2 });
    expectNear(seventy.score, 50);
    const less = known(['STR', 'CUS', 'OPS', 'DAT', 'SEC', 'AUT']);
    expect(less).toMatchObject({ published: false, score: null, stage: null, stageRange: null });
  });

  test('when nothing applies nothing is known', () => {
    const answers = Object.fromEntries(
      framework.itemIds.map((id) => [id, { status: 'not_applicable', reason: '' } as const]),
    );
    const result = score(framework, { path: 'full', profile: PLANT, answers });
    expect(result).toMatchObject({ score: null, low: 0, high: 100, coverage: 0, dimensions: {} });
  });
});

describe('properties', () => {
  const anyItem = fc.constantFrom(...framework.itemIds);

  test('same input, same bytes; the order of answers changes nothing', () => {
    fc.assert(
      fc.property(arbitraryInput, fc.array(fc.nat(), { minLength: 42 }), (input, numbers) => {
        const keyed = Object.entries(input.answers).map(
          (entry, index) => [numbers[index] ?? 0, entry] as const,
        );
        const shuffled = keyed.sort(([a], [b]) => a - b).map(([, entry]) => entry);
        const permuted = { ...input, answers: Object.fromEntries(shuffled) };
        const bytes = JSON.stringify(score(framework, input));
        expect(JSON.stringify(score(framework, permuted))).toBe(bytes);
        expect(JSON.stringify(score(framework, structuredClone(input)))).toBe(bytes);
      }),
    );
  });

  test('raising one level never lowers the score', () => {
    fc.assert(
      fc.property(arbitraryInput, anyItem, fc.constantFrom(...LEVELS), (input, id, to) => {
        const before = input.answers[id];
        if (before?.status !== 'answered') return;
        const [lower, higher] = before.level < to ? [before.level, to] : [to, before.level];
        const first = score(framework, withAnswer(input, id, answered(lower)));
        const second = score(framework, withAnswer(input, id, answered(higher)));
        fc.pre(measuredSet(first).join() === measuredSet(second).join());
        if (first.score === null || second.score === null) return;
        expect(second.score).toBeGreaterThanOrEqual(first.score - EPSILON);
      }),
      { numRuns: 500 },
    );
  });

  test('whatever unknown items turn out to be, the score lies between low and high', () => {
    fc.assert(
      fc.property(
        arbitraryInput,
        fc.array(fc.constantFrom(...LEVELS), { minLength: 42, maxLength: 42 }),
        (input, levels) => {
          const before = score(framework, input);
          const answers = { ...input.answers };
          for (const [index, [id, { status }]] of Object.entries(before.statuses).entries()) {
            if (status !== 'dont_know' && status !== 'skipped') continue;
            answers[id] = answered(levels[index] ?? 0);
          }
          const after = score(framework, { ...input, answers });
          // A dimension left with a single applicable item is never measured in full.
          fc.pre(Object.values(after.dimensions).every(({ measured }) => measured));
          if (after.score === null) return;
          expect(after.score).toBeGreaterThanOrEqual(before.low - EPSILON);
          expect(after.score).toBeLessThanOrEqual(before.high + EPSILON);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('not applicable leaves the other dimensions unchanged', () => {
    fc.assert(
      fc.property(arbitraryInput, anyItem, (input, id) => {
        // OPS-01 = 0 implies an item of another dimension.
        fc.pre(id !== 'OPS-01');
        const own = id.slice(0, 3);
        const others = (result: ScoreResult) =>
          Object.entries(result.dimensions).filter(([dimension]) => dimension !== own);
        const na: GivenAnswer = { status: 'not_applicable', reason: 'law' };
        expect(others(score(framework, withAnswer(input, id, na)))).toEqual(
          others(score(framework, input)),
        );
      }),
    );
  });

  test('the score lies between its lowest and highest dimension, and every range is sound', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const result = score(framework, input);
        const dimensions = Object.values(result.dimensions);
        for (const { score: value, low, high, coverage } of dimensions) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(100 + EPSILON);
          expect(coverage).toBeLessThanOrEqual(1 + EPSILON);
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(low - EPSILON);
          expect(value).toBeLessThanOrEqual(high + EPSILON);
        }
        if (result.score === null) return;
        const scores = dimensions.flatMap(({ score: value }) => (value === null ? [] : [value]));
        expect(result.score).toBeGreaterThanOrEqual(Math.min(...scores) - EPSILON);
        expect(result.score).toBeLessThanOrEqual(Math.max(...scores) + EPSILON);
      }),
      { numRuns: 500 },
    );
  });

  test('the stage is lowered exactly when a gate failed, and its range holds it', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const { score: value, stage, stageRange, gates, published } = score(framework, input);
        expect(published).toBe(value !== null);
        if (value === null || stage === null || stageRange === null) {
          expect([stage, stageRange, gates]).toEqual([null, null, []]);
          return;
        }
        expect(stage < ungatedStage(framework, value)).toBe(gates.length > 0);
        expect(stageRange[0]).toBeLessThanOrEqual(stage);
        expect(stageRange[1]).toBeGreaterThanOrEqual(ungatedStage(framework, value));
      }),
      { numRuns: 500 },
    );
  });
});
