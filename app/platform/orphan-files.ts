import { db } from './db.ts';
import { fileStore, type FileStore } from './stored-files.ts';

const AT_ONCE = 500;
/** Younger bytes may belong to a transaction that is still under way. */
const SAFE_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes bytes older than a day that no file claims: their transaction was rolled back, the
 * process died, or a deletion failed. Returns how many went.
 */
export async function deleteOrphanFiles(
  now: Date,
  { storage }: Pick<FileStore, 'storage'> = fileStore(),
): Promise<number> {
  const oldest = new Date(now.getTime() - SAFE_MS);
  let deleted = 0;
  let batch: string[] = [];
  const sweep = async (): Promise<void> => {
    const claimed = await db.storedFile.findMany({
      where: { id: { in: batch }, erasedAt: null },
      select: { id: true },
    });
    const kept = new Set(claimed.map(({ id }) => id));
    for (const key of batch.filter((one) => !kept.has(one))) {
      await storage.remove(key);
      deleted += 1;
    }
    batch = [];
  };
  for await (const { key, modifiedAt } of storage.list()) {
    if (modifiedAt < oldest) batch.push(key);
    if (batch.length >= AT_ONCE) await sweep();
  }
  await sweep();
  return deleted;
}
