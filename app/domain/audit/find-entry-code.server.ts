import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { codeOf } from './entry-code.ts';

/**
 * The code of the last entry of a type in a chain, by which anybody finds it; null when there is
 * none. The caller has seen to rights.
 */
export async function findEntryCode(
  reader: Tx | typeof db,
  stream: string,
  type: string,
): Promise<string | null> {
  const entry = await reader.auditEntry.findFirst({
    where: { streamId: stream, type },
    orderBy: { sequence: 'desc' },
    select: { hash: true },
  });
  return entry && codeOf(entry.hash);
}
