import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { Action, CompiledFramework } from './framework.ts';
import type { Gain, Priority, PriorityContext } from './priority.ts';
import { gainsOf, knownLevels, mendsFoundation, pointsPerStep, priorityOf } from './priority.ts';
import type { Goal, ItemStatus, Level, ScoringProfile } from './types.ts';

export type Wave = 1 | 2 | 3;
const WAVES = [1, 2, 3] as const;

/** How many actions a wave holds: few people have few hands. */
const WAVE_CAPS = { few: [2, 3, 4], many: [3, 4, 5] } as const;
const FEW_PEOPLE = 3;

export interface RoadmapAction extends Priority {
  readonly id: string;
  /** Null for what comes after the third wave. */
  readonly wave: Wave | null;
  /** From 1 in its wave. */
  readonly position: number;
  /** Actions of earlier waves, or running ones, that make this one possible. */
  readonly unlockedBy: readonly string[];
  readonly reasonForWave: 'foundation' | 'unlocked' | 'priority' | 'later';
}

export type LeftOut = { readonly id: string } & (
  | { readonly reason: 'running' }
  | { readonly reason: 'covered'; readonly by: readonly string[] }
  | { readonly reason: 'size'; readonly minStaff: number }
  | { readonly reason: 'prerequisite_unknown'; readonly item: string; readonly needed: Level }
  | { readonly reason: 'prerequisite_unreachable'; readonly item: string; readonly needed: Level }
);

export interface Roadmap {
  readonly waves: readonly [
    readonly RoadmapAction[],
    readonly RoadmapAction[],
    readonly RoadmapAction[],
  ];
  /** What remains, in the order in which to go on. */
  readonly later: readonly RoadmapAction[];
  /** Actions that would raise something now and still are not proposed, and why. */
  readonly leftOut: readonly LeftOut[];
}

export interface RoadmapRequest {
  readonly framework: CompiledFramework;
  readonly actions: readonly Action[];
  readonly statuses: Readonly<Record<string, ItemStatus>>;
  readonly profile: ScoringProfile;
  readonly goals: readonly Goal[];
  readonly today: CivilDate;
  /** Ids of the actions being carried out now. */
  readonly running: readonly string[];
}

/** What one wave is chosen from: levels at its start, and the steps already taken care of. */
interface Plan {
  readonly start: ReadonlyMap<string, Level>;
  readonly points: ReadonlyMap<string, number>;
  readonly context: PriorityContext;
  readonly statuses: Readonly<Record<string, ItemStatus>>;
  /** Which action raises an item, each item by one level at most. */
  readonly claimed: Map<string, { readonly by: string; readonly to: Level }>;
}

interface Candidate extends Priority {
  readonly action: Action;
  readonly foundation: boolean;
}

type Prerequisite = Action['prerequisites'][number];

function reached(plan: Plan, prerequisite: Prerequisite, levels: ReadonlyMap<string, Level>) {
  if (plan.statuses[prerequisite.item]?.status === 'not_applicable') return true;
  return (levels.get(prerequisite.item) ?? -1) >= prerequisite.min;
}

function levelsAfterClaims(plan: Plan): ReadonlyMap<string, Level> {
  const levels = new Map(plan.start);
  for (const [item, claim] of plan.claimed) levels.set(item, claim.to);
  return levels;
}

/** The steps of the action that no chosen action takes already. */
function freeGains(plan: Plan, action: Action): Gain[] {
  const gains = gainsOf(action, plan.start, plan.points);
  return gains.filter((gain) => !plan.claimed.has(gain.item));
}

/** Ties keep the order of the pool, which is that of the ids. */
function byRank(a: Candidate, b: Candidate): number {
  if (a.foundation !== b.foundation) return a.foundation ? -1 : 1;
  return b.priority - a.priority;
}

function bestOf(
  plan: Plan,
  actions: Iterable<Action>,
  levels: ReadonlyMap<string, Level>,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const action of actions) {
    if (!action.prerequisites.every((each) => reached(plan, each, levels))) continue;
    const gains = freeGains(plan, action);
    if (gains.length === 0) continue;
    const foundation = mendsFoundation(gains, plan.context.foundation);
    const candidate = { action, foundation, ...priorityOf(action, gains, plan.context) };
    if (best === undefined || byRank(candidate, best) < 0) best = candidate;
  }
  return best;
}

/** Who raises what the action needs and the firm does not have today. */
function unlockers(plan: Plan, action: Action): string[] {
  const unmet = action.prerequisites.filter((each) => !reached(plan, each, plan.start));
  return [...new Set(unmet.flatMap((each) => plan.claimed.get(each.item)?.by ?? []))].sort();
}

