import { z } from 'zod';
import { typedText } from '#domain/catalogue/index.server.ts';
import { CASE_LIMITS, VERDICTS } from '../codes.ts';

const needed = typedText(CASE_LIMITS.note).pipe(
  z.string({ error: 'error.missing' }).min(1, 'error.missing'),
);

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
