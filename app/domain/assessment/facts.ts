import type { Goal, ScoringProfile, WebConsumerShare } from './types.ts';

/** Turnover of the last year before tax, in millions of dirhams. */
export const TURNOVER_BANDS = ['0-0.5', '0.5-1', '1-3', '3-10', '10-50', '50-200', '200+'] as const;
export type TurnoverBand = (typeof TURNOVER_BANDS)[number];

/** The facts of the profile (method §2). Absent means not given. */
export interface ProfileFacts {
  readonly sector?: string;
  readonly staff?: number;
  readonly turnoverBand?: TurnoverBand;
  readonly province?: string;
  readonly legalForm?: string;
  readonly foundedYear?: number;
  readonly usesMachinery?: boolean;
  readonly exportsOrSuppliesLarge?: boolean;
  readonly womanOrYouthLed?: boolean;
  readonly goals?: readonly Goal[];
  readonly webConsumerShare?: WebConsumerShare;
}

export type FactName = keyof ProfileFacts;

/** True once the facts that routing needs are known. */
export function isProfileComplete(facts: ProfileFacts): boolean {
  return facts.sector !== undefined && facts.staff !== undefined && facts.province !== undefined;
}

/** The profile as routing and scoring read it; a fact not given counts as "no". */
export function scoringProfile(facts: ProfileFacts): ScoringProfile {
  return {
    staff: facts.staff ?? 1,
    sector: facts.sector ?? '',
    usesMachinery: facts.usesMachinery ?? false,
    exportsOrSuppliesLarge: facts.exportsOrSuppliesLarge ?? false,
  };
}
