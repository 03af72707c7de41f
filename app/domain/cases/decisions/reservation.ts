import { addDays, cents, civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';

const RESERVE = 'reserve:';

/** Reference of the transfer that reserves the money of a proposal. */
export function reservationOf(applicationId: string, decisionId: string): string {
  return `${RESERVE}${applicationId}:${decisionId}`;
}

/** What the ledger says a reservation is about. */
export const subjectOf = (applicationId: string) => `application:${applicationId}`;

/**
 * The posting (L3) that gives the money of a live reservation back to its envelope, for the caller
 * to post last of all; null when none is alive. Whoever posts it adds the job `promote-waiting`.
 */
export function releasePosting(
  application: Pick<
    AidApplication,
    'id' | 'programmeId' | 'reservation' | 'awarded' | 'envelopeId' | 'bucket'
  >,
): Posting | null {
  const { id, programmeId, reservation, awarded, envelopeId, bucket } = application;
  if (reservation === null || awarded === null || envelopeId === null || bucket === null)
    return null;
  return {
    ...{ code: 'L3', from: 'E:reserved', to: 'E:available', amount: cents(awarded) },
    ...{ programmeId, envelopeId, bucket, subject: subjectOf(id), resolves: reservation },
    reference: `release:${reservation.slice(RESERVE.length)}`,
  };
}

/**
 * What a request no longer has once its reservation is released. It keeps what it waits for: the place
 * of its number in the order of the waiting list, so that nobody after it takes its money meanwhile.
 */
export const NOT_RESERVED = {
  ...{ reservation: null, reservedUntil: null, awarded: null },
  ...{ envelopeId: null, bucket: null, groupId: null },
} as const;

/** What a request no longer has once it is over. */
export const NOTHING_KEPT = { ...NOT_RESERVED, waitsFor: null } as const;

const HOUR_MS = 3_600_000;
/** Morocco's clocks are at most so many hours before or after universal time. */
const HOURS = [-2, -1, 0, 1] as const;

/** The instant at which a civil day of Morocco is over. */
export function endOfDay(day: CivilDate): Date {
  const next = addDays(day, 1);
  const midnight = Date.parse(`${next}T00:00:00Z`);
  const first = HOURS.map((hours) => new Date(midnight + hours * HOUR_MS)).find(
    (instant) => civilDateOf(instant) >= next,
  );
  return first ?? new Date(midnight);
}
