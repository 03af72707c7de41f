import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { encodeAnswer } from './answers-form.ts';
import { currentActions } from './framework-versions.server.ts';
import { questionsFor, type QuestionView } from './questionnaire.server.ts';
import { getOwnAssessment } from './records.server.ts';
import type { ContentLang } from './types.ts';

export interface ReassessView {
  readonly id: string;
  readonly actionId: string;
  readonly title: string;
  readonly questions: readonly QuestionView[];
}

/** The mini re-assessment after an action is done: its questions again, and only those. */
export async function getReassessment(
  actor: Actor,
  id: string,
  actionId: string,
  lang: ContentLang,
): Promise<ReassessView> {
  const state = await getOwnAssessment(db, actor, id);
  const action = currentActions().find((known) => known.id === actionId);
  if (!action) throw new DomainError('assessment.not-found');
  const answered = action.raises
    .map(({ item }) => item)
    .filter((item) => state.answers[item] !== undefined);
  const values = Object.fromEntries(
    Object.entries(state.answers).map(([item, answer]) => [item, encodeAnswer(answer)]),
  );
  return {
    id,
    actionId,
    title: action.texts[lang].title,
    questions: questionsFor(state, values, answered, lang),
  };
}
