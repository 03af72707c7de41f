import type { Cost } from './cost.ts';
import type { Aid, AidAmount } from './types.ts';
import { usualVat } from './vat.ts';

/** Centimes between two bounds. */
interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** What the firm pays itself, in whole centimes; VAT at the usual rate. */
export interface Rest {
  readonly beforeVat: Bounds;
  /** On the whole price: aid is before VAT. */
  readonly vat: Bounds;
  readonly withVat: Bounds;
}

const NOTHING: AidAmount = { min: 0, max: 0 };

/** What is left of one price, with most aid and with least. */
function leftOf(price: number, aid: AidAmount): Bounds {
  return { min: price - aid.max, max: price - aid.min };
}

const add = ({ min, max }: Bounds, amount: number): Bounds => ({
  min: min + amount,
  max: max + amount,
});

const span = (one: Bounds, other: Bounds): Bounds => ({
  min: Math.min(one.min, other.min),
  max: Math.max(one.max, other.max),
});

/**
 * What is left to pay of an offer after an aid (catalogue §4, "rest to pay"). The lowest price goes
 * with the aid to a project of that price, the highest with its own: the bounds are the least and the
 * most of the two, which a larger aid to a dearer project may turn round. VAT is rounded once, half
 * up to the centime.
 */
export function restOf(cost: Cost, aid: Aid | null): Rest {
  const lowest = leftOf(cost.min, aid?.at.min ?? NOTHING);
  const highest = leftOf(cost.max, aid?.at.max ?? NOTHING);
  const vat: Bounds = { min: usualVat(cost.min), max: usualVat(cost.max) };
  return {
    beforeVat: span(lowest, highest),
    vat,
    withVat: span(add(lowest, vat.min), add(highest, vat.max)),
  };
}
