import type { PriceKind } from '#domain/catalogue/schema.ts';
import { DomainError } from '#domain/kernel/index.server.ts';

/** What an offer costs a firm, in centimes before VAT: its first year when it is paid by the month. */
export interface Cost {
  readonly min: number;
  readonly max: number;
  /** What it counts: one payment, a year, or a year for each user. */
  readonly basis: 'once' | 'year' | 'year-users';
  /** Users it was counted for; null where their number does not matter. */
  readonly users: number | null;
}

/** A price of an offer in centimes before VAT, as its version says it. */
export interface OfferPrice {
  readonly kind: PriceKind;
  readonly min: number;
  readonly max: number;
  /** Paid once at the beginning. */
  readonly setup: number;
}

/**
 * The most a cost comes to, in centimes: ten thousand billion dirhams, over six times what the
 * country makes in a year. With VAT, and added to another of its size, it stays a safe integer.
 */
export const MOST_CENTIMES = 1_000_000_000_000_000;

const MONTHS = 12;

/**
 * What an offer costs a firm with that many users (catalogue §2, §4): the price and what is paid
 * once, or what is paid once and twelve months, for each user where the price is a user's. Nobody
 * is counted as one user; the ends of a range may come in either order. What would pass
 * `MOST_CENTIMES` is that sum, exactly. Throws `kernel.bad-amount` for what is no whole number of
 * centimes or users, or is negative.
 */
export function costOf({ kind, min, max, setup }: OfferPrice, users: number): Cost {
  for (const number of [min, max, setup, users]) holdWhole(number);
  const counted = Math.max(1, users);
  const times = kind === 'per-month' ? MONTHS : kind === 'per-user-month' ? MONTHS * counted : 1;
  const total = (price: number) => Math.min(MOST_CENTIMES, price * times + setup);
  return {
    min: total(Math.min(min, max)),
    max: total(Math.max(min, max)),
    basis: kind === 'per-month' ? 'year' : kind === 'per-user-month' ? 'year-users' : 'once',
    users: kind === 'per-user-month' ? counted : null,
  };
}

/** Numbers past the safe integers are held too: they are whole, and end at the most. */
function holdWhole(number: number): void {
  if (!Number.isInteger(number) || number < 0) throw new DomainError('kernel.bad-amount');
}
