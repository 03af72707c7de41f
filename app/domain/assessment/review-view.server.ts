import type { AnonymousActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { isProfileComplete } from './facts.ts';
import { itemTexts } from './item-texts.ts';
import { dimensionItems, dimensionsAsked } from './questionnaire.server.ts';
import { getOwnAssessment, scoringInput } from './records.server.ts';
import { shownCode } from './resume-secret.server.ts';
import { findContradictions, knownLevel, resolveStatuses } from './routing.ts';
import type { AssessmentPath, ContentLang, ItemStatus } from './types.ts';

export interface ReviewItem {
  readonly id: string;
  readonly title: string;
  readonly status: ItemStatus['status'];
  /** Text of the level, null when there is none. */
  readonly text: string | null;
}

export interface ReviewDimension {
  readonly id: string;
  readonly name: string;
  readonly items: readonly ReviewItem[];
}

export interface ReviewView {
  readonly id: string;
  readonly path: AssessmentPath;
  readonly profileMissing: boolean;
  readonly completed: boolean;
  readonly code: string;
  readonly dimensions: readonly ReviewDimension[];
  readonly contradictions: readonly {
    readonly text: string;
    readonly dimensions: readonly string[];
  }[];
}

/** Every answer for re-reading, and what hardly goes together. Throws `assessment.not-found`. */
export async function getReview(
  actor: AnonymousActor,
  id: string,
  lang: ContentLang,
): Promise<ReviewView> {
  const state = await getOwnAssessment(db, actor, id);
  const { framework, path, facts } = state;
  const statuses = resolveStatuses(framework.compiled, scoringInput(state));
  const itemOf = (item: string): ReviewItem => {
    const texts = itemTexts(framework, lang, facts, item);
    const status = statuses[item] ?? { status: 'skipped' };
    const level = knownLevel(status);
    return {
      id: item,
      title: texts.title,
      status: status.status,
      text: level === null ? null : texts.levels[level],
    };
  };
  return {
    id,
    path,
    profileMissing: !isProfileComplete(facts),
    completed: state.completedAt !== null,
    code: shownCode(id, state.resumeVersion),
    dimensions: dimensionsAsked(framework, path, facts).map((dimension) => ({
      id: dimension,
      name: framework.content.texts[lang][dimension.toUpperCase()]?.dimension.name ?? dimension,
      items: dimensionItems(framework, path, facts, dimension).map(itemOf),
    })),
    contradictions: findContradictions(framework.compiled, statuses).map((pair) => ({
      text: framework.content.contradictions[lang][pair.id] ?? '',
      dimensions: [pair.high.item, pair.low.item].map((item) => item.slice(0, 3).toLowerCase()),
    })),
  };
}
