import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';

const ROOTS_AT_ONCE = 31;

/**
 * Has the time-stamping authority at `url` stamp the roots that have no token yet, oldest first.
 * Returns how many it stamped; rejects at the first that fails, which the next run tries again.
 */
export async function timestampRoots(url: string): Promise<number> {
  const bare = await db.auditRoot.findMany({
    where: { timestamp: null },
    orderBy: { day: 'asc' },
    take: ROOTS_AT_ONCE,
    select: { day: true, root: true },
  });
  if (bare.length === 0) return 0;
  const { requestTimestamp } = await import('#platform/timestamp.ts');
  let stamped = 0;
  for (const { day, root } of bare) {
    // The authority is asked outside any transaction: it may take its time.
    const { token, at } = await requestTimestamp(url, root);
    stamped += await inTransaction('audit.timestamp-root', async (tx) => {
      const { count } = await tx.auditRoot.updateMany({
        where: { day, timestamp: null },
        data: { timestamp: token, timestampedAt: at },
      });
      return count;
    });
  }
  return stamped;
}
