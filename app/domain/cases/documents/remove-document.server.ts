import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { discardFile, eraseFile, fileStore, type FileStore } from '#platform/stored-files.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { caseStream } from '../records.server.ts';
import { lockOwnApplication } from '../scope.server.ts';
import type { PaperTarget } from './records.server.ts';

/**
 * Takes a paper out of a draft. One that no other request holds is erased with its file: whoever
 * takes it back wants it gone. Doing it again changes nothing. Throws `cases.not-found`, and
 * `cases.wrong-state` once the request was sent.
 */
export async function removeDocument(
  actor: MemberActor,
  { applicationId, code, documentId }: PaperTarget & { readonly documentId: string },
  store: FileStore = fileStore(),
): Promise<void> {
  const erased = await inTransaction('cases.remove-document', async (tx) => {
    const { application, applicant } = await lockOwnApplication(tx, actor, applicationId);
    if (application.state !== 'draft') throw new DomainError('cases.wrong-state');
    const where = { applicationId, code, documentId };
    const { count } = await tx.caseDocument.deleteMany({ where });
    if (count === 0) return null;
    await appendAudit(tx, actor, {
      ...{ type: 'cases.document-removed', stream: caseStream(applicationId) },
      ...{ subject: `application:${applicationId}`, onBehalfOf: applicant.onBehalfOf },
      facts: { code, document: documentId },
    });
    return eraseUnused(tx, documentId, application.organisationId, actor.now);
  });
  if (erased !== null) await discardFile(store, erased);
}

/** The id of the file whose bytes are to go; null while another request holds the paper. */
async function eraseUnused(
  tx: Tx,
  documentId: string,
  organisationId: string,
  now: Date,
): Promise<string | null> {
  // Somebody who joins the paper elsewhere at this moment holds its row.
  await tx.$queryRaw`SELECT 1 FROM firm_document WHERE id = ${documentId} FOR UPDATE`;
  if ((await tx.caseDocument.count({ where: { documentId } })) > 0) return null;
  const document = await tx.firmDocument.findFirst({ where: { id: documentId, organisationId } });
  if (!document) return null;
  await tx.firmDocument.update({ where: { id: documentId }, data: { withdrawnAt: now } });
  await eraseFile(tx, { id: document.fileId, organisationId, now });
  return document.fileId;
}
