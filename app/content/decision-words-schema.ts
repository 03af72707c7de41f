import { z } from 'zod';

const text = z.string().trim().min(1).max(400);
const trilingual = z.strictObject({ fr: text, ar: text, en: text });
const code = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/);

/** What a reason can be given for: refusing a request, dismissing an appeal. */
export const REASON_USES = ['reject', 'dismiss'] as const;
export type ReasonUse = (typeof REASON_USES)[number];

/** Why a request is refused or an appeal dismissed, by which rule, and what would change it. */
export const decisionReasonsSchema = z
  .array(
    z.strictObject({
      code,
      for: z.array(z.enum(REASON_USES)).min(1),
      text: trilingual,
      legalRef: trilingual,
      remedy: trilingual,
    }),
  )
  .refine((all) => new Set(all.map((one) => one.code)).size === all.length);

const templates = z.array(z.strictObject({ code, text: trilingual })).min(1);

/** Beginnings of texts that officers complete; places to fill in stand between square brackets. */
export const decisionTemplatesSchema = z.strictObject({
  /** From who decides to who proposed. */
  sendBack: templates,
  /** Among officers. */
  note: templates,
  /** To the firm, with a correction asked for. */
  correction: templates,
  /** To the firm, with an approval. */
  approval: templates,
});
