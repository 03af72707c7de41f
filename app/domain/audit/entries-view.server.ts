import { Prisma } from '#platform/prisma-client/client.ts';

/**
 * What other rooms may compare their own records with, as a table inside their queries: `stream`,
 * `type`, and the `sequence` and `engagement` that the facts of an entry name (null for none).
 */
export const AUDIT_ENTRIES = Prisma.sql`
  SELECT stream_id AS stream, type, (body::jsonb #>> '{facts,sequence}')::integer AS sequence,
    body::jsonb #>> '{facts,engagement}' AS engagement
  FROM audit_entry`;
