import type { CompiledFramework } from './compile.ts';
import { diiOf } from './dii.ts';
import { resolveByPosition, statusesById } from './routing.ts';
import { applyGates, stageRange, TOLERANCE, ungatedStage } from './stage.ts';
import type {
  AssessmentPath,
  DimensionScore,
  ItemStatus,
  ScoreResult,
  ScoringInput,
} from './types.ts';

interface Tally {
  /** Σ w over known items. */
  known: number;
  /** Σ w·p over known items. */
  points: number;
  /** Σ w over known, don't-know and skipped items. */
  asked: number;
  knownItems: number;
}

function tally(framework: CompiledFramework, statuses: readonly ItemStatus[]): Tally[] {
  const tallies: Tally[] = framework.dimensionIds.map(() => ({
    known: 0,
    points: 0,
    asked: 0,
    knownItems: 0,
  }));
  for (let index = 0; index < statuses.length; index += 1) {
    const status = statuses[index];
    const sums = tallies[framework.itemDimension[index] ?? -1];
    if (status === undefined || sums === undefined) continue;
    if (status.status === 'not_asked' || status.status === 'not_applicable') continue;
    const weight = framework.itemWeight[index] ?? 0;
    sums.asked += weight;
    if (status.status !== 'answered' && status.status !== 'implied') continue;
    sums.known += weight;
    sums.points += weight * 25 * status.level;
    sums.knownItems += 1;
  }
  return tallies;
}

function dimensionScore(
  framework: CompiledFramework,
  path: AssessmentPath,
  sums: Tally,
): DimensionScore | null {
  if (sums.asked === 0) return null;
  const coverage = sums.known / sums.asked;
  const measured =
    coverage >= framework.definition.thresholds.measuredCoverage - TOLERANCE &&
    sums.knownItems >= framework.minKnown[path];
  return {
    score: measured ? sums.points / sums.known : null,
    low: sums.points / sums.asked,
    high: (sums.points + 100 * (sums.asked - sums.known)) / sums.asked,
    coverage,
    measured,
  };
}

interface Overall {
  score: number | null;
  low: number;
  high: number;
  coverage: number;
}

function overall(
  framework: CompiledFramework,
  dimensions: readonly (DimensionScore | null)[],
): Overall {
  let weight = 0;
  let low = 0;
  let high = 0;
  let coverage = 0;
  let measuredWeight = 0;
  let points = 0;
  for (let index = 0; index < dimensions.length; index += 1) {
    const dimension = dimensions[index];
    if (!dimension) continue;
    const share = framework.dimensionWeight[index] ?? 0;
    weight += share;
    low += share * dimension.low;
    high += share * dimension.high;
    coverage += share * dimension.coverage;
    if (dimension.score === null) continue;
    measuredWeight += share;
    points += share * dimension.score;
  }
  // When every item was declared not applicable nothing bounds the score.
  if (weight === 0) return { score: null, low: 0, high: 100, coverage: 0 };
  const published = measuredWeight >= framework.definition.thresholds.publishedWeight - TOLERANCE;
  return {
    score: published ? points / measuredWeight : null,
    low: low / weight,
    high: high / weight,
    coverage: coverage / weight,
  };
}

function dimensionsById(
  framework: CompiledFramework,
  dimensions: readonly (DimensionScore | null)[],
): Record<string, DimensionScore> {
  const byId: Record<string, DimensionScore> = {};
  for (let index = 0; index < dimensions.length; index += 1) {
    const id = framework.dimensionIds[index];
    const dimension = dimensions[index];
    if (id !== undefined && dimension) byId[id] = dimension;
  }
  return byId;
}

/**
 * Scores one assessment (M1 method §4): scores and ranges 0–100, coverage 0–1, at full precision.
 * Pure: the same framework and input give the same bytes. Answers to items that are off the path
 * or do not apply are ignored.
 */
export function score(framework: CompiledFramework, input: ScoringInput): ScoreResult {
  const statuses = resolveByPosition(framework, input);
  const dimensions: (DimensionScore | null)[] = [];
  for (const sums of tally(framework, statuses)) {
    dimensions.push(dimensionScore(framework, input.path, sums));
  }
  const total = overall(framework, dimensions);
  const gated =
    total.score === null
      ? null
      : applyGates(framework, ungatedStage(framework, total.score), statuses, dimensions);
  return {
    score: total.score,
    published: total.score !== null,
    low: total.low,
    high: total.high,
    coverage: total.coverage,
    stage: gated?.stage ?? null,
    stageRange:
      gated && total.score !== null
        ? stageRange(framework, gated.stage, total.score, total.low, total.high)
        : null,
    gates: gated?.gates ?? [],
    dimensions: dimensionsById(framework, dimensions),
    dii: diiOf(framework, statuses, input.facts),
    statuses: statusesById(framework, statuses),
  };
}
