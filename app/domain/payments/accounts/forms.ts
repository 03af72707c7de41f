import { z } from 'zod';
import { parseRib } from '#domain/kernel/index.server.ts';
import { PAYMENT_LIMITS } from '../codes.ts';

/** A RIB as it was typed: its digits, or why they cannot be one, as the key of a message. */
const rib = z
  .string({ error: 'rib-missing' })
  .trim()
  .min(1, 'rib-missing')
  .max(80, 'rib-length')
  .transform((text, context) => {
    const parsed = parseRib(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: `rib-${parsed.reason}` });
    return z.NEVER;
  });

/** An account that an organisation gives as its own. */
export const bankAccountSchema = z.object({
  rib,
  holder: z
    .string({ error: 'holder-missing' })
    .trim()
    .min(1, 'holder-missing')
    .max(PAYMENT_LIMITS.holder, 'too-long'),
});
export type BankAccountForm = z.output<typeof bankAccountSchema>;

const MISSING = 'choose';
/** What another person decides about it. */
export const decideAccountSchema = z
  .object({
    id: z.string({ error: 'reload' }).min(1, 'reload').max(64, 'reload'),
    decision: z.enum(['verify', 'refuse'], { error: MISSING }),
    reason: z.string().trim().max(PAYMENT_LIMITS.reason, 'too-long').default(''),
  })
  .refine(({ decision, reason }) => decision === 'verify' || reason !== '', {
    ...{ message: 'reason', path: ['reason'] },
  });
