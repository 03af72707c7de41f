import { z } from 'zod';
import { requiredText, typedText } from '#domain/catalogue/index.server.ts';
import { parseMoney } from '#domain/kernel/index.server.ts';
import { CASE_LIMITS } from '../codes.ts';

const LONGEST_ID = 64;
const LONGEST_AMOUNT = 60;
const MOST_REASONS = 40;

const note = typedText(CASE_LIMITS.note);
/** Words that are needed. */
const needed = (missing: string, most: number = CASE_LIMITS.note) => requiredText(most, missing);
const stamp = z.coerce.number({ error: 'error.reload' }).int('error.reload');
const id = z.string({ error: 'error.reload' }).max(LONGEST_ID, 'error.reload');
/** Said by deciding: no link with the firm. */
const declares = z.literal('yes', { error: 'error.declares' });
const codes = z.array(z.string().max(LONGEST_ID)).max(MOST_REASONS).default([]);

/** An amount as typed, in centimes; null for nothing, which stands for the most. */
const amount = z
  .string()
  .trim()
  .max(LONGEST_AMOUNT, 'error.amount')
  .default('')
  .transform((text, context) => {
    if (text === '') return null;
    const centimes = parseMoney(text);
    if (centimes !== null) return centimes;
    context.addIssue({ code: 'custom', message: 'error.amount' });
    return z.NEVER;
  });

/** The forms of decisions; messages are keys of the `decision` texts. */
export const caseProposalSchema = z.discriminatedUnion(
  'outcome',
  [
    z.object({
      ...{ outcome: z.literal('approve'), stamp, amount, note },
      reasons: codes.transform(() => []),
    }),
    z.object({
      ...{ outcome: z.literal('reject'), stamp, note: needed('error.no-note') },
      reasons: codes.pipe(z.array(z.string()).min(1, 'error.no-reason')),
    }),
  ],
  { error: 'error.outcome' },
);
export const waitSchema = z.object({ stamp });

/** `confirm` or `send-back` is the button that was pressed; only the second needs words. */
export const caseDecisionSchema = z.discriminatedUnion(
  'decision',
  [
    z.object({ decision: z.literal('confirm'), stamp, declares, note }),
    z.object({
      ...{ decision: z.literal('send-back'), stamp, declares },
      note: needed('error.no-note'),
    }),
  ],
  { error: 'error.reload' },
);

export const appealProposalSchema = z.discriminatedUnion(
  'outcome',
  [
    z.object({
      ...{ outcome: z.literal('uphold'), stamp, note: needed('error.no-note') },
      reasons: codes.transform(() => []),
    }),
    z.object({
      ...{ outcome: z.literal('dismiss'), stamp, note: needed('error.no-note') },
      reasons: codes.pipe(z.array(z.string()).min(1, 'error.no-reason')),
    }),
  ],
  { error: 'error.outcome' },
);
export const appealDecisionSchema = z.discriminatedUnion(
  'decision',
  [
    z.object({ decision: z.literal('confirm'), proposal: id, declares, note }),
    z.object({
      ...{ decision: z.literal('send-back'), proposal: id, declares },
      note: needed('error.no-note'),
    }),
  ],
  { error: 'error.reload' },
);

export const revocationNoticeSchema = z.object({
  stamp,
  grounds: needed('error.grounds', CASE_LIMITS.grounds),
});
export const revocationDecisionSchema = z.object({
  ...{ revocation: id, declares, note: needed('error.no-note') },
  decision: z.enum(['revoke', 'drop'], { error: 'error.reload' }),
});
