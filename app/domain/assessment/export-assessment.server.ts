import type { Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { getOwnAssessment, scoringInput } from './records.server.ts';
import { roadmapOf } from './roadmap-view.server.ts';
import { score } from './scoring.ts';

/** Everything kept about an assessment, for its owner, as plain data. Throws `assessment.not-found`. */
export async function exportAssessment(actor: Actor, id: string) {
  const state = await getOwnAssessment(db, actor, id);
  const { compiled, content, hash } = state.framework;
  const { actions } = await roadmapOf(state, 'en', actor.now);
  return {
    format: 'raqmana-assessment',
    formatVersion: 1,
    exportedAt: actor.now.toISOString(),
    assessment: {
      id,
      path: state.path,
      createdAt: state.createdAt.toISOString(),
      completedAt: state.completedAt?.toISOString() ?? null,
      framework: { id: content.definition.id, version: content.definition.version, hash },
    },
    facts: state.facts,
    answers: state.answers,
    result: score(compiled, scoringInput(state)),
    plan: actions.map((action) => ({
      action: action.id,
      wave: action.wave,
      state: action.state,
      owner: action.owner,
      dueOn: action.dueOn,
      budgetMad: action.budgetMad,
      droppedReason: action.droppedReason,
      priority: action.priority,
    })),
  };
}
