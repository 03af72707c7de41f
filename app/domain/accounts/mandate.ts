import { addMonths, civilDate } from '#domain/kernel/index.server.ts';

/** Where a mandate stands at a moment; one whose term is over counts as ended by itself. */
export type MandateState = 'proposed' | 'active' | 'expired' | 'refused' | 'ended';

/**
 * The instant a mandate of so many months ends: the same hour (UTC) of the same day, of the last
 * day where that month is shorter. Never later than the two years the database allows.
 */
export function mandateEnd(from: Date, months: number): Date {
  const [day = '', time = ''] = from.toISOString().split('T');
  return new Date(`${addMonths(civilDate(day), months)}T${time}`);
}

interface Dated {
  readonly status: string;
  readonly expiresAt: Date;
  readonly endedById: string | null;
}

/** The state of a mandate now. One that was ended by nobody came to its term. */
export function mandateState({ status, expiresAt, endedById }: Dated, now: Date): MandateState {
  if (status === 'refused') return 'refused';
  if (status === 'revoked') return endedById === null ? 'expired' : 'ended';
  if (expiresAt.getTime() <= now.getTime()) return 'expired';
  return status === 'active' ? 'active' : 'proposed';
}
