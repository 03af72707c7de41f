import { z } from 'zod';
import { ACTS } from '../transitions.ts';
import { dayTyped } from './form-reader.ts';
import { STUDIO_LIMITS } from './limits.ts';

const LEAST_REASON = 10;

const text = (most: number) =>
  z.string({ error: 'text' }).trim().min(1, 'text').max(most, 'tooLong');
const orEmpty = (most: number) => z.string().trim().max(most, 'tooLong').default('');
const publicText = z
  .string({ error: 'reason' })
  .trim()
  .min(LEAST_REASON, 'reason')
  .max(STUDIO_LIMITS.reason, 'tooLong');

/** The forms of the studio beside its sections; messages are keys of the `studio` texts. */
export const newProgrammeSchema = z.object({
  name: z.object({
    fr: text(STUDIO_LIMITS.name),
    ar: orEmpty(STUDIO_LIMITS.name),
    en: orEmpty(STUDIO_LIMITS.name),
  }),
  copyOf: z
    .string()
    .optional()
    .transform((id) => (id === undefined || id === '' ? null : id)),
});

const target = {
  versionId: z.string({ error: 'reload' }),
  stamp: z
    .string({ error: 'reload' })
    .regex(/^\d{1,9}$/, 'reload')
    .transform(Number),
};

export const versionTargetSchema = z.object(target);

export const versionDecisionSchema = z
  .object({
    ...target,
    agrees: z.enum(['yes', 'no'], { error: 'choose' }),
    reason: orEmpty(STUDIO_LIMITS.reason),
  })
  .superRefine(({ agrees, reason }, context) => {
    if (agrees === 'no' && reason.length < LEAST_REASON)
      context.addIssue({ code: 'custom', path: ['reason'], message: 'reason' });
  });

export const actSchema = z.object({
  act: z.enum(ACTS, { error: 'choose' }),
  reason: z.object({ fr: publicText, ar: publicText }),
  effectiveOn: z.string({ error: 'day' }).transform((text, context) => {
    const day = dayTyped(text);
    if (day !== null) return day;
    context.addIssue({ code: 'custom', message: 'day' });
    return z.NEVER;
  }),
});

export const actDecisionSchema = z.object({
  actId: z.string({ error: 'reload' }),
  agrees: z.enum(['yes', 'no'], { error: 'choose' }),
});
