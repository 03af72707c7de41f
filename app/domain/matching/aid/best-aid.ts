import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { Facts } from '#domain/programmes/index.server.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import type { Cost } from './cost.ts';
import { aidTo, categoryMark, mostFor } from './project-aid.ts';
import type { Aid, AidProgramme, OfferAid } from './types.ts';

export interface AidedProject {
  /** Code of the offer's category. */
  readonly category: string;
  readonly cost: Cost;
}

interface Ranked {
  readonly candidate: Candidate;
  /** The most it gives in the category, in centimes. */
  readonly most: number;
}

const slugOf = ({ candidate }: Ranked) => candidate.programme.slug;
const bySlug = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const BOTH_ENDS = 2;

interface Found {
  readonly aid: Aid;
  /** Sums over both ends of the cost: the settled parts, and the most. */
  readonly settled: number;
  readonly most: number;
  readonly isSure: boolean;
}

/**
 * The aid to each project of a firm (catalogue §4, "best aid"), the project's category and cost in
 * the place of those the firm declared. `sure` gives most for certain among what can be asked for now
 * and says "eligible" at every price of the project; an aid whose settled part is nothing is not
 * sure. `possible` is what could give most among all others, only when that is more than the most
 * the sure one gives. Over a range of prices the mean of both ends counts. Ties go by slug. Programmes
 * are read here once; the answers are kept by category and cost.
 */
export function prepareAid(
  programmes: readonly AidProgramme[],
  facts: Facts,
  today: CivilDate,
): (project: AidedProject) => OfferAid {
  const candidates = candidatesOf(programmes, facts, today);
  const byCategory = new Map<string, (cost: Cost) => OfferAid>();
  return ({ category, cost }) => {
    const known = byCategory.get(category) ?? aidIn(candidates, category);
    byCategory.set(category, known);
    return known(cost);
  };
}

function aidIn(candidates: readonly Candidate[], category: string): (cost: Cost) => OfferAid {
  const mark = categoryMark(category);
  const ranked = candidates
    .filter(({ programme }) => programme.categories.includes(category))
    .map((candidate): Ranked => ({ candidate, most: mostFor(candidate, mark) }))
    .filter(({ most }) => most > 0)
    .sort((one, other) => other.most - one.most || bySlug(slugOf(one), slugOf(other)));
  const kept = new Map<string, OfferAid>();
  return (cost) => {
    const key = `${String(cost.min)} ${String(cost.max)}`;
    const known = kept.get(key) ?? bestOf(ranked, mark, cost);
    kept.set(key, known);
    return known;
  };
}

/** Programmes are tried from the most generous on, until no other can change the answer. */
function bestOf(ranked: readonly Ranked[], category: number, cost: Cost): OfferAid {
  const found: Found[] = [];
  let surest: Found | null = null;
  for (const one of ranked) {
    if (surest !== null && isBeyond(one, surest)) break;
    const aid = aidTo(one.candidate, category, cost);
    if (aid === null) continue;
    const weighed = weigh(aid, one.candidate);
    if (weighed.isSure && (surest === null || weighed.settled > surest.settled)) surest = weighed;
    found.push(weighed);
  }
  const sure = best(
    found.filter(({ isSure }) => isSure),
    (one) => [one.settled, one.most],
  );
  const possible = best(
    found.filter((one) => one !== sure && one.most > (sure?.most ?? 0)),
    (one) => [one.most, one.settled],
  );
  return { sure: sure?.aid ?? null, possible: possible?.aid ?? null };
}

/** Whether a programme, and all after it, give less than a sure one at best, or as much after it. */
function isBeyond(one: Ranked, { settled, aid }: Found): boolean {
  const best = BOTH_ENDS * one.most;
  return best < settled || (best === settled && bySlug(aid.programme, slugOf(one)) < 0);
}

function weigh(aid: Aid, { programme: { state } }: Candidate): Found {
  const settled = aid.at.min.min + aid.at.max.min;
  const isSure = state === 'open' && aid.standing === 'eligible' && settled > 0;
  return { aid, settled, most: aid.at.min.max + aid.at.max.max, isSure };
}

type Measure = (found: Found) => readonly [number, number];

function best(found: readonly Found[], measure: Measure): Found | null {
  const [first = null] = found.toSorted((one, other) => {
    const [a, b] = [measure(one), measure(other)];
    return b[0] - a[0] || b[1] - a[1] || bySlug(one.aid.programme, other.aid.programme);
  });
  return first;
}
