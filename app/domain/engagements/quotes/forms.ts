import { z } from 'zod';
import { requiredText, typedText } from '#domain/catalogue/index.server.ts';
import { QUOTE_LIMITS } from './limits.ts';

const MOST_STAMP = 1_000_000;

const stamp = z.coerce
  .number({ error: 'reload' })
  .int('reload')
  .min(0, 'reload')
  .max(MOST_STAMP, 'reload');
const id = z.string({ error: 'reload' }).min(1, 'reload').max(64, 'reload');
const ticked = z.literal('yes', { error: 'tick' });
const several = z
  .union([z.string(), z.array(z.string())], { error: 'offers' })
  .transform((value) => [value].flat());

/** Quotes asked for with a voucher and a settled choice of offers. */
export const askQuotesSchema = z.object({
  ...{ voucher: id, shortlist: z.string({ error: 'shortlist' }).min(1, 'shortlist').max(64) },
  offers: several.pipe(z.array(z.string().max(64, 'reload')).min(1, 'offers').max(50, 'offers')),
  need: requiredText(QUOTE_LIMITS.need, 'need'),
});

/** One more offer of the choice is asked, or one of before again. */
export const askOfferSchema = z.object({ offer: id });

/** The firm asks for something else. */
export const counterQuoteSchema = z.object({
  ...{ stamp, counter: requiredText(QUOTE_LIMITS.counter, 'counter') },
});

/** The provider does not want it. */
export const declineQuoteSchema = z.object({
  ...{ stamp, reason: requiredText(QUOTE_LIMITS.reason, 'reason') },
});

/** The firm picks a quote, with the aid in centimes that its page said. */
export const chooseQuoteSchema = z.object({
  ...{ stamp, sure: ticked },
  aid: z.string({ error: 'reload' }).regex(/^\d{1,18}$/, 'reload'),
});

/** The choice is undone, the request taken back. */
export const undoChoiceSchema = z.object({
  ...{ stamp, reason: requiredText(QUOTE_LIMITS.reason, 'reason') },
});
export const withdrawQuoteSchema = z.object({ stamp });
export const withdrawProjectSchema = z.object({ sure: ticked });

/** A message, which may be a file alone. */
export const quoteMessageSchema = z.object({ text: typedText(QUOTE_LIMITS.message) });
