import { z } from 'zod';
import { requiredText } from '#domain/catalogue/index.server.ts';
import { CASE_LIMITS, VERDICTS } from '../codes.ts';

const needed = requiredText(CASE_LIMITS.note, 'error.missing');

/** The forms of opinions; messages are keys of the `casework` texts. */
export const askOpinionSchema = z.object({
  colleague: z.string({ error: 'error.choose' }),
  question: needed,
});
export const answerOpinionSchema = z.object({
  opinionId: z.string({ error: 'error.reload' }),
  verdict: z.enum(VERDICTS, { error: 'error.choose' }),
  answer: needed,
});
