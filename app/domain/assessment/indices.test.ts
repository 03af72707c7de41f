import { describe, expect, test } from 'vitest';
import {
  answered,
  framework,
  plantInput,
  SHOPKEEPER,
} from '../../../tests/factories/assessment.ts';
import { dmaEstimates } from './dma.ts';
import { indicesOf } from './indices.ts';
import { moukawalaScores } from './moukawala.ts';
import { score } from './scoring.ts';
import type { GivenAnswer, ScoringInput } from './types.ts';

const dontKnow: GivenAnswer = { status: 'dont_know' };
const indices = (input: ScoringInput) => indicesOf(framework, score(framework, input));

describe('side indices', () => {
  test('weigh their items', () => {
    const result = indices(plantInput(0, { 'AUT-01': answered(4), 'FIN-01': answered(2) }));
    expect(result.ai).toEqual({ value: 50, known: 3, of: 3 });
    expect(result.compliance).toEqual({ value: 20, known: 4, of: 4 });
    expect(result.foundation).toEqual({ value: 12.5, known: 4, of: 4 });
  });

  test('are null while less than 60 % of the weight is known', () => {
    expect(indices(plantInput(2, { 'AUT-01': dontKnow })).ai).toEqual({
      value: null,
      known: 2,
      of: 3,
    });
    const { ai, compliance } = indices({ ...plantInput(2), path: 'express' });
    expect(ai).toEqual({ value: null, known: 1, of: 3 });
    expect(compliance).toEqual({ value: null, known: 1, of: 4 });
  });

  test('the equal-weight score counts each measured dimension once', () => {
    const own = Object.fromEntries(
      framework.itemIds.filter((id) => id.startsWith('GRN')).map((id) => [id, answered(4)]),
    );
    expect(indices(plantInput(0, own)).equalWeight).toBe(10);
    expect(indices({ ...plantInput(0), answers: {} }).equalWeight).toBeNull();
  });
});

describe('EU DMA estimate', () => {
  const estimates = (input: ScoringInput) =>
    dmaEstimates(framework, score(framework, input).statuses);

  test('is the mean of the mapped items; context items do not count', () => {
    const result = estimates(
      plantInput(2, { 'AUT-01': answered(4), 'AUT-03': answered(4), 'DAT-03': answered(4) }),
    );
    expect(result.D5).toEqual({ value: 200 / 3, known: 3, of: 3 });
    expect(result.D6).toEqual({ value: 50, known: 4, of: 4 });
    expect(Object.keys(result)).toEqual(['D1', 'D2', 'D3', 'D4', 'D5', 'D6']);
  });

  test('is null under half known, and leaves out what does not apply', () => {
    expect(estimates({ ...plantInput(2), path: 'express' }).D3).toMatchObject({
      value: null,
      known: 1,
    });
    expect(estimates({ ...plantInput(3), profile: SHOPKEEPER }).D5).toEqual({
      value: 75,
      known: 2,
      of: 2,
    });
    expect(estimates(plantInput(2, { 'GRN-01': dontKnow, 'GRN-02': dontKnow })).D6.value).toBe(50);
    expect(
      estimates(plantInput(2, { 'GRN-01': dontKnow, 'GRN-02': dontKnow, 'GRN-03': dontKnow })).D6
        .value,
    ).toBeNull();
  });
});

describe('Moukawala crosswalk', () => {
  test('gives the seven words, each the weighted mean of its dimensions', () => {
    const own = Object.fromEntries(
      framework.itemIds.filter((id) => id.startsWith('STR')).map((id) => [id, answered(4)]),
    );
    const words = moukawalaScores(framework, score(framework, plantInput(2, own)));
    expect(words.map(({ word }) => word)).toEqual([
      'strategy',
      'culture',
      'human_capital',
      'customer_relation',
      'processes',
      'technology',
      'security',
    ]);
    expect(words[0]).toEqual({ word: 'strategy', value: 100, dimensions: ['STR'] });
    expect(words[1]).toEqual({ word: 'culture', value: 75, dimensions: ['STR', 'SKL'] });
  });

  test('is null when its dimensions are not measured', () => {
    const words = moukawalaScores(
      framework,
      score(framework, { ...plantInput(2), answers: { 'STR-01': answered(3) } }),
    );
    expect(words.every(({ value }) => value === null)).toBe(true);
  });
});
