import type { Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { currentActions } from './framework-versions.server.ts';
import { getOwnAssessment, scoringInput } from './records.server.ts';
import { stageView, type StageView } from './stage-view.ts';
import { proposedRoadmap } from './sync-plan.server.ts';
import { score } from './scoring.ts';
import type { ContentLang, ScoreResult } from './types.ts';
import { projectActions } from './what-if.ts';

export interface ProjectedResult {
  readonly score: number | null;
  readonly stage: StageView | null;
}

export interface WhatIfView {
  readonly id: string;
  readonly choices: readonly {
    readonly id: string;
    readonly title: string;
    readonly chosen: boolean;
  }[];
  readonly before: ProjectedResult;
  readonly after: ProjectedResult;
  readonly dimensions: readonly {
    readonly id: string;
    readonly name: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

/**
 * What the chosen actions would change; nothing is stored. Actions already done or dropped are not
 * offered. Throws `assessment.not-found`.
 */
export async function getWhatIf(
  actor: Actor,
  id: string,
  chosen: readonly string[],
  lang: ContentLang,
): Promise<WhatIfView> {
  const state = await getOwnAssessment(db, actor, id);
  const { compiled, content } = state.framework;
  const input = scoringInput(state);
  const closed = await db.plannedAction.findMany({
    where: { assessmentId: id, state: { in: ['done', 'dropped'] } },
    select: { actionId: true, state: true, priority: true },
  });
  const roadmap = proposedRoadmap(state, score(compiled, input), closed, actor.now);
  const settled = new Set(closed.map(({ actionId }) => actionId));
  const offered = [...roadmap.waves.flat(), ...roadmap.later].filter(
    ({ id: actionId }) => !settled.has(actionId),
  );
  const byId = new Map(currentActions().map((action) => [action.id, action]));
  const wanted = new Set(chosen);
  const projection = projectActions(
    compiled,
    input,
    offered.flatMap((each) => (wanted.has(each.id) ? (byId.get(each.id) ?? []) : [])),
  );
  const summary = (result: ScoreResult): ProjectedResult => ({
    score: result.score,
    stage: stageView(state, result, lang).stage,
  });
  return {
    id,
    choices: offered.map((each) => ({
      id: each.id,
      title: byId.get(each.id)?.texts[lang].title ?? each.id,
      chosen: wanted.has(each.id),
    })),
    before: summary(projection.before),
    after: summary(projection.after),
    dimensions: content.definition.pageOrder.flatMap((dimension) => {
      const before = projection.before.dimensions[dimension];
      const after = projection.after.dimensions[dimension];
      const name = content.texts[lang][dimension]?.dimension.name;
      return before && after && name
        ? [{ id: dimension, name, before: before.score, after: after.score }]
        : [];
    }),
  };
}
