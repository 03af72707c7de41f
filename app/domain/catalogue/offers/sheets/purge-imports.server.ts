import { inTransaction } from '#platform/transaction.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;

/** Deletes sheets that were read more than a day ago. */
export async function purgeImports(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await inTransaction('catalogue.purge-imports', (tx) =>
    tx.offerImport.deleteMany({ where: { createdAt: { lt: before } } }),
  );
}
