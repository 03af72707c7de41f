import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DMA_QUESTIONS } from '#content/dma-bridge.ts';
import { answered, definition } from '../../../tests/factories/assessment.ts';
import { DMA_BLOCKS, proposedDma, scoreDma, topValue, type DmaAnswers } from './dma-bridge.ts';
import { dmaField, readDmaForm } from './dma-form.ts';
import type { ItemStatus } from './types.ts';

const DIMENSIONS = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const;

function every(value: (top: number) => number): DmaAnswers {
  return Object.fromEntries(
    DMA_BLOCKS.map(({ id, kind, question }) => [
      id,
      Object.fromEntries(question.options.map((option) => [option.id, value(topValue(kind))])),
    ]),
  );
}

function ticked(block: string, count: number): DmaAnswers {
  const options = DMA_BLOCKS.find(({ id }) => id === block)?.question.options ?? [];
  const positive = options.filter((option) => option.positive).slice(0, count);
  return { [block]: Object.fromEntries(positive.map(({ id }) => [id, 1])) };
}

describe('the eleven questions', () => {
  test('have the published numbers of options', () => {
    expect(DMA_QUESTIONS.map(({ id, kind, options }) => [id, kind, options.length])).toEqual([
      ['Q1', 'areas', 10],
      ['Q2', 'tick', 10],
      ['Q3', 'tick', 10],
      ['Q4', 'scale', 7],
      ['Q5', 'tick', 7],
      ['Q6', 'tick', 8],
      ['Q7', 'tick', 8],
      ['Q8', 'tick', 6],
      ['Q9', 'scale', 5],
      ['Q10', 'tick', 10],
      ['Q11', 'grade', 5],
    ]);
    const negative = DMA_QUESTIONS.flatMap(({ id, options }) =>
      options.filter(({ positive }) => !positive).map((option) => `${id}.${option.id}`),
    );
    expect(negative).toEqual(['Q7.none']);
  });

  test('name each option once and say it in three different languages', () => {
    for (const { options } of DMA_QUESTIONS) {
      expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
      for (const lang of ['fr', 'ar', 'en'] as const)
        expect(new Set(options.map(({ texts }) => texts[lang])).size).toBe(options.length);
      for (const { texts } of options) expect(new Set(Object.values(texts)).size).toBe(3);
    }
  });

  test('are filled in only from items that ask about the same question', () => {
    for (const { id, dimension, kind, options } of DMA_QUESTIONS)
      for (const { from } of options)
        for (const { item, value } of from) {
          const known = definition.items.find((one) => one.id === item);
          expect(known, item).toBeDefined();
          expect(
            known?.dma.map((mapped) => mapped.slice(0, 2)),
            `${id} ${item}`,
          ).toContain(dimension);
          expect(value).toBeLessThanOrEqual(topValue(kind === 'areas' ? 'tick' : kind));
        }
  });
});

