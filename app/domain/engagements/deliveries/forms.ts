import { z } from 'zod';

/** Characters of what is written about a delivery, a dispute or its answer. */
const WORDS_LIMITS = { least: 20, most: 2000 } as const;

const MOST_STAMP = 1_000_000;

export const stampField = z.coerce
  .number({ error: 'reload' })
  .int('reload')
  .min(0, 'reload')
  .max(MOST_STAMP, 'reload');
const tickField = z.literal('yes', { error: 'tick' });
export const wordsField = z
  .string({ error: 'words' })
  .trim()
  .min(WORDS_LIMITS.least, 'words')
  .max(WORDS_LIMITS.most, 'too-long');

/** The provider hands a milestone over. */
export const deliverSchema = z.object({ stamp: stampField, sure: tickField });
/** The firm accepts a milestone: its own share is then the provider's. */
export const acceptSchema = z.object({ stamp: stampField, agrees: tickField });
/** The firm, or the certifier, says what is to be changed. */
export const changesSchema = z.object({ stamp: stampField, words: wordsField });
/** A side does not agree about a milestone. */
export const disputeSchema = z.object({ stamp: stampField, grounds: wordsField });
/** The other side answers. */
export const disputeAnswerSchema = z.object({ stamp: stampField, answer: wordsField });
