import type { TurnoverBand } from './facts.ts';

const MILLION = 1_000_000;

/** A range of whole dirhams, both ends included; without `max` it has no upper end. */
export interface TurnoverRange {
  readonly min: number;
  readonly max?: number;
}

/** What a band of turnover (millions of dirhams, upper end excluded) says in whole dirhams. */
export function turnoverRange(band: TurnoverBand): TurnoverRange {
  const [low = '', high = ''] = band.replace('+', '').split('-');
  const min = Number(low) * MILLION;
  return high === '' ? { min } : { min, max: Number(high) * MILLION - 1 };
}
