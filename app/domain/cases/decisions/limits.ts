import { cents, type Cents } from '#domain/kernel/index.server.ts';

/** Centimes of an amount in dirhams, at most two decimals, as rules compute them. */
export function centsOf(dirhams: number): Cents {
  return cents(BigInt(Math.round(dirhams * 100)));
}

/** What may bound an aid, in centimes; null for what does not. */
export interface Bounds {
  /** By the rules on present facts. */
  readonly rules: Cents | null;
  /** By the rules on the day the request was sent. */
  readonly asked: Cents;
  /** Of its category. */
  readonly category: Cents | null;
  /** What is left of the ceiling of the firm and those linked with it. */
  readonly left: Cents;
}

/** The most that may be proposed, in centimes, never below 0. */
export function mostAward({ rules, asked, category, left }: Bounds): Cents {
  const bounds = [rules, asked, category, left].filter((one) => one !== null);
  const least = bounds.reduce((a, b) => (b < a ? b : a));
  return cents(least < 0n ? 0n : least);
}

export type AmountProblem = 'amount-over' | 'amount-under' | 'no-note';

/**
 * Why an amount cannot be proposed: over the most, under the smallest aid of the programme, or
 * lower than the most without a word of why; null when it can.
 */
export function amountProblem(
  amount: Cents,
  {
    most,
    smallest,
    note,
  }: { readonly most: Cents; readonly smallest: Cents; readonly note: string },
): AmountProblem | null {
  if (amount > most) return 'amount-over';
  if (amount < smallest || amount <= 0n) return 'amount-under';
  return amount < most && note === '' ? 'no-note' : null;
}
