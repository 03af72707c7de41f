import { z } from 'zod';
import { CASE_LIMITS } from '../codes.ts';

const stamp = z.coerce.number({ error: 'reload' }).int('reload');
const words = (missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string({ error: missing }).min(1, missing).max(CASE_LIMITS.grounds, 'too-long'));

/** The forms by which a firm acts on a request it sent; messages are codes of errors. */
export const withdrawSchema = z.object({
  stamp,
  sure: z.literal('yes', { error: 'sure' }),
});
export const stampSchema = z.object({ stamp });
export const appealSchema = z.object({ stamp, grounds: words('grounds') });
export const contestSchema = z.object({
  proof: z.string().max(64).default(''),
  words: words('missing'),
});
export const hearingSchema = z.object({ answer: words('missing') });
