import type { CompiledFramework, CompiledGate } from './compile.ts';
import { knownLevel } from './routing.ts';
import type { DimensionScore, GateFailure, ItemStatus, ScoreResult, Stage } from './types.ts';

/** Comparisons of the method forgive the last bits of binary fractions. */
export const TOLERANCE = 1e-9;

const STAGES: readonly Stage[] = [1, 2, 3, 4, 5];

/** The stage a score falls in before any gate (M1 method §4). */
export function ungatedStage(framework: CompiledFramework, score: number): Stage {
  const starts = framework.definition.thresholds.stages;
  let passed = 0;
  for (const start of starts) if (score >= start - TOLERANCE) passed += 1;
  return STAGES[passed] ?? 5;
}

function foundationFailures(
  framework: CompiledFramework,
  gate: CompiledGate,
  statuses: readonly ItemStatus[],
): GateFailure[] {
  const failures: GateFailure[] = [];
  for (const index of gate.foundationItems) {
    const level = knownLevel(statuses[index]);
    if (level !== null && level >= gate.foundation) continue;
    failures.push({
      item: framework.itemIds[index] ?? '',
      needed: gate.foundation,
      reason: level === null ? 'unknown' : 'too_low',
    });
  }
  return failures;
}

function dimensionFailures(
  framework: CompiledFramework,
  gate: CompiledGate,
  dimensions: readonly (DimensionScore | null)[],
): GateFailure[] {
  const failures: GateFailure[] = [];
  for (let index = 0; index < dimensions.length; index += 1) {
    const id = framework.dimensionIds[index] ?? '';
    const score = dimensions[index]?.score ?? null;
    // A dimension named by a gate must be known; "every measured" looks at known ones only.
    if (gate.dimension && index === gate.dimensionIndex) {
      const needed = gate.dimension.min;
      if (score === null || score < needed - TOLERANCE) failures.push({ dimension: id, needed });
    }
    const needed = gate.everyMeasured;
    if (needed !== undefined && score !== null && score < needed - TOLERANCE) {
      failures.push({ dimension: id, needed });
    }
  }
  return failures;
}

export interface GatedStage {
  readonly stage: Stage;
  readonly gates: GateFailure[];
}

/** Lowers a stage one by one while its gate fails, and lists every failed condition on the way. */
export function applyGates(
  framework: CompiledFramework,
  ungated: Stage,
  statuses: readonly ItemStatus[],
  dimensions: readonly (DimensionScore | null)[],
): GatedStage {
  const gates: GateFailure[] = [];
  let stage = ungated;
  while (stage > 1) {
    const gate = framework.gates.find((candidate) => candidate.stage === stage);
    if (!gate) break;
    const failures = [
      ...foundationFailures(framework, gate, statuses),
      ...dimensionFailures(framework, gate, dimensions),
    ];
    if (failures.length === 0) break;
    gates.push(...failures);
    stage = STAGES[stage - 2] ?? 1;
  }
  return { stage, gates };
}

/** Lowest and highest of the stage and the ungated stages of both ends of the score's interval. */
export function stageRange(
  framework: CompiledFramework,
  stage: Stage,
  score: number,
  low: number,
  high: number,
): readonly [Stage, Stage] {
  const { margin } = framework.definition.thresholds;
  const bottom = ungatedStage(framework, Math.max(0, Math.min(low, score - margin)));
  const top = ungatedStage(framework, Math.min(100, Math.max(high, score + margin)));
  return [bottom < stage ? bottom : stage, top > stage ? top : stage];
}

/**
 * The two stages an express result is shown between, never a single one: when the range holds one
 * stage only, the neighbour whose threshold lies nearest is added (the lower one on a tie).
 * Null while nothing is published.
 */
export function expressBand(
  framework: CompiledFramework,
  result: Pick<ScoreResult, 'score' | 'stageRange'>,
): readonly [Stage, Stage] | null {
  if (result.score === null || result.stageRange === null) return null;
  const [from, to] = result.stageRange;
  if (from !== to) return [from, to];
  const starts = [0, ...framework.definition.thresholds.stages, 100];
  const down = result.score - (starts[from - 1] ?? 0);
  const up = (starts[from] ?? 100) - result.score;
  const widenDown = from === 5 || (from > 1 && down <= up + TOLERANCE);
  if (widenDown) return [STAGES[from - 2] ?? 1, from];
  return [from, STAGES[from] ?? 5];
}
