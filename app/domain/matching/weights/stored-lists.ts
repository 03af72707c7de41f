import { COMPONENTS, CRITERIA, FIRST_PLACES } from '../codes.ts';
import type { RunInputs, RunOutput } from '../runs/content.ts';
import { tieOf } from '../score/rank.ts';
import { figuresAt } from '../score/row.ts';
import { NO_VALUE } from '../score/score.ts';
import type { Weights } from '../score/weights.ts';

/** A match of a stored run, as far as weights move it. */
export interface StoredEntry {
  /** Number of its provider in the index. */
  readonly provider: number;
  readonly newcomer: boolean;
  readonly certified: boolean;
  /** Values of components and criteria in thousandths, −1 for one that does not count. */
  readonly values: readonly number[];
  /** Decides between equal totals: the smaller goes first. */
  readonly tie: number;
}

export interface StoredList {
  /** As it was shown, best first. */
  readonly entries: readonly StoredEntry[];
  /** Weights it was made with. */
  readonly weights: Weights;
}

/** The lists of a run that have a match. */
export function storedLists(inputs: RunInputs, output: RunOutput): readonly StoredList[] {
  return output.lists.flatMap((list, at): StoredList[] => {
    const rows = new Map(inputs.lists[at]?.offers.map(({ offer, row }) => [offer, row]));
    const entries = list.entries.flatMap(({ offer, values }): StoredEntry[] => {
      const row = rows.get(offer);
      if (row === undefined) return [];
      const { provider, offer: number, isNewcomer, isCertified } = figuresAt(row, 0);
      const tie = tieOf(inputs.seed, number);
      return [{ provider, newcomer: isNewcomer, certified: isCertified, values, tie }];
    });
    return entries.length === 0 ? [] : [{ entries, weights: inputs.weights.content }];
  });
}

/** The total of a match under other weights, in thousandths of a point, from its stored values. */
export function totalUnder(values: readonly number[], { points, criteria }: Weights): number {
  const counted = CRITERIA.map((name, at) => {
    const value = values[COMPONENTS.length + at] ?? NO_VALUE;
    return { share: value === NO_VALUE ? 0 : criteria[name], value };
  });
  const whole = counted.reduce((sum, { share }) => sum + share, 0);
  const constraints = counted.reduce((sum, { share, value }) => sum + share * value, 0);
  const worth = { constraints: Math.floor(constraints / Math.max(1, whole)) };
  return COMPONENTS.reduce((sum, name, at) => {
    const value = name === 'constraints' ? worth.constraints : (values[at] ?? 0);
    return sum + points[name] * value;
  }, 0);
}

/**
 * The matches of a list in the order other weights give them: by total, then by tie, the best
 * newcomer fifth when no other is among the first five (catalogue §4). What was not among the
 * matches kept cannot enter.
 */
export function orderUnder(entries: readonly StoredEntry[], weights: Weights) {
  const totals = new Map(entries.map((entry) => [entry, totalUnder(entry.values, weights)]));
  const total = (entry: StoredEntry) => totals.get(entry) ?? 0;
  const sorted = entries.toSorted((a, b) => total(b) - total(a) || a.tie - b.tie);
  const at = sorted.findIndex(({ newcomer }) => newcomer);
  const newcomer = sorted[at];
  if (newcomer === undefined || at < FIRST_PLACES) return sorted;
  return sorted.toSpliced(at, 1).toSpliced(FIRST_PLACES - 1, 0, newcomer);
}
