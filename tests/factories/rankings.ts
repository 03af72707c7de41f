import fc from 'fast-check';
import { BLOCKS, COMPONENTS, CRITERIA } from '#domain/matching/codes.ts';
import type { Asked } from '#domain/matching/score/asked.ts';
import { rank } from '#domain/matching/score/rank.ts';
import type { OfferFigures } from '#domain/matching/score/row.ts';
import { scorerOf, VALUES } from '#domain/matching/score/score.ts';
import { fieldOf, questions } from './random-offers.ts';

type Debts = ReadonlyMap<number, number>;
const NONE: Debts = new Map();

/** Questions that keep nothing out, beside others. */
export const openOnes = questions.map((asked): Asked => ({
  ...asked,
  firm: { ...asked.firm, region: null, province: null, size: null, stage: null },
  wish: { ...asked.wish, languages: [], mode: 'any', startBy: null, restMAD: null },
}));
export const anyQuestion = fc.oneof(questions, openOnes);

/** A ranking by offers instead of rows. */
export function ranked(asked: Asked, all: readonly OfferFigures[], owed: Debts = NONE) {
  const { kept, near, ...counted } = rank(asked, fieldOf(all, owed));
  const named = <One extends { readonly row: number }>({ row, ...said }: One) => {
    const one = all[row];
    if (one === undefined) throw new Error('A ranking names a row that is not there.');
    return { ...said, one, offer: one.offer };
  };
  return { ...counted, kept: kept.map(named), near: near.map(named) };
}

/** What each offer is, told apart from ranking: what keeps it out, and its total. */
export function plain(asked: Asked, all: readonly OfferFigures[], owed: Debts = NONE) {
  const scorer = scorerOf(asked);
  const { words } = fieldOf(all);
  return all.map((one, row) => ({
    one,
    total: scorer.total(words, row, owed.get(one.provider) ?? 0),
    blocks: BLOCKS.filter((_, place) => (scorer.blocks(words, row) & (1 << place)) !== 0),
  }));
}

/** The score of one offer, its values by name. */
export function scored(asked: Asked, one: OfferFigures, debt = 0) {
  const values = new Int32Array(VALUES);
  const total = scorerOf(asked).total(fieldOf([one]).words, 0, debt, values);
  const component = (name: (typeof COMPONENTS)[number]) => values[COMPONENTS.indexOf(name)] ?? 0;
  const criterion = (name: (typeof CRITERIA)[number]) =>
    values[COMPONENTS.length + CRITERIA.indexOf(name)] ?? 0;
  return { total, values: [...values], component, criterion };
}
