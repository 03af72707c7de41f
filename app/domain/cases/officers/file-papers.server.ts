import { civilDateOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { snapshotOf } from '../applications/snapshot.ts';
import { listPapers } from '../documents/list-papers.server.ts';
import { verifyDocuments } from '../documents/verify-documents.server.ts';
import { versionOf } from '../records.server.ts';

const REPLACED = 'replaced' as const;

/**
 * The papers of a case in the order of its programme, each read again and held to the hash it was
 * joined with; `added` since the request was sent. Those that another replaced are not read.
 */
export async function readCasePapers(application: AidApplication, now: Date) {
  const { id, organisationId, snapshot } = application;
  const { content } = await versionOf(db, application);
  const [kinds, verified] = await Promise.all([
    listPapers(db, {
      ...{ applicationId: id, organisationId, documents: content.documents },
      today: civilDateOf(now),
    }),
    verifyDocuments(application),
  ]);
  const integrity = new Map(verified.map((one) => [one.documentId, one.integrity]));
  const sent = snapshotOf(snapshot)?.documents.map(({ documentId }) => documentId) ?? [];
  return kinds.map(({ code, required, joined }) => ({
    ...{ code, required },
    papers: joined.map((paper) => ({
      ...{ documentId: paper.documentId, fileName: paper.fileName, bytes: paper.bytes },
      ...{ issuedOn: paper.issuedOn, validUntil: paper.validUntil, validity: paper.validity },
      ...{ sha256: paper.sha256, added: !sent.includes(paper.documentId) },
      integrity: paper.isReplaced ? REPLACED : (integrity.get(paper.documentId) ?? 'gone'),
    })),
  }));
}
