import { DomainError } from '#domain/kernel/index.server.ts';
import type { EnvelopeKey } from '../envelopes.server.ts';

/** Where money of a programme is kept: a year, a region and a segment, null for all of them. */
export type Place = Pick<EnvelopeKey, 'year' | 'region' | 'segment'>;

const ALL = '-';
const PLACE = /^(20\d{2}|2100)\.([A-Za-z0-9-]{1,20})\.([a-z-]{1,20})$/;

/** A place as a form carries it: `2027.MA-06.micro`, with `-` for all regions or segments. */
export function placeText({ year, region, segment }: Place): string {
  return [String(year), region ?? ALL, segment ?? ALL].join('.');
}

/** The place that a form carried; null when it is none. */
export function readPlace(text: string): Place | null {
  const [, year, region, segment] = PLACE.exec(text) ?? [];
  if (year === undefined) return null;
  const part = (code: string | undefined) => (code === undefined || code === ALL ? null : code);
  return { year: Number(year), region: part(region), segment: part(segment) };
}

export function isSamePlace(one: Place, other: Place): boolean {
  return placeText(one) === placeText(other);
}

/**
 * The same region and segment in the year after, or in the present one for what came back to an
 * envelope of a year long over.
 */
export function carriedTo({ year, region, segment }: Place, thisYear: number): Place {
  return { year: Math.max(year + 1, thisYear), region, segment };
}

/** What a move brings money to, and what it takes it from. */
export interface Ends {
  readonly from: Place | null;
  readonly to: Place | null;
}

/**
 * Holds a move to the years it may be between: money stays in its fiscal year unless it is carried
 * over, and nothing is brought to a year that is over. Throws `ledger.year-over`,
 * `ledger.other-year`, `ledger.same-envelope`.
 */
export function requireYears({ from, to }: Ends, isCarryOver: boolean, thisYear: number): void {
  if (to !== null && to.year < thisYear) throw new DomainError('ledger.year-over');
  if (from === null || to === null) return;
  if (isSamePlace(from, to)) throw new DomainError('ledger.same-envelope');
  if (!isCarryOver && from.year !== to.year) throw new DomainError('ledger.other-year');
}
