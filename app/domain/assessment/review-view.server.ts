import type { Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { isAttachable } from './access.server.ts';
import { isProfileComplete } from './facts.ts';
import { itemTexts } from './item-texts.ts';
import { dimensionItems, dimensionsAsked } from './questionnaire.server.ts';
import { getOwnAssessment, scoringInput } from './records.server.ts';
import { codeOf } from './profile-view.server.ts';
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
  /** The way back of an anonymous assessment; null once it belongs to a firm. */
  readonly code: string | null;
  readonly readOnly: boolean;
  /** Whether the person may attach this anonymous assessment to the firm it works in. */
  readonly attachable: boolean;
  readonly dimensions: readonly ReviewDimension[];
  readonly contradictions: readonly {
    readonly text: string;
    readonly dimensions: readonly string[];
  }[];
}

/** Every answer for re-reading, and what hardly goes together. Throws `assessment.not-found`. */
export async function getReview(actor: Actor, id: string, lang: ContentLang): Promise<ReviewView> {
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
    code: codeOf(state),
    readOnly: state.readOnly,
    attachable: isAttachable(state, actor),
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
