import type { AssessmentState } from './records.server.ts';
import { itemTexts } from './item-texts.ts';
import { knownLevel } from './routing.ts';
import type { ContentLang, ItemStatus } from './types.ts';

/** Where an answer stands and the level just above it, in the words of the questionnaire. */
export interface NextStep {
  readonly item: string;
  readonly dimension: string;
  readonly title: string;
  /** Text of the level today; null while it is unknown. */
  readonly now: string | null;
  /** Text of the next level; null at the top and while the level is unknown. */
  readonly goal: string | null;
  /** How to get there, or how to find out while it is unknown. */
  readonly how: string | null;
}

/** One step for each item that was asked and applies, in the order of the pages. */
export function nextSteps(
  state: Pick<AssessmentState, 'framework' | 'facts'>,
  statuses: Readonly<Record<string, ItemStatus>>,
  lang: ContentLang,
): NextStep[] {
  const { compiled } = state.framework;
  return compiled.pageItems.flatMap((index): NextStep[] => {
    const item = compiled.itemIds[index] ?? '';
    const status = statuses[item];
    if (!status || status.status === 'not_asked' || status.status === 'not_applicable') return [];
    const texts = itemTexts(state.framework, lang, state.facts, item);
    const level = knownLevel(status);
    const about = { item, dimension: item.slice(0, 3), title: texts.title };
    if (level === null) return [{ ...about, now: null, goal: null, how: texts.findOut }];
    if (level === 4) return [{ ...about, now: texts.levels[4], goal: null, how: null }];
    return [
      {
        ...about,
        now: texts.levels[level],
        goal: texts.levels[level + 1] ?? null,
        how: texts.next[level],
      },
    ];
  });
}
