import { BLOCKS, type Block } from '../codes.ts';
import { NO_BAND, type OfferFigures } from '../score/row.ts';
import { FEWEST } from './few.ts';
import type { KeptOut } from './kept-out.ts';

/** What would help an offer: to be kept out less, then what is worth most. */
export const ADVICE = [
  ...BLOCKS,
  'outcome',
  'reference',
  'capacity',
  'busy',
  'dear',
  'cheap',
  'support',
  'hosting',
] as const;
export type Advice = (typeof ADVICE)[number];

/** Advice given at a time: more would be read by nobody. */
const MOST_ADVICE = 4;
/** Share of the firms a block must keep an offer from to be worth a word. */
const OFTEN = 0.2;
/** Free capacity, in thousandths, under which a provider counts as busy. */
const BUSY = 300;
/** Place among comparable prices from which one is dear; the first place is the cheapest. */
const FIRST_DEAR = 4;
const HOSTED_ELSEWHERE = 2;

type Figures = Pick<
  OfferFigures,
  'serves' | 'references' | 'availability' | 'pricePlace' | 'languages' | 'support' | 'hosting'
>;

export interface AdviceFacts {
  readonly figures: Figures;
  /** Whether its provider said how many engagements it can carry. */
  readonly saysCapacity: boolean;
  readonly keptOut: KeptOut;
}

/** What would help an offer most (catalogue §4): only what its provider can change itself. */
export function adviceFor({ figures, saysCapacity, keptOut }: AdviceFacts): readonly Advice[] {
  const advice: Advice[] = oftenBlocking(keptOut);
  if (figures.serves === 0) advice.push('outcome');
  if (figures.references === 0) advice.push('reference');
  if (!saysCapacity) advice.push('capacity');
  else if (figures.availability < BUSY) advice.push('busy');
  if (figures.pricePlace !== NO_BAND) {
    if (figures.pricePlace >= FIRST_DEAR) advice.push('dear');
    else if (figures.pricePlace === 0) advice.push('cheap');
  }
  if ((figures.languages & ~figures.support) !== 0) advice.push('support');
  if (figures.hosting === HOSTED_ELSEWHERE) advice.push('hosting');
  return advice.slice(0, MOST_ADVICE);
}

/** Blocks that keep an offer from many, most frequent first; of a few firms nothing is said. */
function oftenBlocking({ needs, blocks }: KeptOut): Block[] {
  return BLOCKS.filter(
    (block) => blocks[block] >= FEWEST && blocks[block] >= OFTEN * needs,
  ).toSorted((one, other) => blocks[other] - blocks[one]);
}
