import type { Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { isAttachable } from './access.server.ts';
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

export interface ResultPage {
  readonly result: ResultView;
  readonly first: readonly FirstAction[];
  readonly readOnly: boolean;
  /** Whether the person may attach this anonymous assessment to the firm it works in. */
  readonly attachable: boolean;
  /** Whether it belongs to a firm. */
  readonly attached: boolean;
  /** Set when this is the copy of a second respondent. */
  readonly secondOfId: string | null;
}

/** The result and the first open actions of the plan. Throws `assessment.not-found`. */
export async function getResultPage(
  actor: Actor,
  id: string,
  lang: ContentLang,
): Promise<ResultPage> {
  const state = await getOwnAssessment(db, actor, id);
  const [result, first] = await Promise.all([
    resultOf(state, lang, actor.now),
    firstActions(id, lang),
  ]);
  return {
    result,
    first,
    readOnly: state.readOnly,
    attachable: isAttachable(state, actor),
    attached: state.organisationId !== null,
    secondOfId: state.secondOfId,
  };
}

/** The first open actions of a plan, in its order. */
export async function firstActions(
  assessmentId: string,
  lang: ContentLang,
): Promise<FirstAction[]> {
  const open = await db.plannedAction.findMany({
    where: { assessmentId, state: { in: ['planned', 'doing'] } },
    orderBy: [{ wave: 'asc' }, { position: 'asc' }, { actionId: 'asc' }],
    select: { actionId: true },
    take: FIRST_ACTIONS,
  });
  const byId = new Map(currentActions().map((action) => [action.id, action.texts[lang]]));
  return open.flatMap(({ actionId }) => {
    const texts = byId.get(actionId);
    return texts ? [{ id: actionId, title: texts.title, benefit: texts.benefit }] : [];
  });
}
