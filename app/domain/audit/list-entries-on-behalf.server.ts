import { db } from '#platform/db.ts';

/** One act in the name of a firm, as its chain tells it. */
export interface EntryOnBehalf {
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
 * What others did in the name of an organisation, newest first, the last 200. The caller has
 * checked that the reader belongs to it.
 */
export async function listEntriesOnBehalf(organisationId: string): Promise<EntryOnBehalf[]> {
  return db.$queryRaw<EntryOnBehalf[]>`
    SELECT e.sequence, e.type, e.at,
      b.body -> 'actor' ->> 'account' AS "accountId",
      b.body -> 'actor' ->> 'organisation' AS "organisationId",
      b.body -> 'facts' ->> 'mandate' AS "mandateId"
    FROM audit_entry AS e CROSS JOIN LATERAL (SELECT e.body::jsonb AS body) AS b
    WHERE e.stream_id = ${`organisation:${organisationId}`}
      AND b.body ->> 'onBehalfOf' = ${organisationId}
    ORDER BY e.sequence DESC LIMIT ${MOST_LISTED}`;
}
