import type { AnonymousActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { currentActions } from './framework-versions.server.ts';
import { getOwnAssessment } from './records.server.ts';
import { resultOf, type ResultView } from './result-view.server.ts';
import type { ContentLang } from './types.ts';

const FIRST_ACTIONS = 3;

export interface FirstAction {
  readonly id: string;
  readonly title: string;
  readonly benefit: string;
}

/** The result and the first open actions of the plan. Throws `assessment.not-found`. */
export async function getResultPage(
  actor: AnonymousActor,
  id: string,
  lang: ContentLang,
): Promise<{ readonly result: ResultView; readonly first: readonly FirstAction[] }> {
  const state = await getOwnAssessment(db, actor, id);
  const [result, open] = await Promise.all([
    resultOf(state, lang, actor.now),
    db.plannedAction.findMany({
      where: { assessmentId: id, state: { in: ['planned', 'doing'] } },
      orderBy: [{ wave: 'asc' }, { position: 'asc' }, { actionId: 'asc' }],
      select: { actionId: true },
      take: FIRST_ACTIONS,
    }),
  ]);
  const byId = new Map(currentActions().map((action) => [action.id, action.texts[lang]]));
  const first = open.flatMap(({ actionId }) => {
    const texts = byId.get(actionId);
    return texts ? [{ id: actionId, title: texts.title, benefit: texts.benefit }] : [];
  });
  return { result, first };
}
