import type { Cents } from '#domain/kernel/index.server.ts';
import { isSamePlace, type Place } from '../moves/places.ts';
import { fundedOf, isWaitlistOnly, type EnvelopeMeter } from './meter.ts';

/** What deserves a look in the money of a programme. */
export const MONEY_ALERTS = [
  'not-funded',
  'waitlist-only',
  'almost-empty',
  'left-over',
  'over-plan',
] as const;
export type MoneyAlert = (typeof MONEY_ALERTS)[number];

export interface AlertFacts {
  readonly meters: readonly EnvelopeMeter[];
  /** What the version in force plans. */
  readonly planned: readonly (Place & { readonly planned: Cents })[];
  readonly smallestAward: Cents | null;
  /** Whether the programme takes or decides requests. */
  readonly runs: boolean;
  /** The present fiscal year. */
  readonly year: number;
}

/**
 * Alerts about a programme's money with the number of envelopes they are about, the gravest first:
 * planned for this year and not funded, nothing left for one more award anywhere, nothing left in
 * some envelopes, money left in years that are over, more brought than was planned.
 */
export function moneyAlerts({
  meters,
  planned,
  smallestAward,
  runs,
  year,
}: AlertFacts): readonly { readonly alert: MoneyAlert; readonly count: number }[] {
  const meterOf = (place: Place) => meters.find((one) => isSamePlace(one, place));
  const fundedAt = (place: Place): bigint => {
    const meter = meterOf(place);
    return meter ? fundedOf(meter.balances) : 0n;
  };
  const least = smallestAward === null || smallestAward <= 0n ? 1n : smallestAward;
  const present = meters.filter((one) => one.year === year && fundedOf(one.balances) > 0n);
  const empty = present.filter(({ balances }) => balances['E:available'] < least);
  const waits = runs && smallestAward !== null && isWaitlistOnly(meters, { year, smallestAward });
  const plans = planned.filter((one) => one.planned > 0n);
  const counts: Readonly<Record<MoneyAlert, number>> = {
    'not-funded': plans.filter((one) => one.year === year && fundedAt(one) === 0n).length,
    'waitlist-only': waits ? 1 : 0,
    'almost-empty': runs && !waits ? empty.length : 0,
    'left-over': meters.filter((one) => one.year < year && one.balances['E:available'] > 0n).length,
    'over-plan': plans.filter((one) => fundedAt(one) > one.planned).length,
  };
  return MONEY_ALERTS.filter((alert) => counts[alert] > 0).map((alert) => ({
    alert,
    count: counts[alert],
  }));
}
