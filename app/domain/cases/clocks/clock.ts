import {
  addDays,
  addWorkingDays,
  workingDaysBetween,
  type CivilDate,
  type Holidays,
} from '#domain/kernel/index.server.ts';
import type { Holder } from './plan.ts';

export interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  /** Who had the ball; null while the clock was paused. */
  readonly holder: Holder | null;
}

/** A deadline: how many days somebody has, how many are used up, since when it runs. */
export interface Clock {
  readonly holder: Holder;
  readonly unit: 'working' | 'calendar';
  readonly allowed: number;
  /** Days used up in the spans before the present one. */
  readonly spent: number;
  readonly startedOn: CivilDate;
  /** First day of the present span; null while it is paused or ended. */
  readonly runsSince: CivilDate | null;
  readonly spans: readonly Span[];
}

/** A clock that starts on a day, which itself is not counted. */
export function startClock(
  about: Pick<Clock, 'holder' | 'unit' | 'allowed'>,
  today: CivilDate,
): Clock {
  const spans = [{ from: today, to: null, holder: about.holder }];
  return { ...about, spent: 0, startedOn: today, runsSince: today, spans };
}

/** Its last day, null while it is paused or ended. */
export function dueOn(clock: Clock, holidays: Holidays): CivilDate | null {
  if (clock.runsSince === null) return null;
  const left = Math.max(0, clock.allowed - clock.spent);
  return clock.unit === 'working'
    ? addWorkingDays(clock.runsSince, left, holidays)
    : addDays(clock.runsSince, left);
}

/** Days used up by the end of a day, the present span included. */
export function spentOn(clock: Clock, today: CivilDate, holidays: Holidays): number {
  const { runsSince, spent, unit } = clock;
  if (runsSince === null || today <= runsSince) return spent;
  const days =
    unit === 'working'
      ? workingDaysBetween(runsSince, today, holidays)
      : (Date.parse(today) - Date.parse(runsSince)) / 86_400_000;
  return spent + days;
}

/** The clock stops while somebody else has the ball. A clock that stands stays as it is. */
export function pauseClock(clock: Clock, today: CivilDate, holidays: Holidays): Clock {
  if (clock.runsSince === null) return clock;
  return {
    ...clock,
    spent: spentOn(clock, today, holidays),
    runsSince: null,
    spans: [...closed(clock.spans, today), { from: today, to: null, holder: null }],
  };
}

/** It runs again with the days that are left. A clock that runs stays as it is. */
export function resumeClock(clock: Clock, today: CivilDate): Clock {
  if (clock.runsSince !== null) return clock;
  return {
    ...clock,
    runsSince: today,
    spans: [...closed(clock.spans, today), { from: today, to: null, holder: clock.holder }],
  };
}

/** It is over. */
export function endClock(clock: Clock, today: CivilDate, holidays: Holidays): Clock {
  return {
    ...clock,
    spent: spentOn(clock, today, holidays),
    runsSince: null,
    spans: closed(clock.spans, today),
  };
}

function closed(spans: readonly Span[], today: CivilDate): readonly Span[] {
  return spans.map((span) => (span.to === null ? { ...span, to: today } : span));
}
