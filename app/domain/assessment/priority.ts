import type { CivilDate } from '#domain/kernel/index.server.ts';
import { addMonths } from '#domain/kernel/index.server.ts';
import type { Action, CompiledFramework } from './framework.ts';
import type { Goal, ItemStatus, Level } from './types.ts';

/** One level one item is raised by, and what that adds to the overall score. */
export interface Gain {
  readonly item: string;
  readonly from: Level;
  readonly to: Level;
  /** Points of the overall score, 0–100. */
  readonly points: number;
}

/** Every part of `gain × need × urgency / effort` (method §6), kept so that it can be shown. */
export interface Priority {
  readonly gain: number;
  readonly need: 1 | 1.25 | 1.5;
  readonly urgency: 1 | 1.5 | 2;
  /** 1 (an afternoon) to 5, for a firm of this size. */
  readonly effort: number;
  readonly priority: number;
  readonly gains: readonly Gain[];
}

const POINTS_PER_LEVEL = 25;
/** A foundation item at or below this level comes before everything else. */
const FOUNDATION_AT_RISK = 1;

/** The level of every item that is known, answered or implied. */
export function knownLevels(
  statuses: Readonly<Record<string, ItemStatus>>,
): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  for (const [item, status] of Object.entries(statuses)) {
    if (status.status === 'answered' || status.status === 'implied') levels.set(item, status.level);
  }
  return levels;
}

const ABOVE: Readonly<Record<Level, Level | null>> = { 0: 1, 1: 2, 2: 3, 3: 4, 4: null };

/** The next level, the only target the method gives; null at the top. */
export function nextLevel(level: Level): Level | null {
  return ABOVE[level];
}

/** True when the action brings an item from `from` to the level just above. */
function raisesTo(raise: Action['raises'][number], to: Level): boolean {
  return raise.to.some((level) => level === to);
}

/** What one level of an item is worth in the overall score, by the items whose level is known. */
export function pointsPerStep(
  framework: CompiledFramework,
  levels: ReadonlyMap<string, Level>,
): ReadonlyMap<string, number> {
  const known = framework.definition.items.filter((item) => levels.has(item.id));
  const weightOf = new Map<string, number>();
  for (const item of known) {
    weightOf.set(item.dimension, (weightOf.get(item.dimension) ?? 0) + item.weight);
  }
  const dimensionWeight = new Map(
    framework.definition.dimensions.map((dimension) => [dimension.id, dimension.weight]),
  );
  return new Map(
    known.map((item) => {
      const share = item.weight / (weightOf.get(item.dimension) ?? item.weight);
      return [item.id, (dimensionWeight.get(item.dimension) ?? 0) * share * POINTS_PER_LEVEL];
    }),
  );
}

/** The levels an action raises now: each of its items whose next level it brings. */
export function gainsOf(
  action: Action,
  levels: ReadonlyMap<string, Level>,
  points: ReadonlyMap<string, number>,
): Gain[] {
  return action.raises.flatMap((raise) => {
    const from = levels.get(raise.item);
    const to = from === undefined ? null : nextLevel(from);
    if (from === undefined || to === null || !raisesTo(raise, to)) return [];
    return [{ item: raise.item, from, to, points: points.get(raise.item) ?? 0 }];
  });
}

/** True when the action mends a foundation item that is at 0 or 1. */
export function mendsFoundation(gains: readonly Gain[], foundation: ReadonlySet<string>): boolean {
  return gains.some((gain) => foundation.has(gain.item) && gain.from <= FOUNDATION_AT_RISK);
}

/** 2 when a date of a law in force is less than 6 months off or past, 1.5 under 12, else 1. */
export function urgencyOf(legal: Action['legal'], today: CivilDate): 1 | 1.5 | 2 {
  if (legal?.status !== 'in_force' || legal.date === null) return 1;
  if (legal.date < addMonths(today, 6)) return 2;
  return legal.date < addMonths(today, 12) ? 1.5 : 1;
}

/** The effort of an action for a firm of this many people, 1 to 5. */
export function effortOf(action: Action, staff: number): number {
  if (staff <= 3) return action.effort['1-3'];
  if (staff <= 9) return action.effort['4-9'];
  return staff <= 49 ? action.effort['10-49'] : action.effort['50+'];
}

export interface PriorityContext {
  readonly foundation: ReadonlySet<string>;
  readonly goals: ReadonlySet<Goal>;
  readonly staff: number;
  readonly today: CivilDate;
}

function needOf(action: Action, gains: readonly Gain[], context: PriorityContext): 1 | 1.25 | 1.5 {
  if (mendsFoundation(gains, context.foundation)) return 1.5;
  return action.goals.some((goal) => context.goals.has(goal)) ? 1.25 : 1;
}

/** The priority of an action for the levels it raises, with every part (method §6). */
export function priorityOf(
  action: Action,
  gains: readonly Gain[],
  context: PriorityContext,
): Priority {
  const gain = gains.reduce((sum, each) => sum + each.points, 0);
  const need = needOf(action, gains, context);
  const urgency = urgencyOf(action.legal, context.today);
  const effort = effortOf(action, context.staff);
  return { gain, need, urgency, effort, priority: (gain * need * urgency) / effort, gains };
}
