import type { Action, CompiledFramework } from './framework.ts';
import { gainsOf, knownLevels } from './priority.ts';
import { score } from './scoring.ts';
import type { GivenAnswer, ItemStatus, Level, ScoreResult, ScoringInput } from './types.ts';

export interface ProjectedStep {
  readonly action: string;
  readonly item: string;
  readonly from: Level;
  readonly to: Level;
}

export interface Projection {
  /** The same firm once the actions are done. */
  readonly input: ScoringInput;
  readonly before: ScoreResult;
  readonly after: ScoreResult;
  /** In the order in which they can be done. */
  readonly steps: readonly ProjectedStep[];
  /** Chosen actions that raise nothing, or whose prerequisites are not met even so. */
  readonly notApplied: readonly string[];
}

const NO_POINTS: ReadonlyMap<string, number> = new Map();

function isPossible(
  action: Action,
  levels: ReadonlyMap<string, Level>,
  statuses: Readonly<Record<string, ItemStatus>>,
): boolean {
  return action.prerequisites.every(
    ({ item, min }) =>
      statuses[item]?.status === 'not_applicable' || (levels.get(item) ?? -1) >= min,
  );
}

const highest = (action: Action) => Math.max(...action.raises.flatMap((raise) => raise.to));

/** The nearest level first, so that an action for a higher one can follow; ties by id. */
function byReach(a: Action, b: Action): number {
  return highest(a) - highest(b) || (a.id < b.id ? -1 : 1);
}

function raiseLevels(
  levels: Map<string, Level>,
  statuses: Readonly<Record<string, ItemStatus>>,
  chosen: readonly Action[],
): { steps: ProjectedStep[]; left: Map<string, Action> } {
  const left = new Map([...chosen].sort(byReach).map((action) => [action.id, action]));
  const steps: ProjectedStep[] = [];
  const applyNext = () => {
    for (const action of left.values()) {
      const gains = gainsOf(action, levels, NO_POINTS);
      if (gains.length === 0 || !isPossible(action, levels, statuses)) continue;
      for (const { item, from, to } of gains) {
        levels.set(item, to);
        steps.push({ action: action.id, item, from, to });
      }
      left.delete(action.id);
      return true;
    }
    return false;
  };
  while (applyNext());
  return { steps, left };
}

/**
 * What the score becomes if the chosen actions are done: each action once, one level an item,
 * prerequisites first. Levels that were implied stay as they were, so that doing something never
 * makes a known thing unknown. Pure; the order of the choice changes nothing.
 */
export function projectActions(
  framework: CompiledFramework,
  input: ScoringInput,
  chosen: readonly Action[],
): Projection {
  const before = score(framework, input);
  const levels = new Map(knownLevels(before.statuses));
  const { steps, left } = raiseLevels(levels, before.statuses, chosen);
  const answers: Record<string, GivenAnswer> = { ...input.answers };
  for (const [item, level] of levels) answers[item] = { status: 'answered', level };
  const projected = { ...input, answers };
  return {
    input: projected,
    before,
    after: score(framework, projected),
    steps,
    notApplied: [...left.keys()].sort(),
  };
}
