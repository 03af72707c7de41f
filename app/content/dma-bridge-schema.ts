import { z } from 'zod';
import { DMA_DIMENSIONS } from './framework-schema.ts';

const texts = z.strictObject({
  fr: z.string().min(1),
  ar: z.string().min(1),
  en: z.string().min(1),
});

/** The value an option takes once the answer to an item of the questionnaire reaches a level. */
const impliedSchema = z.strictObject({
  item: z.string().regex(/^[A-Z]{3}-\d{2}$/),
  min: z.int().min(1).max(4),
  value: z.int().min(1).max(5),
});

const optionSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  /** False for an option that says something is missing: it earns nothing. */
  positive: z.boolean().default(true),
  texts,
  from: z.array(impliedSchema),
});

/**
 * `areas`: each option may be ticked as invested and as planned. `tick`: each may be ticked.
 * `scale`: 0 (not used) to 5 (operational) each. `grade`: no 0, partially 1, yes 2 each.
 */
const questionSchema = z.strictObject({
  id: z.string().regex(/^Q\d+$/),
  dimension: z.enum(DMA_DIMENSIONS),
  kind: z.enum(['areas', 'tick', 'scale', 'grade']),
  texts,
  options: z.array(optionSchema).min(1),
});

/** The questionnaire of the European Commission's Digital Maturity Assessment for SMEs. */
export const dmaBridgeSchema = z.strictObject({
  id: z.string(),
  source: z.string(),
  licence: z.string(),
  questions: z.array(questionSchema).length(11),
});

export type DmaQuestion = z.output<typeof questionSchema>;
