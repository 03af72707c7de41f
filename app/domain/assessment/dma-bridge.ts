import { DMA_QUESTIONS } from '#content/dma-bridge.ts';
import type { DmaQuestion } from '#content/dma-bridge-schema.ts';
import { DMA_DIMENSIONS, type DmaDimension } from '#content/framework-schema.ts';
import { knownLevel } from './routing.ts';
import type { ItemStatus } from './types.ts';

const POINTS = 10;
const TOP = { tick: 1, scale: 5, grade: 2 } as const;

/** What is answered together: a question, or one of the two columns of the first one. */
export interface DmaBlock {
  readonly id: string;
  readonly question: DmaQuestion;
  readonly kind: 'tick' | 'scale' | 'grade';
  readonly column: 'invested' | 'planned' | null;
}

/** The twelve blocks of the eleven questions. */
export const DMA_BLOCKS: readonly DmaBlock[] = DMA_QUESTIONS.flatMap((question): DmaBlock[] =>
  question.kind === 'areas'
    ? (['invested', 'planned'] as const).map((column) => ({
        id: `${question.id}.${column}`,
        question,
        kind: 'tick',
        column,
      }))
    : [{ id: question.id, question, kind: question.kind, column: null }],
);

/** Values by block, then by option; an option that is not named is 0. */
export type DmaAnswers = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Every figure is on 0–100 at full precision. */
export interface DmaScore {
  readonly overall: number;
  readonly dimensions: Readonly<Record<DmaDimension, number>>;
}

/** The highest value an option of a block may take. */
export function topValue(kind: DmaBlock['kind']): number {
  return TOP[kind];
}

/**
 * Points of a block on 0–10: 10 · ticked / positive options; 10 · Σ(v/5) / rows; Q11 the plain sum
 * of No 0, Partially 1 and Yes 2.
 */
function pointsOf(block: DmaBlock, answers: DmaAnswers): number {
  const given = answers[block.id] ?? {};
  const options = block.question.options.filter(({ positive }) => positive);
  const sum = options.reduce((total, { id }) => total + (given[id] ?? 0), 0);
  if (block.kind === 'grade') return sum;
  return (POINTS * sum) / (TOP[block.kind] * options.length);
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/**
 * Scores the European Commission's Digital Maturity Assessment for SMEs by its own rule: each
 * dimension is its points out of ten a block, on 0–100 (D1 has three blocks, D5 one, the others
 * two), and the whole is the mean of the six.
 */
export function scoreDma(answers: DmaAnswers): DmaScore {
  const scoreOf = (dimension: DmaDimension): number =>
    mean(
      DMA_BLOCKS.filter(({ question }) => question.dimension === dimension).map((block) =>
        pointsOf(block, answers),
      ),
    ) * POINTS;
  const [d1, d2, d3, d4, d5, d6] = DMA_DIMENSIONS;
  const dimensions = {
    [d1]: scoreOf(d1),
    [d2]: scoreOf(d2),
    [d3]: scoreOf(d3),
    [d4]: scoreOf(d4),
    [d5]: scoreOf(d5),
    [d6]: scoreOf(d6),
  };
  return { overall: mean(Object.values(dimensions)), dimensions };
}

/**
 * What the answers to our questionnaire imply, as a proposal to be confirmed: nothing is ever
 * proposed as planned, and nothing from an unknown answer.
 */
export function proposedDma(statuses: Readonly<Record<string, ItemStatus>>): DmaAnswers {
  return Object.fromEntries(
    DMA_BLOCKS.filter(({ column }) => column !== 'planned').map(({ id, question }) => [
      id,
      Object.fromEntries(
        question.options.flatMap(({ id: option, from }): [string, number][] => {
          const values = from
            .filter(({ item, min }) => (knownLevel(statuses[item]) ?? 0) >= min)
            .map(({ value }) => value);
          return values.length === 0 ? [] : [[option, Math.max(...values)]];
        }),
      ),
    ]),
  );
}
