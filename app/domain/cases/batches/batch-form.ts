import { z } from 'zod';
import { CASE_LIMITS } from '../codes.ts';
import { BATCH_DECISIONS } from '../officers/queue-words.ts';

const rowOf = z
  .string({ error: 'error.reload' })
  .regex(/^[\w-]{1,64}:\d{1,9}$/, 'error.reload')
  .transform((text) => {
    const [id = '', stamp = ''] = text.split(':');
    return { id, stamp: Number(stamp) };
  });

/** What a decider sends for many proposals at once; messages are keys of texts. */
export const batchSchema = z
  .object({
    decision: z.enum(BATCH_DECISIONS, { error: 'error.choose' }),
    note: z.string().trim().max(CASE_LIMITS.note, { error: 'error.too-long' }).default(''),
    /** Ticked: no link with any of the firms. */
    links: z.literal('none', { error: 'error.links' }),
    /** `id:stamp` of each case as it was read. */
    rows: z
      .array(rowOf, { error: 'error.nothing-chosen' })
      .min(1, { error: 'error.nothing-chosen' }),
  })
  .refine(({ decision, note }) => decision === 'confirm' || note !== '', {
    ...{ path: ['note'], error: 'error.no-note' },
  });
export type BatchForm = z.infer<typeof batchSchema>;
