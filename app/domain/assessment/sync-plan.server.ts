import { z } from 'zod';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { scoringProfile } from './facts.ts';
import { currentActions } from './framework-versions.server.ts';
import type { AssessmentState } from './records.server.ts';
import { knownLevel } from './routing.ts';
import { buildRoadmap, type Roadmap, type RoadmapAction } from './roadmap.ts';
import type { ScoreResult } from './types.ts';

interface KnownAction {
  readonly actionId: string;
  readonly state: string;
  readonly priority: unknown;
}

const gainsSchema = z.object({ gains: z.array(z.object({ item: z.string(), to: z.number() })) });

/** Dropped, or done without its levels being reached yet: not to be proposed again. */
function isClosed(row: KnownAction, statuses: ScoreResult['statuses']): boolean {
  if (row.state === 'dropped') return true;
  if (row.state !== 'done') return false;
  const { gains } = gainsSchema.parse(row.priority);
  return !gains.every(({ item, to }) => (knownLevel(statuses[item]) ?? -1) >= to);
}

/** The plan the method proposes now, given what is running, done or dropped already. */
export function proposedRoadmap(
  state: AssessmentState,
  result: ScoreResult,
  known: readonly KnownAction[],
  now: Date,
): Roadmap {
  const closed = new Set(
    known.filter((row) => isClosed(row, result.statuses)).map((row) => row.actionId),
  );
  return buildRoadmap({
    framework: state.framework.compiled,
    actions: currentActions().filter(({ id }) => !closed.has(id)),
    statuses: result.statuses,
    profile: scoringProfile(state.facts),
    goals: state.facts.goals ?? [],
    today: civilDateOf(now),
    running: known.filter((row) => row.state === 'doing').map((row) => row.actionId),
  });
}

const UNPLANNED = { state: 'planned', owner: null, dueOn: null, budgetMad: null } as const;

function priorityJson(action: RoadmapAction): Prisma.InputJsonObject {
  const { gain, need, urgency, effort, priority, gains, unlockedBy, reasonForWave } = action;
  return {
    gain,
    need,
    urgency,
    effort,
    priority,
    reasonForWave,
    unlockedBy: [...unlockedBy],
    gains: gains.map((each) => ({ ...each })),
  };
}

/**
 * Brings the stored plan up to date with the answers. What the firm wrote (owner, date, budget,
 * state) stays; proposals nobody touched and the answers no longer call for go away.
 */
export async function syncPlan(
  tx: Tx,
  now: Date,
  state: AssessmentState,
  result: ScoreResult,
): Promise<void> {
  const known = await tx.plannedAction.findMany({
    where: { assessmentId: state.id },
    select: { actionId: true, state: true, priority: true },
  });
  const planned = proposedRoadmap(state, result, known, now).waves.flat();
  await tx.plannedAction.deleteMany({
    where: {
      assessmentId: state.id,
      state: 'planned',
      owner: null,
      dueOn: null,
      budgetMad: null,
      actionId: { notIn: planned.map(({ id }) => id) },
    },
  });
  const done = new Set(known.filter((row) => row.state === 'done').map((row) => row.actionId));
  for (const action of planned) {
    const place = {
      wave: action.wave ?? 0,
      position: action.position,
      priority: priorityJson(action),
      updatedAt: now,
    };
    await tx.plannedAction.upsert({
      where: { assessmentId_actionId: { assessmentId: state.id, actionId: action.id } },
      create: { assessmentId: state.id, actionId: action.id, ...place },
      // A finished action that can raise the next level too is planned anew.
      update: done.has(action.id) ? { ...place, ...UNPLANNED } : place,
    });
  }
}
