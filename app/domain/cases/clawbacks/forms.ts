import { z } from 'zod';
import { requiredText } from '#domain/catalogue/index.server.ts';
import { parseMoney } from '#domain/kernel/index.server.ts';
import { CASE_LIMITS } from '../codes.ts';
import { CHOSEN_REASONS, SETTLEMENTS } from './codes.ts';

const LONGEST_AMOUNT = 60;
const LONGEST_REASON = 60;

const id = z.uuid({ error: 'reload' });
const stamp = z.coerce.number({ error: 'reload' }).int('reload').min(1, 'reload');
const read = { clawback: id, stamp };
const words = requiredText(CASE_LIMITS.note, 'no-words');

/** An amount as typed, in centimes. */
const amount = z
  .string({ error: 'amount' })
  .trim()
  .max(LONGEST_AMOUNT, 'amount')
  .transform((text, context) => {
    const centimes = parseMoney(text);
    if (centimes !== null) return centimes;
    context.addIssue({ code: 'custom', message: 'amount' });
    return z.NEVER;
  });

/** What is none of them is as if it had not been ticked. */
const reasons = z
  .array(z.string().max(LONGEST_REASON, 'no-reason'))
  .default([])
  .transform((codes) => CHOSEN_REASONS.filter((code) => codes.includes(code)))
  .refine((codes) => codes.length > 0, 'no-reason');

/** The forms about aid to be given back; messages are keys of the `voucher` texts. */
export const openClawbackSchema = z.object({
  amount,
  reasons,
  grounds: requiredText(CASE_LIMITS.grounds, 'no-grounds'),
  evidence: requiredText(CASE_LIMITS.note, 'no-evidence'),
});
export const notifyClawbackSchema = z.object(read);
export const decideClawbackSchema = z.object({ ...read, words });
export const instalmentSchema = z.object({ ...read, amount });
export const settleClawbackSchema = z.object({
  ...read,
  how: z.enum(SETTLEMENTS, { error: 'choose' }),
});
export const writeOffSchema = z.object({ ...read, loss: words });
/** The firm's answer. */
export const answerClawbackSchema = z.object({
  answer: requiredText(CASE_LIMITS.grounds, 'no-answer'),
});
