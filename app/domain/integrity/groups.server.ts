import { listFirmTies } from '#domain/accounts/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

type Reader = Tx | typeof db;

/** Firms that count as one. */
export interface Group {
  /** The smallest id of its firms. */
  readonly groupId: string;
  /** In order of their ids; at least the firm itself. */
  readonly firmIds: readonly string[];
}

/** Larger groups are not followed further: a person looks at them. */
const MOST_FIRMS = 200;

/** The firms linked with a firm, by any number of steps. */
export async function findGroup(reader: Reader, organisationId: string): Promise<Group> {
  const found = new Set([organisationId]);
  for (let frontier = [organisationId]; frontier.length > 0 && found.size < MOST_FIRMS;) {
    const ties = await listFirmTies(reader, frontier);
    frontier = [...new Set(ties.map(({ to }) => to))].filter((id) => !found.has(id));
    for (const id of frontier) found.add(id);
  }
  const firmIds = [...found].sort();
  return { groupId: firmIds[0] ?? organisationId, firmIds };
}

/**
 * The same, written down and held until the end of the transaction: what is granted to linked firms
 * is granted one after the other, so that a ceiling of the group cannot be passed by two at once.
 */
export async function lockGroup(tx: Tx, organisationId: string, now: Date): Promise<Group> {
  for (;;) {
    const group = await findGroup(tx, organisationId);
    await hold(tx, group, now);
    const again = await findGroup(tx, organisationId);
    if (again.firmIds.every((id) => group.firmIds.includes(id))) return again;
  }
}

/** Rows of all firms of the group, taken in the order of their ids. */
async function hold(tx: Tx, { groupId, firmIds }: Group, now: Date): Promise<void> {
  for (const organisationId of firmIds)
    await tx.$executeRaw`
      INSERT INTO firm_group (organisation_id, group_id, updated_at)
      VALUES (${organisationId}, ${groupId}, ${now})
      ON CONFLICT (organisation_id) DO UPDATE SET group_id = excluded.group_id, updated_at = excluded.updated_at`;
}
