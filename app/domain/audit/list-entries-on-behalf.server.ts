import { db } from '#platform/db.ts';
import { organisationStream } from './policy.ts';

/** One act in the name of a firm, as its chain tells it. */
export interface EntryOnBehalf {
  readonly streamId: string;
  readonly sequence: number;
  /** `room.thing-done`. */
  readonly type: string;
  readonly at: Date;
  /** Who acted and in which organisation, null when the entry does not say. */
  readonly accountId: string | null;
  readonly organisationId: string | null;
  /** The mandate it was done under, null when the entry does not say. */
  readonly mandateId: string | null;
}

const MOST_LISTED = 200;

/**
 * What others did in the name of an organisation, in its own chain and in others of its own, newest
 * first, the last 200. The caller has checked that the reader belongs to it.
 */
export async function listEntriesOnBehalf(
  organisationId: string,
  streams: readonly string[] = [],
): Promise<EntryOnBehalf[]> {
  const within = [organisationStream(organisationId), ...streams];
  return db.$queryRaw<EntryOnBehalf[]>`
    SELECT e.stream_id AS "streamId", e.sequence, e.type, e.at,
      b.body -> 'actor' ->> 'account' AS "accountId",
      b.body -> 'actor' ->> 'organisation' AS "organisationId",
      b.body -> 'facts' ->> 'mandate' AS "mandateId"
    FROM audit_entry AS e CROSS JOIN LATERAL (SELECT e.body::jsonb AS body) AS b
    WHERE e.stream_id = ANY(${within})
      AND b.body ->> 'onBehalfOf' = ${organisationId}
    ORDER BY e.at DESC, e.stream_id, e.sequence DESC LIMIT ${MOST_LISTED}`;
}
