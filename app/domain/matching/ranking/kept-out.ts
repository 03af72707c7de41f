import type { AidProgramme } from '../aid/types.ts';
import { prepareWithin } from '../aid/within.ts';
import { BLOCKS, type Block } from '../codes.ts';
import { askedFor } from '../runs/compute.ts';
import type { RunInputs } from '../runs/content.ts';
import { scorerOf } from '../score/score.ts';
import { aboutMany } from './few.ts';

/** How many firms that need a category an offer fits, and what keeps it from the others. */
export interface KeptOut {
  readonly needs: number;
  readonly matches: number;
  /** Two things that keep it out of one list count both. */
  readonly blocks: Readonly<Record<Block, number>>;
}

/** How often an offer fits those who need its category today, and what keeps it out. */
export interface KeptOutView {
  /** Firms that were looked at, and those it fits, to the next five; null for fewer than five. */
  readonly needs: number | null;
  readonly matches: number | null;
  /** Most frequent first, those that never happen left out. */
  readonly blocks: readonly { readonly block: Block; readonly count: number | null }[];
}

interface IndexedOffer {
  readonly category: string;
  /** Its row, score/row.ts. */
  readonly words: ArrayLike<number>;
}

/**
 * Puts an offer as it is now to the firms of some runs, once each: the near misses a run keeps are
 * the nearest four alone, which would hide an offer that two things keep out. What is left to pay is
 * worked out with today's `programmes`.
 */
export function keptOut(
  runs: readonly RunInputs[],
  { category, words }: IndexedOffer,
  programmes: readonly AidProgramme[],
): KeptOut {
  const blocks = Object.fromEntries(BLOCKS.map((block) => [block, 0])) as Record<Block, number>;
  let [needs, matches] = [0, 0];
  for (const inputs of runs) {
    const found = blocksIn(inputs, { category, words }, programmes);
    if (found === null) continue;
    needs += 1;
    if (found === 0) matches += 1;
    BLOCKS.forEach((block, place) => {
      if ((found & (1 << place)) !== 0) blocks[block] += 1;
    });
  }
  return { needs, matches, blocks };
}

/** What keeps an offer from a firm, as bits in the order of BLOCKS; null when it needs no such. */
function blocksIn(
  inputs: RunInputs,
  { category, words }: IndexedOffer,
  programmes: readonly AidProgramme[],
): number | null {
  const needs = inputs.lists.map(({ need }) => need);
  const need = needs.find((one) => one.category === category);
  if (need === undefined) return null;
  // Aid is dear to work out and only what may be left to pay asks for it.
  const within =
    inputs.wish.restMAD === null ? () => true : prepareWithin(programmes, inputs.facts);
  return scorerOf(askedFor(inputs, needs, need, within)).blocks(words, 0);
}

/** The same as its provider may see it. */
export function keptOutView({ needs, matches, blocks }: KeptOut): KeptOutView {
  return {
    needs: aboutMany(needs),
    matches: aboutMany(matches),
    blocks: BLOCKS.filter((block) => blocks[block] > 0)
      .toSorted((one, other) => blocks[other] - blocks[one])
      .map((block) => ({ block, count: aboutMany(blocks[block]) })),
  };
}
