import { z } from 'zod';
import { LONGEST_VOUCHER_REASON } from './codes.ts';

const MOST_STAMP = 1_000_000;

const stamp = z.coerce
  .number({ error: 'reload' })
  .int('reload')
  .min(0, 'reload')
  .max(MOST_STAMP, 'reload');
const ticked = z.literal('yes', { error: 'tick' });
const reason = z
  .string({ error: 'reason' })
  .trim()
  .min(1, 'reason')
  .max(LONGEST_VOUCHER_REASON, 'too-long');

/** The firm accepts the terms it has read, named by their hash. */
export const acceptVoucherSchema = z.object({
  stamp,
  terms: z.string({ error: 'reload' }).regex(/^[0-9a-f]{64}$/, 'reload'),
  agrees: ticked,
});

/** More time, with the reason. */
export const extendVoucherSchema = z.object({ stamp, reason });

/** The firm does without it. */
export const giveBackVoucherSchema = z.object({ stamp, sure: ticked });

/** A suspension, or its end, with the reason the firm reads. */
export const suspendVoucherSchema = z.object({ stamp, reason });
