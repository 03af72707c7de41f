import type { z } from 'zod';
import reasons from './decision-reasons.json' with { type: 'json' };
import templates from './decision-templates.json' with { type: 'json' };
import {
  decisionReasonsSchema,
  decisionTemplatesSchema,
  type ReasonUse,
} from './decision-words-schema.ts';

export type DecisionReason = z.infer<typeof decisionReasonsSchema>[number];
export type DecisionTemplates = z.infer<typeof decisionTemplatesSchema>;

/** Reasons of refusals and dismissals, in the order they are offered; checked when loaded. */
export const DECISION_REASONS: readonly DecisionReason[] = decisionReasonsSchema.parse(reasons);

/** Beginnings of the texts of officers; checked when loaded. */
export const DECISION_TEMPLATES: DecisionTemplates = decisionTemplatesSchema.parse(templates);

/** The reasons that can be given for a refusal or a dismissal. */
export function reasonsFor(use: ReasonUse): readonly DecisionReason[] {
  return DECISION_REASONS.filter((reason) => reason.for.includes(use));
}

/** A reason by its code, null for a code that is none. */
export function findReason(code: string): DecisionReason | null {
  return DECISION_REASONS.find((reason) => reason.code === code) ?? null;
}
