import { RANKING_PERIODS, type RankingPeriod } from './types.ts';

/** A period asked for in an address; thirty days for anything else. */
export function rankingPeriodOf(text: string | null): RankingPeriod {
  return RANKING_PERIODS.find((days) => String(days) === text) ?? 30;
}
