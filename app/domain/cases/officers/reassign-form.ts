import { z } from 'zod';
import { CASE_LIMITS } from '../codes.ts';
import { REASSIGN_REASONS } from './queue-words.ts';

/** What a manager sends to give a case to another officer; messages are keys of texts. */
export const reassignSchema = z
  .object({
    /** Account of the officer; left out, the case goes to the one with the least in hand. */
    officer: z.string().max(64).optional(),
    /** Who had it when the page was shown; left out for nobody. */
    from: z.string().max(64).optional(),
    why: z.enum(REASSIGN_REASONS, { error: 'error.choose' }),
    note: z.string().trim().max(CASE_LIMITS.note, { error: 'error.too-long' }).default(''),
  })
  .refine(({ why, note }) => why !== 'other' || note !== '', {
    ...{ path: ['note'], error: 'error.no-note' },
  });
export type Reassignment = z.infer<typeof reassignSchema>;

/** What is sent to take the deciding part of a case from who has it. */
export const releaseSchema = z
  .object({
    /** Account of who decided when the page was shown. */
    decider: z.string({ error: 'error.reload' }).min(1, { error: 'error.reload' }).max(64),
    /** `aside`: they step aside themselves, and need not say why. */
    why: z.enum([...REASSIGN_REASONS, 'aside'], { error: 'error.choose' }),
    note: z.string().trim().max(CASE_LIMITS.note, { error: 'error.too-long' }).default(''),
  })
  .refine(({ why, note }) => why !== 'other' || note !== '', {
    ...{ path: ['note'], error: 'error.no-note' },
  });
export type Release = z.infer<typeof releaseSchema>;

/** What a manager sends to give all that an officer has in hand to others. */
export const reassignAllSchema = z
  .object({
    officer: z.string({ error: 'error.choose' }).max(64),
    why: z.enum(REASSIGN_REASONS, { error: 'error.choose' }),
    note: z.string().trim().max(CASE_LIMITS.note, { error: 'error.too-long' }).default(''),
  })
  .refine(({ why, note }) => why !== 'other' || note !== '', {
    ...{ path: ['note'], error: 'error.no-note' },
  });
