import {
  factDefinition,
  frameOf,
  placeOf,
  statusOf,
  type Frame,
} from '#domain/programmes/index.server.ts';
import type { Status } from '#domain/programmes/schema.ts';
import type { Candidate } from './candidates.ts';
import { MOST_CENTIMES, type Cost } from './cost.ts';
import type { Aid, AidAmount } from './types.ts';

const CATEGORY = placeOf('category');
const COST = placeOf('projectCostMAD');
const CENTIMES = 100;

const costFact = factDefinition('projectCostMAD');
/** Dirhams that rules can read; of a dearer project they know that it costs at least that. */
const MOST_READ = costFact.kind === 'number' ? costFact.max : Infinity;

const NOTHING: AidAmount = { min: 0, max: 0 };

/** A category as frames carry it. */
export function categoryMark(category: string): number {
  return frameOf({ category: { value: category, source: 'self' } }).low[CATEGORY] ?? -Infinity;
}

/**
 * Writes a project into a frame, its cost in whole dirhams rounded down, or unknown when it is null.
 * The project is only declared: a rule that asks for a paper leaves it open.
 */
function place(frame: Frame, category: number, centimes: number | null): void {
  const dirhams = centimes === null ? null : Math.floor(centimes / CENTIMES);
  placeBetween(frame, category, dirhams ?? -Infinity, dirhams ?? Infinity);
}

/** The same for a cost that lies between two, in whole dirhams. */
function placeBetween({ low, high }: Frame, category: number, from: number, to: number): void {
  low[CATEGORY] = category;
  high[CATEGORY] = category;
  low[COST] = Math.min(from, MOST_READ);
  high[COST] = to <= MOST_READ ? to : Infinity;
}

interface Told {
  readonly status: Status;
  readonly amount: AidAmount;
}

/** Whether what the rules say of a firm depends on its project. */
function dependsOnProject({ compiled: { program } }: Candidate['programme']): boolean {
  return program.criteria.some(({ fact }) => fact === 'category' || fact === 'projectCostMAD');
}

/** What rules that do not read the project say, by the firm's frame: it is said once. */
const settled = new WeakMap<Frame, Map<Candidate['programme'], Status>>();

function statusIn({ programme, frame }: Candidate): Status {
  const known = settled.get(frame)?.get(programme);
  if (known !== undefined) return known;
  const status = statusOf(programme.compiled.program.run(frame));
  if (dependsOnProject(programme)) return status;
  const ofFrame = settled.get(frame) ?? new Map<Candidate['programme'], Status>();
  settled.set(frame, ofFrame.set(programme, status));
  return status;
}

/** What a programme gives at one cost, never more than the cost; nothing to whom it refuses. */
function told(candidate: Candidate, category: number, cost: number | null): Told {
  const { programme, frame } = candidate;
  const { compiled, ceiling } = programme;
  place(frame, category, cost);
  const status = statusIn(candidate);
  const total = status === 'not_eligible' ? undefined : compiled.amount?.total(frame);
  if (total === undefined) return { status, amount: NOTHING };
  const most = Math.min(cost ?? MOST_CENTIMES, ceiling ?? MOST_CENTIMES);
  const capped = (dirhams: number | null) =>
    dirhams === null ? most : Math.min(most, Math.round(dirhams * CENTIMES));
  return { status, amount: { min: capped(total.min), max: capped(total.max) } };
}

/**
 * What a programme that can be asked for now gives for certain, and at most, to any project whose
 * cost lies between two, in whole dirhams.
 */
export function giftBetween(
  candidate: Candidate,
  category: number,
  from: number,
  to: number,
): { readonly least: number; readonly most: number } {
  const { programme, frame } = candidate;
  const { compiled, ceiling } = programme;
  placeBetween(frame, category, from, to);
  const status = statusIn(candidate);
  const total = status === 'not_eligible' ? undefined : compiled.amount?.total(frame);
  if (total === undefined) return { least: 0, most: 0 };
  const ceilingMAD = ceiling === null ? Infinity : ceiling / CENTIMES;
  return {
    least: status === 'eligible' ? Math.min(total.min, ceilingMAD, from) : 0,
    most: Math.min(total.max ?? Infinity, ceilingMAD, to),
  };
}

/** The most a programme gives to a project of a category whatever its cost, in centimes. */
export function mostFor(candidate: Candidate, category: number): number {
  return told(candidate, category, null).amount.max;
}

/** What the rules of a programme say of a project of a category, whatever its cost. */
export function statusFor(candidate: Candidate, category: number): Status {
  place(candidate.frame, category, null);
  return statusIn(candidate);
}

/**
 * What a programme gives to a project at both ends of its cost; null when that is nothing. Who is
 * eligible at one price and not at the other has an open question: the price.
 */
export function aidTo(candidate: Candidate, category: number, { min, max }: Cost): Aid | null {
  const lowest = told(candidate, category, min);
  const highest = max === min ? lowest : told(candidate, category, max);
  if (lowest.amount.max === 0 && highest.amount.max === 0) return null;
  const isEligible = lowest.status === 'eligible' && highest.status === 'eligible';
  const { slug, number } = candidate.programme;
  return {
    programme: slug,
    number,
    standing: candidate.after ?? (isEligible ? 'eligible' : 'open'),
    at: { min: lowest.amount, max: highest.amount },
  };
}
