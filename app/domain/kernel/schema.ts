import { z } from 'zod';
import { parseIce, plainDigits } from './identifiers.ts';
import { parseMoney } from './money.ts';

export { cents, parseMoney, plainAmount } from './money.ts';
export { isRole, type Role } from './roles.ts';

/**
 * A whole number as people type it: `12`, `1 200`, `١٢`, `1.200 DH`; never negative. Messages are
 * the keys `error.number` and `error.wholeNumber`.
 */
export const typedWholeNumber = z.string({ error: 'error.number' }).transform((text, context) => {
  const centimes = parseMoney(text);
  if (centimes !== null && centimes % 100n === 0n) return Number(centimes / 100n);
  context.addIssue({
    code: 'custom',
    message: centimes === null ? 'error.number' : 'error.wholeNumber',
  });
  return z.NEVER;
});

const ICE_MESSAGES = {
  characters: 'error.iceCharacters',
  length: 'error.iceLength',
  key: 'error.iceKey',
} as const;

/**
 * An ICE however it is typed, as fifteen digits. Messages are the keys `error.iceMissing`,
 * `error.iceCharacters`, `error.iceLength` and `error.iceKey`.
 */
export const typedIce = z.string({ error: 'error.iceMissing' }).transform((text, context) => {
  const ice = parseIce(text);
  if (ice.ok) return ice.value;
  context.addIssue({ code: 'custom', message: ICE_MESSAGES[ice.reason] });
  return z.NEVER;
});

/** A soft identifier (IF, RC, CNSS, TP): digits made Latin and joined, anything else kept. */
export const typedIdentifier = z
  .string()
  .max(40, 'error.tooLong')
  .transform((text) => plainDigits(text));
