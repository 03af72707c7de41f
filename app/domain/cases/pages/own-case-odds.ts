import { cents, sumCents, type Cents } from '#domain/kernel/index.server.ts';

/** Returns of money under which nothing can be told from them. */
const FEWEST_RETURNS = 3;

/** How likely it is that money reaches a request on the waiting list. */
export type Odds = 'unknown' | 'good' | 'open' | 'slim';

export interface WaitingMoney {
  /** What those before it ask together. */
  readonly askedBefore: Cents;
  readonly asked: Cents;
  /** What came back to the envelopes it may be paid from, and how many times. */
  readonly cameBack: Cents;
  readonly returns: number;
}

/**
 * What the money that came back lately says of a place on the waiting list: `good` when as much
 * again would reach it, `open` when it would cover half of the way, `slim` below. `unknown` with
 * fewer than three returns: too little to tell.
 */
export function oddsOf({ askedBefore, asked, cameBack, returns }: WaitingMoney): Odds {
  if (returns < FEWEST_RETURNS) return 'unknown';
  const needed = sumCents([askedBefore, asked]);
  if (cameBack >= needed) return 'good';
  return cents(cameBack * 2n) >= needed ? 'open' : 'slim';
}
