import { addDays, type CivilDate } from '#domain/kernel/index.server.ts';

/** Lengths of the periods that can be looked at, in days. */
export const VIEW_PERIODS = [7, 30, 90] as const;
export type ViewPeriod = (typeof VIEW_PERIODS)[number];

/** Openings of the public page and of all offers together on a day. */
export interface DayViews {
  readonly day: CivilDate;
  readonly page: number;
  readonly offers: number;
}

/** Openings of one page on one day. */
export interface CountedViews {
  readonly kind: string;
  readonly day: CivilDate;
  readonly count: number;
}

/** Every day of the period that ends with `today`, the oldest first, with nothing where none was counted. */
export function daysOf(
  counted: readonly CountedViews[],
  today: CivilDate,
  period: number,
): readonly DayViews[] {
  const sum = (kind: string, day: CivilDate) =>
    counted
      .filter((one) => one.kind === kind && one.day === day)
      .reduce((total, { count }) => total + count, 0);
  return Array.from({ length: period }, (_none, index) => {
    const day = addDays(today, index + 1 - period);
    return { day, page: sum('provider', day), offers: sum('offer', day) };
  });
}

/** A period asked for in an address; thirty days for anything else. */
export function periodOf(text: string | null): ViewPeriod {
  return VIEW_PERIODS.find((days) => String(days) === text) ?? 30;
}
