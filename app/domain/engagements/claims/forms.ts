import { z } from 'zod';
import { requiredText } from '#domain/catalogue/index.server.ts';
import { cents, isCivilDate, parseMoney } from '#domain/kernel/index.server.ts';
import { CLAIM_LIMITS, REMARK_CODES } from './codes.ts';

const MOST_STAMP = 1_000_000;
const LONGEST_AMOUNT = 60;
const MOST_AT_ONCE = 200;

const stamp = z.coerce
  .number({ error: 'reload' })
  .int('reload')
  .min(0, 'reload')
  .max(MOST_STAMP, 'reload');

const day = z.string({ error: 'date' }).trim().refine(isCivilDate, 'date').transform(String);

const number = z
  .string({ error: 'number' })
  .trim()
  .min(1, 'number')
  .max(CLAIM_LIMITS.number, 'number')
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ./_-]*$/u, 'number');

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, 'too-long')
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'too-long')
    .optional()
    .default('');

const clearanceId = line(CLAIM_LIMITS.clearance).transform((text) => (text === '' ? null : text));

const money = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .max(LONGEST_AMOUNT, missing)
    .transform((text, context) => {
      const centimes = parseMoney(text);
      if (centimes !== null) return centimes;
      context.addIssue({ code: 'custom', message: missing });
      return z.NEVER;
    });

const common = {
  stamp,
  number,
  date: day,
  sellerAddress: line(CLAIM_LIMITS.address),
  clientAddress: line(CLAIM_LIMITS.address),
  clearanceId,
};

/** An invoice to be made here; messages are keys of the `claim` texts. */
export const makeInvoiceSchema = z.object({
  ...common,
  capital: line(CLAIM_LIMITS.capital),
  discount: z
    .string()
    .trim()
    .max(LONGEST_AMOUNT, 'discount')
    .optional()
    .default('')
    .transform((text, context) => {
      if (text === '') return cents(0n);
      const centimes = parseMoney(text);
      if (centimes !== null) return centimes;
      context.addIssue({ code: 'custom', message: 'discount' });
      return z.NEVER;
    }),
});
export type MakeInvoice = z.output<typeof makeInvoiceSchema>;

/** An invoice sent as a file, which travels beside these fields. */
export const sendInvoiceSchema = z.object({ ...common, total: money('total') });
export type SendInvoice = z.output<typeof sendInvoiceSchema>;

export const withdrawClaimSchema = z.object({ stamp });
export const certifyClaimSchema = z.object({
  stamp,
  sure: z.literal('yes', { error: 'tick' }),
});

/** All remarks at once: their kinds, and words. */
export const returnClaimSchema = z.object({
  stamp,
  codes: z
    .array(z.string().max(LONGEST_AMOUNT, 'remarks'))
    .default([])
    .transform((codes) => REMARK_CODES.filter((code) => codes.includes(code)))
    .refine((codes) => codes.length > 0, 'remarks'),
  words: requiredText(CLAIM_LIMITS.remark, 'words'),
});
export const holdClaimSchema = z.object({
  stamp,
  reason: requiredText(CLAIM_LIMITS.reason, 'reason'),
});
export const releaseClaimSchema = z.object({ stamp });

const ids = z
  .array(z.uuid({ error: 'reload' }))
  .default([])
  .refine((all) => all.length > 0, 'choose')
  .refine((all) => all.length <= MOST_AT_ONCE, 'too-many');
export const orderClaimsSchema = z.object({ claims: ids });
export const makeBatchSchema = z.object({ orders: ids });
export const sendBatchSchema = z.object({ batch: z.uuid({ error: 'reload' }) });
