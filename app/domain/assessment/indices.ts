import type { CompiledFramework } from './compile.ts';
import { knownLevel } from './routing.ts';
import { TOLERANCE } from './stage.ts';
import type { ItemStatus, ScoreResult } from './types.ts';

/** A side index on 0–100, null while less than 60 % of its weight is known. */
export interface IndexValue {
  readonly value: number | null;
  readonly known: number;
  /** Items of the index that apply to the firm, asked or not. */
  readonly of: number;
}

export interface Indices {
  /** Mean of the measured dimensions, each counted once; null while no score is published. */
  readonly equalWeight: number | null;
  readonly foundation: IndexValue;
  readonly ai: IndexValue;
  readonly compliance: IndexValue;
}

function indexOver(
  framework: CompiledFramework,
  ids: readonly string[],
  statuses: Readonly<Record<string, ItemStatus>>,
): IndexValue {
  let points = 0;
  let knownWeight = 0;
  let weight = 0;
  let known = 0;
  let of = 0;
  for (const id of ids) {
    const status = statuses[id];
    if (status === undefined || status.status === 'not_applicable') continue;
    const itemWeight = framework.itemWeight[framework.itemIndex.get(id) ?? -1] ?? 0;
    of += 1;
    weight += itemWeight;
    const level = knownLevel(status);
    if (level === null) continue;
    known += 1;
    knownWeight += itemWeight;
    points += itemWeight * 25 * level;
  }
  const needed = framework.definition.thresholds.measuredCoverage;
  const enough = weight > 0 && knownWeight / weight >= needed - TOLERANCE;
  return { value: enough ? points / knownWeight : null, known, of };
}

function equalWeight(result: ScoreResult): number | null {
  if (!result.published) return null;
  const scores = Object.values(result.dimensions).flatMap(({ score }) =>
    score === null ? [] : [score],
  );
  return scores.reduce((sum, value) => sum + value, 0) / scores.length;
}

/** The side indices of M1 method §4; none of them changes the score. */
export function indicesOf(framework: CompiledFramework, result: ScoreResult): Indices {
  const { foundation, ai, compliance } = framework.definition.indices;
  return {
    equalWeight: equalWeight(result),
    foundation: indexOver(framework, foundation, result.statuses),
    ai: indexOver(framework, ai, result.statuses),
    compliance: indexOver(framework, compliance, result.statuses),
  };
}
