import { getContact } from '#domain/accounts/index.server.ts';
import { db } from '#platform/db.ts';

/** Names of those who did something in a dossier, by their accounts; erased ones have none. */
export async function readNames(
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const contacts = await Promise.all(known.map((id) => getContact(db, id)));
  return new Map(known.map((id, index) => [id, contacts[index]?.name ?? '']));
}
