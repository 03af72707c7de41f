import { z } from 'zod';
import { typedText } from '#domain/catalogue/index.server.ts';

const LONGEST_ANSWER = 1500;
const SHORTEST_ANSWER = 20;

/** An answer to an appeal, told to the provider; messages are keys of the texts `steering`. */
export const appealAnswerSchema = z.object({
  decision: z.enum(['upheld', 'dismissed'], { error: 'choose' }),
  answer: typedText(LONGEST_ANSWER).refine((text) => text.length >= SHORTEST_ANSWER, {
    error: 'answer',
  }),
});
export type AppealAnswer = z.output<typeof appealAnswerSchema>;
