import { z } from 'zod';
import { FACT_ANSWERS, REVIEW_MOMENTS, REVIEW_TEXT } from './codes.ts';

const fact = z.enum(FACT_ANSWERS, { error: 'choose' });
const text = z.string({ error: 'words' }).trim().max(REVIEW_TEXT, 'too-long').default('');
const moment = z.enum(REVIEW_MOMENTS, { error: 'reload' });

/** What a firm says of its provider: facts first, words if it likes. */
export const firmReviewSchema = z.object({
  ...{ moment, onTime: fact, asAgreed: fact, trained: fact, again: fact, text },
});
/** What a provider says of its client. */
export const providerReviewSchema = z.object({
  ...{ moment, answered: fact, prepared: fact, again: fact, text },
});
export type ReviewForm = z.output<typeof firmReviewSchema> | z.output<typeof providerReviewSchema>;

/** The side that was spoken of replies, once. */
export const replySchema = z.object({
  moment,
  reply: z.string({ error: 'words' }).trim().min(1, 'words').max(REVIEW_TEXT, 'too-long'),
});