function reasonFor(
  candidate: Candidate,
  wave: Wave | null,
  unlockedBy: readonly string[],
): RoadmapAction['reasonForWave'] {
  if (wave === null) return 'later';
  if (candidate.foundation) return 'foundation';
  return unlockedBy.length > 0 ? 'unlocked' : 'priority';
}

/** Takes the best actions one by one, until the wave is full or nothing more is possible. */
function fillWave(
  plan: Plan,
  pool: Map<string, Action>,
  wave: Wave | null,
  cap: number,
  firstPosition = 1,
): RoadmapAction[] {
  const levels = wave === 1 ? plan.start : levelsAfterClaims(plan);
  const chosen: RoadmapAction[] = [];
  while (chosen.length < cap) {
    const best = bestOf(plan, pool.values(), levels);
    if (best === undefined) break;
    const { action, foundation: _foundation, ...priority } = best;
    const unlockedBy = unlockers(plan, action);
    pool.delete(action.id);
    for (const gain of best.gains) plan.claimed.set(gain.item, { by: action.id, to: gain.to });
    chosen.push({
      id: action.id,
      ...priority,
      wave,
      position: firstPosition + chosen.length,
      unlockedBy,
      reasonForWave: reasonFor(best, wave, unlockedBy),
    });
  }
  return chosen;
}

/** The rest in rounds, so that what makes another action possible still comes before it. */
function fillLater(plan: Plan, pool: Map<string, Action>): RoadmapAction[] {
  const later: RoadmapAction[] = [];
  for (;;) {
    const round = fillWave(plan, pool, null, Number.POSITIVE_INFINITY, later.length + 1);
    if (round.length === 0) return later;
    later.push(...round);
  }
}

function reasonLeft(plan: Plan, action: Action): LeftOut {
  const { id } = action;
  const levels = levelsAfterClaims(plan);
  const gains = gainsOf(action, plan.start, plan.points);
  if (gains.every((gain) => plan.claimed.has(gain.item))) {
    const by = [...new Set(gains.flatMap((gain) => plan.claimed.get(gain.item)?.by ?? []))].sort();
    return { id, reason: 'covered', by };
  }
  const unmet = action.prerequisites.filter((each) => !reached(plan, each, levels));
  const unknown = unmet.find((each) => !plan.start.has(each.item));
  const missing = unknown ?? unmet[0];
  if (missing === undefined) throw new Error(`No reason why ${id} is left out`);
  return {
    id,
    reason: unknown ? 'prerequisite_unknown' : 'prerequisite_unreachable',
    item: missing.item,
    needed: missing.min,
  };
}

function planOf(request: RoadmapRequest): Plan {
  const start = knownLevels(request.statuses);
  return {
    start,
    points: pointsPerStep(request.framework, start),
    statuses: request.statuses,
    claimed: new Map(),
    context: {
      foundation: new Set(request.framework.definition.foundation),
      goals: new Set(request.goals),
      staff: request.profile.staff,
      today: request.today,
    },
  };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

/**
 * The plan of a firm in three waves (method §6): by `gain × need × urgency / effort`, weak
 * foundations first, what an action needs in an earlier wave than the action, one level an item,
 * nothing above the firm's size and nothing that is running already. Running actions count against
 * the first wave, and what they raise is there from the second. Deterministic: ties go by id, and
 * the order of what is given changes nothing.
 */
export function buildRoadmap(request: RoadmapRequest): Roadmap {
  const plan = planOf(request);
  const running = new Set(request.running);
  const leftOut: LeftOut[] = [];
  const pool = new Map<string, Action>();
  const candidates = [...request.actions]
    .sort(byId)
    .filter((action) => gainsOf(action, plan.start, plan.points).length > 0);
  for (const action of candidates) {
    if (running.has(action.id)) {
      leftOut.push({ id: action.id, reason: 'running' });
      for (const gain of freeGains(plan, action))
        plan.claimed.set(gain.item, { by: action.id, to: gain.to });
    } else if (action.minStaff > request.profile.staff) {
      leftOut.push({ id: action.id, reason: 'size', minStaff: action.minStaff });
    } else pool.set(action.id, action);
  }
  const caps = request.profile.staff <= FEW_PEOPLE ? WAVE_CAPS.few : WAVE_CAPS.many;
  const [first, second, third] = WAVES;
  const waves = [
    fillWave(plan, pool, first, Math.max(0, caps[0] - running.size)),
    fillWave(plan, pool, second, caps[1]),
    fillWave(plan, pool, third, caps[2]),
  ] as const;
  const later = fillLater(plan, pool);
  leftOut.push(...[...pool.values()].map((action) => reasonLeft(plan, action)));
  return { waves, later, leftOut: leftOut.sort(byId) };
}
