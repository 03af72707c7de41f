import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { discardFile, eraseFile, fileStore, type FileStore } from '#platform/stored-files.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';

/**
 * Removes a piece of evidence of the firm's own assessment: what it said and its file's bytes are
 * gone, that there was one stays in the trail. Removing it again changes nothing. Throws
 * `assessment.not-found` and `assessment.read-only`.
 */
export async function removeEvidence(
  actor: MemberActor,
  target: { readonly assessmentId: string; readonly evidenceId: string },
  store: Pick<FileStore, 'storage' | 'scanner'> = fileStore(),
): Promise<void> {
  const fileId = await inTransaction('assessment.remove-evidence', async (tx) => {
    const { organisationId, mandateId } = await lockOwnAssessment(tx, actor, target.assessmentId);
    const where = { id: target.evidenceId, assessmentId: target.assessmentId };
    const piece = await tx.evidence.findFirst({ where });
    if (piece?.organisationId !== organisationId) throw new DomainError('assessment.not-found');
    if (mandateId !== null) throw new DomainError('assessment.read-only');
    if (piece.removedAt === null) await erasePiece(tx, actor, piece);
    return piece.fileId;
  });
  if (fileId !== null) await discardFile(store, fileId);
}

type PieceRow = NonNullable<Awaited<ReturnType<Tx['evidence']['findFirst']>>>;

async function erasePiece(tx: Tx, actor: MemberActor, piece: PieceRow): Promise<void> {
  const { id, organisationId, assessmentId, itemId, kind, fileId } = piece;
  await tx.evidence.update({
    where: { id },
    data: {
      removedAt: actor.now,
      // Empty, not null: the kind of a piece says which of the two it must have.
      text: kind === 'description' ? '' : null,
      url: kind === 'link' ? '' : null,
    },
  });
  if (fileId !== null) await eraseFile(tx, { id: fileId, organisationId, now: actor.now });
  await appendAudit(tx, actor, {
    type: 'assessment.evidence-removed',
    stream: `organisation:${organisationId}`,
    subject: `evidence:${id}`,
    facts: { assessment: assessmentId, item: itemId, kind },
  });
}
