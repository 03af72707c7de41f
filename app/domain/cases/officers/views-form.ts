import { z } from 'zod';

const LONGEST_NAME = 60;
const LONGEST_QUERY = 1000;

/** A view of the queue that an officer keeps; messages are keys of texts. */
export const caseViewSchema = z.object({
  name: z
    .string({ error: 'error.missing' })
    .transform((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .refine((text) => text !== '', 'error.missing')
    .refine((text) => text.length <= LONGEST_NAME, 'error.too-long'),
  query: z.string().max(LONGEST_QUERY, 'error.too-long').default(''),
});
