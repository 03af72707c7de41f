import type { PriceKind } from '../vocabulary.ts';

const USERS = 5n;
const MONTHS = 12n;

/**
 * What an offer costs in its first year for a firm of five users, in centimes before VAT: the
 * figure by which unlike prices are put in order. A range counts by its lower end.
 */
export function yearPrice(price: {
  readonly kind: PriceKind;
  readonly min: bigint;
  readonly setup: bigint;
}): bigint {
  const { kind, min, setup } = price;
  if (kind === 'per-month') return setup + min * MONTHS;
  if (kind === 'per-user-month') return setup + min * MONTHS * USERS;
  return setup + min;
}
