import { ENOUGH, MOST_SHORTLISTED, type Block } from '../codes.ts';
import type { ListInput, ListOutput } from '../runs/content.ts';

/** An offer and whose it is. */
export interface Candidate {
  readonly offer: string;
  readonly organisation: string;
}

/**
 * What keeps an offer out because the firm asked for something: such an offer exists all the same.
 * One that does not come to its region, or is not made for its size or stage, does not.
 */
const OF_ITS_WISH: ReadonlySet<Block> = new Set(['mode', 'language', 'start', 'rest']);

/**
 * The offers of a run that can be compared for a need: the matches, best first, then those that only
 * the firm's own wish keeps out. One a provider.
 */
export function candidatesOf(
  input: ListInput,
  { entries, near }: ListOutput,
): readonly Candidate[] {
  const whose = new Map(input.offers.map(({ offer, organisation }) => [offer, organisation]));
  const wished = near.filter(({ block }) => OF_ITS_WISH.has(block));
  return [...entries, ...wished].flatMap(({ offer }) => {
    const organisation = whose.get(offer);
    return organisation === undefined ? [] : [{ offer, organisation }];
  });
}

/** Providers of some offers. */
export function countProviders(offers: readonly Pick<Candidate, 'organisation'>[]): number {
  return new Set(offers.map(({ organisation }) => organisation)).size;
}

/** Providers that have to be compared where so many exist: three, or all there are (catalogue §4). */
export function providersNeeded(exist: number): number {
  return Math.max(1, Math.min(ENOUGH, exist));
}

/** The best candidates that make a choice of three providers of what is on the list already. */
export function suggestedOf(
  candidates: readonly Candidate[],
  kept: readonly Candidate[],
): readonly string[] {
  const providers = new Set(kept.map(({ organisation }) => organisation));
  const added: string[] = [];
  for (const { offer, organisation } of candidates) {
    if (providers.size >= ENOUGH || kept.length + added.length >= MOST_SHORTLISTED) break;
    if (providers.has(organisation)) continue;
    providers.add(organisation);
    added.push(offer);
  }
  return added;
}
