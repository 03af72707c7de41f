import { addDays, type CivilDate } from '#domain/kernel/index.server.ts';

/** Papers that are good for a time only: their last day has to be told. */
const DATED: readonly string[] = ['tax-attestation', 'cnss-attestation'];

/** Papers of one kind in a case, at most: accounts of several years, several quotes. */
export const MOST_OF_A_KIND = 5;

/** Days before the end of a paper at which the firm is told that it will not last. */
const SOON_DAYS = 30;

/** Whether a paper says until when it is good. */
export function hasEnd(code: string): boolean {
  return DATED.includes(code);
}

/** Days a paper gives itself. */
export interface PaperDays {
  readonly issuedOn: CivilDate | null;
  readonly validUntil: CivilDate | null;
}

/** What is wrong with the days of a paper on a day, as a field and a code; null when nothing is. */
export function daysProblem(
  code: string,
  { issuedOn, validUntil }: PaperDays,
  today: CivilDate,
): { readonly field: 'issuedOn' | 'validUntil'; readonly code: string } | null {
  if (issuedOn !== null && issuedOn > today) return { field: 'issuedOn', code: 'future' };
  if (validUntil === null)
    return hasEnd(code) ? { field: 'validUntil', code: 'end-missing' } : null;
  if (issuedOn !== null && validUntil < issuedOn) return { field: 'validUntil', code: 'reversed' };
  return validUntil < today ? { field: 'validUntil', code: 'expired' } : null;
}

export type Validity = 'good' | 'ends-soon' | 'expired';

/** How a paper stands on a day; its last day is a good one. */
export function validityOf(validUntil: CivilDate | null, today: CivilDate): Validity {
  if (validUntil === null) return 'good';
  if (validUntil < today) return 'expired';
  return validUntil < addDays(today, SOON_DAYS) ? 'ends-soon' : 'good';
}