describe('the score', () => {
  test('of nothing is 0, of everything 100', () => {
    expect(scoreDma({})).toEqual({
      overall: 0,
      dimensions: { D1: 0, D2: 0, D3: 0, D4: 0, D5: 0, D6: 0 },
    });
    const full = scoreDma(every((top) => top));
    expect(full.overall).toBeCloseTo(100, 9);
    for (const id of DIMENSIONS) expect(full.dimensions[id]).toBeCloseTo(100, 9);
  });

  test.each([
    // D1 = (Q1 invested + Q1 planned + Q2) / 30 · 100
    ['D1', ticked('Q1.invested', 6), 20],
    ['D1', { ...ticked('Q1.invested', 4), ...ticked('Q1.planned', 3), ...ticked('Q2', 2) }, 30],
    // D2 = (Q3 + Q4) · 5
    ['D2', { ...ticked('Q3', 7), Q4: { iot: 5, cad: 2 } }, (7 + (10 * (5 / 5 + 2 / 5)) / 7) * 5],
    // D3 = (Q5 + Q6) · 5: seven and eight options
    ['D3', { ...ticked('Q5', 3), ...ticked('Q6', 2) }, ((10 * 3) / 7 + (10 * 2) / 8) * 5],
    // D4 = (Q7 + Q8) · 5: seven positive options of eight, and six
    ['D4', { ...ticked('Q7', 7), ...ticked('Q8', 3) }, 75],
    ['D4', { ...ticked('Q7', 2) }, ((10 * 2) / 7) * 5],
    // D5 = Q9 · 10
    ['D5', { Q9: { analytics: 5, vision: 1 } }, 10 * ((10 * (5 / 5 + 1 / 5)) / 5)],
    // D6 = (Q10 + Q11) · 5: No 0, Partially 1, Yes 2
    ['D6', { ...ticked('Q10', 4), Q11: { recycling: 2, procurement: 1 } }, (4 + 3) * 5],
  ] as const)('of %s follows the published formula', (dimension, answers, expected) => {
    const { dimensions, overall } = scoreDma(answers);
    expect(dimensions[dimension]).toBeCloseTo(expected, 9);
    expect(overall).toBeCloseTo(expected / 6, 9);
  });

  test('earns nothing by saying that data is not collected', () => {
    expect(scoreDma({ Q7: { none: 1 } }).overall).toBe(0);
    expect(scoreDma({ Q7: { none: 1, stored: 1 } })).toEqual(scoreDma({ Q7: { stored: 1 } }));
  });

  const answers = (): fc.Arbitrary<DmaAnswers> =>
    fc.record(
      Object.fromEntries(
        DMA_BLOCKS.map(({ id, kind, question }) => [
          id,
          fc.record(
            Object.fromEntries(
              question.options.map((option) => [option.id, fc.nat({ max: topValue(kind) })]),
            ),
          ),
        ]),
      ),
    );

  test('lies within 0 and 100, and the whole within its dimensions', () => {
    fc.assert(
      fc.property(answers(), (given) => {
        const { overall, dimensions } = scoreDma(given);
        const all = Object.values(dimensions);
        expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...all)).toBeLessThanOrEqual(100 + 1e-9);
        expect(overall).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9);
        expect(overall).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
      }),
    );
  });

  test('rises with every positive answer that rises, in its own dimension alone', () => {
    fc.assert(
      fc.property(answers(), fc.constantFrom(...DMA_BLOCKS), fc.nat(), (given, block, pick) => {
        const { options } = block.question;
        const option = options[pick % options.length];
        const at = (value: number) =>
          scoreDma({ ...given, [block.id]: { ...given[block.id], [option?.id ?? '']: value } });
        const [low, high] = [at(0), at(topValue(block.kind))];
        for (const id of DIMENSIONS)
          if (id === block.question.dimension && option?.positive)
            expect(high.dimensions[id]).toBeGreaterThan(low.dimensions[id]);
          else expect(high.dimensions[id]).toBe(low.dimensions[id]);
      }),
    );
  });
});

describe('what is proposed', () => {
  test('comes from levels that are reached', () => {
    const at = (level: 0 | 1 | 2 | 3 | 4) => proposedDma({ 'CUS-01': answered(level) })['Q3'];
    expect(at(2)).toEqual({});
    expect(at(3)).toEqual({ website: 1 });
    expect(at(4)).toEqual({ website: 1, forms: 1 });
    expect(proposedDma({ 'GRN-02': answered(2) })['Q11']).toEqual({ recycling: 1 });
    expect(proposedDma({ 'GRN-02': answered(4) })['Q11']).toEqual({
      procurement: 2,
      consumption: 1,
      recycling: 2,
    });
    expect(proposedDma({ 'AUT-04': answered(3) })['Q4']).toEqual({ iot: 5 });
  });

  test('is never a plan, nor anything from answers that are not known', () => {
    const unknown: ItemStatus = { status: 'dont_know' };
    const all = (status: ItemStatus) =>
      proposedDma(Object.fromEntries(definition.items.map(({ id }) => [id, status])));
    expect(scoreDma(all(unknown)).overall).toBe(0);
    expect(all(answered(4))['Q1.planned']).toBeUndefined();
    expect(scoreDma(all(answered(4))).overall).toBeGreaterThan(30);
    expect(scoreDma(all(answered(0))).overall).toBe(0);
  });
});

describe('the form', () => {
  test('gives back what was chosen', () => {
    const form = new FormData();
    form.set(dmaField('Q1.planned', 'design'), '1');
    form.set(dmaField('Q4', 'iot'), '5');
    form.set(dmaField('Q11', 'recycling'), '0');
    const { answers, invalid } = readDmaForm(form);
    expect(invalid).toEqual([]);
    expect(answers['Q1.planned']).toEqual({ design: 1 });
    expect(answers['Q4']).toEqual({ iot: 5 });
    expect(answers['Q11']).toEqual({});
  });

  test.each([
    ['Q2.needs', '2'],
    ['Q4.iot', '6'],
    ['Q11.recycling', '3'],
    ['Q2.needs', '-1'],
    ['Q2.needs', 'yes'],
    ['Q4.iot', '1.5'],
  ])('refuses what no page offers: %s = %s', (name, value) => {
    const form = new FormData();
    form.set(name, value);
    expect(readDmaForm(form).invalid).toEqual([name]);
  });
});
