import { cents, shareOf, type Cents } from '#domain/kernel/index.server.ts';

const HUNDRED = 100n;

/** A line of a quote: whole pieces at a price before tax, in centimes, with its rate of VAT. */
export interface PricedLine {
  readonly quantity: number;
  readonly unitPrice: Cents;
  readonly vatPercent: number;
}

export interface Totals {
  readonly ht: Cents;
  readonly vat: Cents;
  readonly ttc: Cents;
}

/** A line in centimes: VAT is rounded half up on each line (Morocco facts §3.7). */
export function totalsOf({ quantity, unitPrice, vatPercent }: PricedLine): Totals {
  const ht = cents(unitPrice * BigInt(quantity));
  const vat = shareOf(ht, BigInt(vatPercent), HUNDRED);
  return { ht, vat, ttc: cents(ht + vat) };
}

/** The sum of totals. */
export function sumTotals(all: readonly Totals[]): Totals {
  let [ht, vat] = [0n, 0n];
  for (const one of all) {
    ht += one.ht;
    vat += one.vat;
  }
  return { ht: cents(ht), vat: cents(vat), ttc: cents(ht + vat) };
}

/** Base and VAT of lines by rate, the highest rate first. */
export function vatLinesOf(
  lines: readonly PricedLine[],
): readonly { readonly percent: number; readonly ht: Cents; readonly vat: Cents }[] {
  const percents = [...new Set(lines.map(({ vatPercent }) => vatPercent))];
  return percents
    .toSorted((one, other) => other - one)
    .map((percent) => {
      const { ht, vat } = sumTotals(
        lines.filter(({ vatPercent }) => vatPercent === percent).map(totalsOf),
      );
      return { percent, ht, vat };
    });
}

/**
 * Shares out an amount in proportion to weights so that the parts add up to it exactly: each gets
 * its part rounded down, and the centimes that are left go to the largest remainders, the first
 * among equals. No part is more than its weight where the amount is no more than their sum.
 */
export function shareOut(amount: Cents, weights: readonly Cents[]): readonly Cents[] {
  const total = weights.reduce<bigint>((sum, weight) => sum + weight, 0n);
  if (total === 0n) return weights.map(() => cents(0n));
  const parts = weights.map((weight, place) => ({
    place,
    part: (amount * weight) / total,
    rest: (amount * weight) % total,
  }));
  let left = amount - parts.reduce((sum, { part }) => sum + part, 0n);
  const byRest = parts.toSorted((one, other) =>
    one.rest === other.rest ? one.place - other.place : one.rest > other.rest ? -1 : 1,
  );
  const extra = new Set<number>();
  for (const { place } of byRest) {
    if (left === 0n) break;
    extra.add(place);
    left -= 1n;
  }
  return parts.map(({ place, part }) => cents(part + (extra.has(place) ? 1n : 0n)));
}

/** Who pays what of a milestone. */
export interface Split {
  readonly subsidy: Cents;
  /** The rest before tax, and all of the VAT. */
  readonly share: Cents;
}

/**
 * The aid of an engagement spread over its milestones in proportion to their prices before tax; the
 * firm pays the rest and the VAT. Σ subsidies = the aid; subsidy + share = ht + vat of each.
 */
export function splitAid(aid: Cents, milestones: readonly Totals[]): readonly Split[] {
  const parts = shareOut(
    aid,
    milestones.map(({ ht }) => ht),
  );
  return milestones.map(({ ttc }, place) => {
    const subsidy = parts[place] ?? cents(0n);
    return { subsidy, share: cents(ttc - subsidy) };
  });
}
