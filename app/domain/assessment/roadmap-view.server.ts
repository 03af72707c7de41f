import { z } from 'zod';
import type { Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { currentActions } from './framework-versions.server.ts';
import type { Action } from './framework.ts';
import { itemTexts } from './item-texts.ts';
import { getOwnAssessment, scoringInput, type AssessmentState } from './records.server.ts';
import { score } from './scoring.ts';
import { proposedRoadmap } from './sync-plan.server.ts';
import { isActionState, type ActionState } from './transitions.ts';
import { isLevel } from './levels.ts';
import type { ContentLang } from './types.ts';

const prioritySchema = z.object({
  gain: z.number(),
  need: z.number(),
  urgency: z.number(),
  effort: z.number(),
  priority: z.number(),
  reasonForWave: z.enum(['foundation', 'unlocked', 'priority', 'later']),
  unlockedBy: z.array(z.string()),
  gains: z.array(
    z.object({ item: z.string(), from: z.number(), to: z.number(), points: z.number() }),
  ),
});

export type ActionTexts = Action['texts']['fr'];

/** One action of the plan as screens show it. */
export interface PlannedActionView {
  readonly id: string;
  readonly wave: number;
  readonly state: ActionState;
  readonly texts: ActionTexts;
  readonly category: string;
  readonly lead: Action['lead'];
  readonly costMAD: Action['costMAD'];
  readonly weeks: Action['weeks'];
  readonly legal: Action['legal'];
  /** What must be reached before: an item and the level it needs, in words. */
  readonly prerequisites: readonly { readonly title: string; readonly level: string }[];
  readonly owner: string | null;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string | null;
  readonly budgetMad: number | null;
  readonly droppedReason: string | null;
  readonly priority: Omit<z.output<typeof prioritySchema>, 'gains'> & {
    readonly gains: readonly {
      readonly item: string;
      readonly title: string;
      readonly from: number;
      readonly to: number;
      readonly points: number;
    }[];
  };
}

export interface RoadmapView {
  readonly id: string;
  readonly actions: readonly PlannedActionView[];
  /** How many more actions would be possible after these. */
  readonly later: number;
  readonly completed: boolean;
}

/** The stored plan of an assessment. Throws `assessment.not-found`. */
export async function getRoadmap(
  actor: Actor,
  id: string,
  lang: ContentLang,
): Promise<RoadmapView & { readonly readOnly: boolean }> {
  const state = await getOwnAssessment(db, actor, id);
  return { ...(await roadmapOf(state, lang, actor.now)), readOnly: state.readOnly };
}

/** The plan of a state that was already checked. */
export async function roadmapOf(
  state: AssessmentState,
  lang: ContentLang,
  now: Date,
): Promise<RoadmapView> {
  const rows = await db.plannedAction.findMany({
    where: { assessmentId: state.id },
    orderBy: [{ wave: 'asc' }, { position: 'asc' }, { actionId: 'asc' }],
  });
  const byId = new Map(currentActions().map((action) => [action.id, action]));
  const actions = rows.flatMap((row) => {
    const action = byId.get(row.actionId);
    const known = isActionState(row.state) ? row.state : undefined;
    return action && known ? [viewOf(state, action, row, known, lang)] : [];
  });
  const result = score(state.framework.compiled, scoringInput(state));
  const { later } = proposedRoadmap(state, result, rows, now);
  return { id: state.id, actions, later: later.length, completed: state.completedAt !== null };
}

type Row = Awaited<ReturnType<typeof db.plannedAction.findMany>>[number];

function viewOf(
  state: AssessmentState,
  action: Action,
  row: Row,
  known: ActionState,
  lang: ContentLang,
): PlannedActionView {
  const title = (item: string) => itemTexts(state.framework, lang, state.facts, item).title;
  const priority = prioritySchema.parse(row.priority);
  return {
    id: action.id,
    wave: row.wave,
    state: known,
    texts: action.texts[lang],
    category: action.category,
    lead: action.lead,
    costMAD: action.costMAD,
    weeks: action.weeks,
    legal: action.legal,
    prerequisites: action.prerequisites.flatMap(({ item, min }) => {
      const answer = state.answers[item];
      const met = answer?.status === 'answered' && answer.level >= min;
      return met || !isLevel(min)
        ? []
        : [
            {
              title: title(item),
              level: itemTexts(state.framework, lang, state.facts, item).levels[min],
            },
          ];
    }),
    owner: row.owner,
    dueOn: row.dueOn?.toISOString().slice(0, 10) ?? null,
    budgetMad: row.budgetMad,
    droppedReason: row.droppedReason,
    priority: {
      ...priority,
      gains: priority.gains.map((gain) => ({ ...gain, title: title(gain.item) })),
    },
  };
}
