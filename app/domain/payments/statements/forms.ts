import { z } from 'zod';
import { PAYMENT_LIMITS } from '../codes.ts';

const note = (most: number) =>
  z.string({ error: 'note' }).trim().min(1, 'note').max(most, 'too-long');

/** A person says which request a line pays, and why. */
export const matchLineSchema = z.object({
  reference: z.string({ error: 'reference' }).trim().min(1, 'reference').max(60, 'reference'),
  note: note(PAYMENT_LIMITS.note),
});

/** A line that is about nothing here, and why. */
export const setAsideSchema = z.object({ note: note(PAYMENT_LIMITS.note) });

/** A contested own share that is settled, and how. */
export const freeShareSchema = z.object({
  request: z.string({ error: 'choose' }).min(1, 'choose').max(60, 'choose'),
  note: note(PAYMENT_LIMITS.note),
});
