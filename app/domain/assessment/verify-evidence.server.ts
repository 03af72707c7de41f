import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { pieceGrade } from './evidence.ts';
import { answerTimes, listPieces, type EvidenceRow } from './evidence-records.server.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';

/**
 * An advisor says, under the firm's mandate, that they saw these pieces and that they support the
 * answers as they stand: grade 4. Those who added them are told. Pieces verified already stay as
 * they are. Throws `assessment.not-found` without a mandate or for a piece that is not there,
 * `evidence.nothing-chosen`, `evidence.own` for a piece the advisor added, `evidence.unreadable`
 * for a file that cannot be opened.
 */
export async function verifyEvidence(
  actor: MemberActor,
  assessmentId: string,
  evidenceIds: readonly string[],
): Promise<void> {
  if (evidenceIds.length === 0) throw new DomainError('evidence.nothing-chosen');
  await inTransaction('assessment.verify-evidence', async (tx) => {
    const { organisationId, mandateId } = await lockOwnAssessment(tx, actor, assessmentId);
    if (organisationId === null || mandateId === null)
      throw new DomainError('assessment.not-found');
    const pieces = await chosenPieces(tx, assessmentId, evidenceIds);
    for (const piece of pieces) checkPiece(actor, piece);
    const times = await answerTimes(tx, assessmentId);
    const fresh = pieces.filter((piece) => {
      const answeredAt = times.get(piece.itemId);
      return answeredAt !== undefined && pieceGrade(piece, answeredAt) < 4;
    });
    await tx.evidence.updateMany({
      where: { id: { in: fresh.map(({ id }) => id) } },
      data: { verifiedById: actor.person.accountId, verifiedAt: actor.now },
    });
    await tellAdders(tx, assessmentId, fresh);
    for (const { id, itemId } of fresh)
      await appendAudit(tx, actor, {
        type: 'assessment.evidence-verified',
        stream: `organisation:${organisationId}`,
        subject: `evidence:${id}`,
        onBehalfOf: organisationId,
        facts: { assessment: assessmentId, item: itemId, mandate: mandateId },
      });
  });
}

async function chosenPieces(
  tx: Tx,
  assessmentId: string,
  ids: readonly string[],
): Promise<EvidenceRow[]> {
  const wanted = new Set(ids);
  const pieces = (await listPieces(tx, assessmentId)).filter(({ id }) => wanted.has(id));
  if (pieces.length !== wanted.size) throw new DomainError('assessment.not-found');
  return pieces;
}

function checkPiece(actor: MemberActor, piece: EvidenceRow): void {
  if (piece.addedById === actor.person.accountId) throw new DomainError('evidence.own');
  if (piece.kind === 'file' && !piece.fileReadable) throw new DomainError('evidence.unreadable');
}

async function tellAdders(
  tx: Tx,
  assessmentId: string,
  pieces: readonly EvidenceRow[],
): Promise<void> {
  for (const [accountId, own] of Map.groupBy(pieces, ({ addedById }) => addedById))
    await addJob(tx, 'notify', {
      accountId,
      kind: 'evidence-verified',
      params: { count: own.length },
      path: `/sme/assessments/${assessmentId}/evidence`,
    });
}
