import { db } from './db.ts';
import { addJob } from './jobs.ts';
import { discardFile, fileStore, type FileStore } from './stored-files.ts';
import { inTransaction } from './transaction.ts';

/**
 * Has a quarantined file scanned: a clean one opens, an infected one loses its bytes and its sender
 * is told. Does nothing for a file that was scanned or erased before. Rejects while the scanner is
 * away, so that the job tries again.
 */
export async function scanFile(
  fileId: string,
  now: Date,
  store: FileStore = fileStore(),
): Promise<void> {
  const waiting = await db.storedFile.findFirst({
    where: { id: fileId, state: 'quarantined', erasedAt: null },
    select: { id: true },
  });
  if (!waiting) return;
  if (!store.scanner) throw new Error('a file waits for a scanner and CLAMD_HOST is not set');
  const content = await store.storage.get(fileId);
  if (!content) throw new Error('the bytes of a file are not there');
  const verdict = await store.scanner(content);
  const infected = verdict === 'infected';
  await inTransaction('platform.scan-file', async (tx) => {
    const where = { id: fileId, state: 'quarantined', erasedAt: null };
    const file = await tx.storedFile.findFirst({ where });
    if (!file) return;
    const { count } = await tx.storedFile.updateMany({
      where,
      data: { state: verdict, scannedAt: now, ...(infected ? { erasedAt: now } : {}) },
    });
    if (count === 0 || !infected) return;
    await addJob(tx, 'notify', {
      accountId: file.uploadedById,
      kind: 'file-refused',
      params: { file: file.fileName },
      path: null,
    });
  });
  if (infected) await discardFile(store, fileId);
}
