import { z } from 'zod';
import { PERSONAL_CHOICES } from './consent-purposes.ts';
import { DATA_REQUEST_KINDS, DATA_REQUEST_OUTCOMES } from './data-request-kinds.ts';

const TEXT_MOST = 2000;
const ANSWER_LEAST = 10;
const NAME_MOST = 120;

/** Messages of these forms are keys of the `consent` texts. */
export const dataRequestSchema = z.object({
  kind: z.enum(DATA_REQUEST_KINDS, { error: 'error.kind' }),
  text: z
    .string({ error: 'error.text' })
    .trim()
    .min(1, 'error.text')
    .max(TEXT_MOST, 'error.textLong'),
});

export const dataDecisionSchema = z.object({
  request: z.string(),
  outcome: z.enum(DATA_REQUEST_OUTCOMES, { error: 'error.outcome' }),
  answer: z
    .string({ error: 'error.answer' })
    .trim()
    .min(ANSWER_LEAST, 'error.answer')
    .max(TEXT_MOST, 'error.textLong'),
});

/** Boxes ticked on the page of one's consents; none beforehand. */
export const ownConsentsSchema = z.object({
  purposes: z.array(z.enum(PERSONAL_CHOICES)).min(1, 'error.tick'),
});

/** What a firm agrees to on its own page; sharing is asked where there is something to share. */
export const firmConsentSchema = z.object({
  purposes: z.literal('statistics', { error: 'error.tick' }),
});

export const profileSchema = z.object({
  name: z.string({ error: 'error.name' }).trim().min(2, 'error.name').max(NAME_MOST, 'error.name'),
  language: z.enum(['fr', 'ar', 'zgh', 'en'], { error: 'error.language' }),
});

export const newContactSchema = z.object({
  address: z.string({ error: 'error.address' }).trim().max(254, 'error.address'),
});

export const contactCodeSchema = z.object({
  channel: z.enum(['email', 'sms']),
  code: z.string({ error: 'error.code' }).max(40, 'error.code'),
});

export const eraseSchema = z.object({
  sure: z.literal('yes', { error: 'error.sure' }),
});
