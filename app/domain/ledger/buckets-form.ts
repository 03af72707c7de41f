import { z } from 'zod';
import { BUCKET_CHOICES } from './codes.ts';

/** Over how many accounts an envelope is spread; messages are keys of the `money` texts. */
export const bucketsSchema = z.object({
  buckets: z.enum(BUCKET_CHOICES, { error: 'choose' }).transform(Number),
});
