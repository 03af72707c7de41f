import { db } from '#platform/db.ts';

/** An entry about a person or by them, without what says who else had part in it. */
export interface EntryOfPerson {
  readonly stream: string;
  readonly sequence: number;
  readonly type: string;
  readonly at: Date;
  readonly subject: string;
  readonly facts: unknown;
  /** True when the person did it themselves. */
  readonly own: boolean;
}

/**
 * Everything the trail holds about a person, oldest first: their own chain, and what they did in
 * others. Reads the whole trail: for a rare export, behind a limit.
 */
export async function listEntriesOfPerson(accountId: string): Promise<EntryOfPerson[]> {
  // In the canonical form of a body the actor begins with the account.
  const acted = `%"actor":{"account":${JSON.stringify(accountId)}%`;
  return db.$queryRaw<EntryOfPerson[]>`
    SELECT e.stream_id AS stream, e.sequence, e.type, e.at,
      e.body::jsonb ->> 'subject' AS subject,
      e.body::jsonb -> 'facts' AS facts,
      e.body LIKE ${acted} AS own
    FROM audit_entry AS e
    WHERE e.stream_id = ${`account:${accountId}`} OR e.body LIKE ${acted}
    ORDER BY e.at, e.stream_id, e.sequence`;
}
