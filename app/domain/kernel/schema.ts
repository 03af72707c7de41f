import { z } from 'zod';
import { parseMoney } from './money.ts';

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
