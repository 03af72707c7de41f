import { DECISION_TEMPLATES, type DecisionTemplates } from '#content/decision-words.ts';
import type { Speaker } from '#domain/programmes/index.server.ts';

/** Beginnings of texts for an occasion, in the reader's language. */
export function decisionPhrases(
  occasion: keyof DecisionTemplates,
  { lang }: Pick<Speaker, 'lang'>,
): readonly string[] {
  return DECISION_TEMPLATES[occasion].map(({ text }) => text[lang]);
}
