import { createHash } from 'node:crypto';
import { db } from '#platform/db.ts';
import { fileStore, openStoredFile, type FileStore } from '#platform/stored-files.ts';

/**
 * How a paper of a case stands against the hash it was joined with: `same`, `changed` when the bytes
 * kept are others, `gone` when there are none, `checking` while they are looked into.
 */
export type PaperIntegrity = 'same' | 'changed' | 'gone' | 'checking';

export interface VerifiedPaper {
  readonly code: string;
  readonly documentId: string;
  readonly fileId: string;
  readonly sha256: string;
  readonly integrity: PaperIntegrity;
}

/**
 * Reads the papers of a request again and holds each to its hash; those that another replaced are
 * left out. The caller has seen to rights.
 */
export async function verifyDocuments(
  { id: applicationId }: { readonly id: string },
  store: Pick<FileStore, 'storage'> = fileStore(),
): Promise<readonly VerifiedPaper[]> {
  const rows = await db.caseDocument.findMany({
    where: { applicationId, replacedAt: null },
    orderBy: [{ code: 'asc' }, { joinedAt: 'asc' }, { documentId: 'asc' }],
  });
  const verified: VerifiedPaper[] = [];
  for (const { code, documentId, fileId, sha256 } of rows) {
    const integrity = await integrityOf(fileId, sha256, store);
    verified.push({ code, documentId, fileId, sha256, integrity });
  }
  return verified;
}

async function integrityOf(
  fileId: string,
  sha256: string,
  store: Pick<FileStore, 'storage'>,
): Promise<PaperIntegrity> {
  const file = await openStoredFile(fileId, store);
  if (file?.state === 'quarantined') return 'checking';
  if (!file?.content) return 'gone';
  const bytes = new Uint8Array(await new Response(file.content).arrayBuffer());
  return createHash('sha256').update(bytes).digest('hex') === sha256 ? 'same' : 'changed';
}
