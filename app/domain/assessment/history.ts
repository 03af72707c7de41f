import type { CompiledFramework } from './compile.ts';
import type { ItemStatus } from './types.ts';

/** Under this many points nobody can tell a change from chance (method §5). */
const CLEAR_POINTS = 4;
const TOLERANCE = 1e-9;

interface Datable {
  readonly id: string;
  readonly completedAt: Date | null;
  readonly secondOfId: string | null;
}

export type Numbered<T> = T & {
  readonly completedAt: Date;
  /** 0 for the first assessment of the firm, then 1, 2… in the order of time. */
  readonly t: number;
};

function isCompleted<T extends Datable>(one: T): one is T & { readonly completedAt: Date } {
  return one.completedAt !== null && one.secondOfId === null;
}

/** T0, T1, T2…: the completed assessments in the order of time, without second respondents. */
export function numbered<T extends Datable>(assessments: readonly T[]): Numbered<T>[] {
  return assessments
    .filter((one) => isCompleted(one))
    .sort((a, b) => a.completedAt.getTime() - b.completedAt.getTime() || (a.id < b.id ? -1 : 1))
    .map((one, t) => ({ ...one, t }));
}

/** What was measured at one time. */
export interface Measurement {
  readonly framework: CompiledFramework;
  readonly statuses: Readonly<Record<string, ItemStatus>>;
}

/** A change in points of 100, over the items answered both times. */
export interface Change {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** False under four points: "no clear change". */
  readonly clear: boolean;
  readonly items: number;
}

export type Progress =
  | { readonly kind: 'other-version' }
  | { readonly kind: 'nothing-common' }
  | {
      readonly kind: 'compared';
      readonly overall: Change;
      /** By dimension, only those with an item answered both times. */
      readonly dimensions: Readonly<Record<string, Change>>;
    };

function majorOf({ definition }: CompiledFramework): string {
  return `${definition.id}@${definition.version.split('.')[0] ?? ''}`;
}

interface Sums {
  weight: number;
  before: number;
  after: number;
  items: number;
}

function changeOf({ weight, before, after, items }: Sums): Change {
  const change = (after - before) / weight;
  return {
    before: before / weight,
    after: after / weight,
    change,
    clear: Math.abs(change) >= CLEAR_POINTS - TOLERANCE,
    items,
  };
}

/** Sums over the items answered both times, by dimension, with the weights of the later version. */
function sumsByDimension(before: Measurement, after: Measurement): Map<number, Sums> {
  const { framework } = after;
  const sums = new Map<number, Sums>();
  framework.itemIds.forEach((item, index) => {
    const [first, then] = [before.statuses[item], after.statuses[item]];
    if (first?.status !== 'answered' || then?.status !== 'answered') return;
    const weight = framework.itemWeight[index] ?? 0;
    const dimension = framework.itemDimension[index] ?? -1;
    const known = sums.get(dimension) ?? { weight: 0, before: 0, after: 0, items: 0 };
    sums.set(dimension, {
      weight: known.weight + weight,
      before: known.before + weight * 25 * first.level,
      after: known.after + weight * 25 * then.level,
      items: known.items + 1,
    });
  });
  return sums;
}

/**
 * What changed between two measurements of a firm (method §5): only items answered both times under
 * the same major version of the questionnaire count, dimensions and whole alike, so that answering
 * more or fewer questions is never taken for progress.
 */
export function progressBetween(before: Measurement, after: Measurement): Progress {
  if (majorOf(before.framework) !== majorOf(after.framework)) return { kind: 'other-version' };
  const total: Sums = { weight: 0, before: 0, after: 0, items: 0 };
  const dimensions: Record<string, Change> = {};
  for (const [dimension, sums] of sumsByDimension(before, after)) {
    const share = after.framework.dimensionWeight[dimension] ?? 0;
    const change = changeOf(sums);
    dimensions[after.framework.dimensionIds[dimension] ?? ''] = change;
    total.weight += share;
    total.before += share * change.before;
    total.after += share * change.after;
    total.items += change.items;
  }
  if (total.items === 0) return { kind: 'nothing-common' };
  return { kind: 'compared', overall: changeOf(total), dimensions };
}
