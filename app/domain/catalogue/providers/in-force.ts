import { type CivilDate, dayOf } from '#domain/kernel/index.server.ts';

/** What decides whether a paper is in force. */
export interface Dated {
  readonly state: string;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

/** Whether a paper was verified and covers a day, its last day included. */
export function isInForce({ state, validFrom, validTo }: Dated, today: CivilDate): boolean {
  if (state !== 'verified' || dayOf(validFrom) > today) return false;
  return validTo === null || dayOf(validTo) >= today;
}

/** Papers that a certificate needs at all times (provider certification, general conditions). */
export const REQUIRED_CREDENTIALS = ['tax-attestation', 'cnss-attestation'] as const;
