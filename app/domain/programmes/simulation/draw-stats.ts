import type { CivilDate } from '#domain/kernel/index.server.ts';

/** When something happens: the day by which it does in 10, 50 and 90 % of draws, null for never. */
export interface When {
  readonly early: CivilDate | null;
  readonly middle: CivilDate | null;
  readonly late: CivilDate | null;
  /** Share of draws in which it happens at all. */
  readonly share: number;
}

/** Dirhams, or applications, in 10, 50 and 90 % of draws. */
export interface Spread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Place of a day that never comes. */
export const NEVER = Infinity;

const ROUND = 100;
const LOW = 0.1;
const MIDDLE = 0.5;
const HIGH = 0.9;

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NEVER;
}

/** By which day it happens in most draws; places of days, `NEVER` where it does not. */
export function whenOf(places: readonly number[], days: readonly CivilDate[]): When {
  const sorted = [...places].sort((a, b) => a - b);
  const dayAt = (share: number) => days[at(sorted, share)] ?? null;
  const happens = sorted.filter((place) => place !== NEVER).length;
  return {
    ...{ early: dayAt(LOW), middle: dayAt(MIDDLE), late: dayAt(HIGH) },
    share: sorted.length === 0 ? 0 : happens / sorted.length,
  };
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const rounded = (share: number) => Math.round(at(sorted, share) * ROUND) / ROUND;
  return { low: rounded(LOW), middle: rounded(MIDDLE), high: rounded(HIGH) };
}
