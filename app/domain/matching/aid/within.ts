import type { Facts } from '#domain/programmes/index.server.ts';
import { presentCandidatesOf, type Candidate } from './candidates.ts';
import { categoryMark, giftBetween } from './project-aid.ts';
import type { AidProgramme } from './types.ts';

/** Whether a project leaves no more than a sum to pay after the sure aid, all in whole dirhams. */
export type Within = (category: string, cost: number, limit: number) => boolean;

/** Costs are looked at in intervals as long as a power of two, this one first. */
const LARGEST = 27;
const NOT_YET = -1;

/**
 * Answers for any number of projects of a firm whether what is left to pay before VAT, after the best
 * aid it can be sure of, stays within a limit. Rather than every price, intervals of prices are put
 * to the programmes, and only those that their bounds do not decide are halved: a hundred thousand
 * prices cost no more than a few dozen evaluations. For a single price the answer is exact.
 */
export function prepareWithin(programmes: readonly AidProgramme[], facts: Facts): Within {
  let givers: readonly Candidate[] | null = null;
  const deciders = new Map<string, (cost: number) => boolean>();
  return (category, cost, limit) => {
    if (cost <= limit) return true;
    const key = `${category} ${String(limit)}`;
    givers ??= presentCandidatesOf(programmes.filter(canBeAskedFor), facts);
    const known = deciders.get(key) ?? deciderOf(givers, category, limit);
    deciders.set(key, known);
    return known(cost);
  };
}

const canBeAskedFor = ({ state }: AidProgramme) => state === 'open';

/** The shortest interval from nothing on that holds a cost. */
function levelOf(cost: number): number {
  return Math.min(LARGEST, Math.ceil(Math.log2(cost + 1)));
}

function deciderOf(givers: readonly Candidate[], category: string, limit: number) {
  const mark = categoryMark(category);
  const own = givers.filter(({ programme }) => programme.categories.includes(category));
  const kept = Array.from({ length: LARGEST + 1 }, () => new Map<number, boolean | null>());
  const answers = new Map<number, boolean>();

  /** Null while prices of the interval differ. */
  const decide = (from: number, to: number): boolean | null => {
    let [least, most] = [0, 0];
    for (const giver of own) {
      const gift = giftBetween(giver, mark, from, to);
      least = Math.max(least, gift.least);
      most = Math.max(most, gift.most);
    }
    if (from === to || to - least <= limit) return to - least <= limit;
    return from - most > limit ? false : null;
  };

  const search = (cost: number): boolean => {
    for (let level = levelOf(cost); level > NOT_YET; level -= 1) {
      const place = Math.floor(cost / 2 ** level);
      const known = kept[level]?.get(place);
      const from = place * 2 ** level;
      const decided = known === undefined ? decide(from, from + 2 ** level - 1) : known;
      kept[level]?.set(place, decided);
      if (decided !== null) return decided;
    }
    return decide(cost, cost) ?? false;
  };

  return (cost: number): boolean => {
    const known = answers.get(cost);
    if (known !== undefined) return known;
    const answer = search(cost);
    answers.set(cost, answer);
    return answer;
  };
}
