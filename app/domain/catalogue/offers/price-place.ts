import type { PriceKind } from '../vocabulary.ts';

/** Percentiles of comparable prices, in centimes before VAT. */
export interface Percentiles {
  readonly p10: bigint;
  readonly p25: bigint;
  readonly p50: bigint;
  readonly p75: bigint;
  readonly p90: bigint;
}

/** Where a price stands among comparable ones, from the lowest to what asks for an explanation. */
export const PRICE_PLACES = [
  'below-p10',
  'p10-p25',
  'p25-p50',
  'p50-p75',
  'p75-p90',
  'above-p90',
  'above-3-p90',
] as const;
export type PricePlace = (typeof PRICE_PLACES)[number];

/** Times the ninth decile from which a price is to be explained (catalogue §5). */
const FAR_ABOVE = 3n;

/**
 * The figure by which prices of one kind are compared, in centimes: the price itself, or the middle
 * of a range rounded down. What is paid once at the beginning of a monthly price does not count.
 */
export function comparablePrice(price: {
  readonly kind: PriceKind;
  readonly min: number;
  readonly max: number;
}): bigint {
  if (price.kind !== 'range') return BigInt(price.min);
  return (BigInt(price.min) + BigInt(price.max)) / 2n;
}

/** The place of a price in a band; a price equal to a percentile is in the part below it. */
export function placePrice(price: bigint, band: Percentiles): PricePlace {
  if (price < band.p10) return 'below-p10';
  if (price <= band.p25) return 'p10-p25';
  if (price <= band.p50) return 'p25-p50';
  if (price <= band.p75) return 'p50-p75';
  if (price <= band.p90) return 'p75-p90';
  return price > FAR_ABOVE * band.p90 ? 'above-3-p90' : 'above-p90';
}
