import { z } from 'zod';
import { COMPONENTS, CRITERIA, SHOWN_FIRST } from '../codes.ts';
import { concentrationOf, type ProviderExposure } from '../exposure/concentration.ts';
import { placeWeight } from '../exposure/ledger.ts';
import type { Weights } from '../score/weights.ts';
import { orderUnder, type StoredEntry, type StoredList } from './stored-lists.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const beforeAfter = <Value extends z.ZodType>(value: Value) =>
  z.object({ before: value, after: value });

/** What other weights change in stored matches. */
export const effectSchema = z.object({
  runs: count,
  lists: count,
  /** Lists whose first offer is another, and whose first three are not the same three. */
  firstChanges: count,
  firstThreeChange: count,
  /** Places that an offer moves by on average. */
  meanMove: z.number().min(0),
  /** Shares of exposure of newcomers and of those with a full certificate. */
  newcomers: beforeAfter(share),
  certified: beforeAfter(share),
  /** Concentration of exposure, 0–10 000. */
  hhi: beforeAfter(count),
  /** Providers whose share of exposure rises or falls by a hundredth of a point or more. */
  gaining: count,
  losing: count,
  steady: count,
  /** The largest rise and fall of one provider's share, 0–1. */
  largestGain: share,
  largestLoss: share,
  /** Whether no component counts for more than the need. */
  needLeads: beforeAfter(z.boolean()),
  /** Lists whose runs did not look at a criterion that would count from now on. */
  unknown: count,
});
export type Effect = z.output<typeof effectSchema>;

interface Change {
  readonly before: Weights;
  readonly after: Weights;
}

/** Shares closer than this are told as the same. */
const STEADY = 0.0001;
const HUNDREDTHS = 100;

/** What the change of weights does to the lists of some runs. The order of lists changes nothing. */
export function effectOf(runs: readonly (readonly StoredList[])[], change: Change): Effect {
  const lists = runs.flat();
  const ordered = lists.map(({ entries }) => ({
    before: orderUnder(entries, change.before),
    after: orderUnder(entries, change.after),
  }));
  const moves = ordered.flatMap(({ before, after }) =>
    before.map((entry, place) => Math.abs(place - after.indexOf(entry))),
  );
  const changed = (most: number) =>
    ordered.filter(({ before, after }) => {
      const kept = new Set(after.slice(0, most));
      return before.slice(0, most).some((entry) => !kept.has(entry));
    }).length;
  return {
    runs: runs.length,
    lists: lists.length,
    firstChanges: changed(1),
    firstThreeChange: changed(SHOWN_FIRST),
    meanMove: Math.round(meanOf(moves) * HUNDREDTHS) / HUNDREDTHS,
    ...exposureOf(ordered),
    needLeads: { before: leads(change.before), after: leads(change.after) },
    unknown: lists.filter(({ weights }) =>
      CRITERIA.some((name) => weights.criteria[name] === 0 && change.after.criteria[name] > 0),
    ).length,
  };
}

const meanOf = (figures: readonly number[]) =>
  figures.reduce((sum, one) => sum + one, 0) / Math.max(1, figures.length);

const leads = ({ points }: Weights) => COMPONENTS.every((name) => points[name] <= points.need);

interface Ordered {
  readonly before: readonly StoredEntry[];
  readonly after: readonly StoredEntry[];
}

function exposureOf(ordered: readonly Ordered[]) {
  const before = sharesOf(ordered.map((list) => list.before));
  const after = sharesOf(ordered.map((list) => list.after));
  const providers = [...new Set([...before.shares.keys(), ...after.shares.keys()])];
  const moves = providers.map(
    (provider) => (after.shares.get(provider) ?? 0) - (before.shares.get(provider) ?? 0),
  );
  const gaining = moves.filter((move) => move >= STEADY).length;
  const losing = moves.filter((move) => move <= -STEADY).length;
  return {
    newcomers: { before: before.newcomers, after: after.newcomers },
    certified: { before: before.certified, after: after.certified },
    hhi: { before: before.hhi, after: after.hhi },
    ...{ gaining, losing, steady: moves.length - gaining - losing },
    largestGain: Math.max(0, ...moves),
    largestLoss: Math.max(0, ...moves.map((move) => -move)),
  };
}

function sharesOf(lists: readonly (readonly StoredEntry[])[]) {
  const shown = lists.flatMap((entries) =>
    entries.map((entry, place) => ({ entry, exposure: placeWeight(place + 1) })),
  );
  const rows = shown.map(({ entry, exposure }): ProviderExposure => ({
    provider: String(entry.provider),
    exposure,
    newcomer: entry.newcomer ? exposure : 0,
  }));
  const found = concentrationOf(rows);
  const total = shown.reduce((sum, { exposure }) => sum + exposure, 0);
  const certified = shown.reduce(
    (sum, { entry, exposure }) => sum + (entry.certified ? exposure : 0),
    0,
  );
  return {
    shares: new Map(
      found?.shares.filter(({ share: held }) => held > 0).map((one) => [one.provider, one.share]),
    ),
    newcomers: atMostAll(found?.newcomers ?? 0),
    certified: total === 0 ? 0 : atMostAll(certified / total),
    hhi: found?.hhi ?? 0,
  };
}

/** Sums of fractions may pass the whole by a rounding. */
const atMostAll = (part: number) => Math.min(1, part);
