import { civilDateOf, DomainError, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { joinPaper, lockForPaper, type PaperTarget } from './records.server.ts';
import { validityOf } from './rules.ts';

/**
 * Joins a paper that the firm gave before to a request. Doing it again changes nothing. Throws
 * `cases.not-found`, `cases.wrong-state`, `cases.unknown-paper`, `cases.expired` and
 * `cases.too-many-papers`.
 */
export async function reuseDocument(
  actor: MemberActor,
  target: PaperTarget & { readonly documentId: string },
): Promise<void> {
  await inTransaction('cases.reuse-document', async (tx) => {
    const locked = await lockForPaper(tx, actor, target);
    const { organisationId } = locked.application;
    // Held, so that nobody erases it meanwhile.
    await tx.$queryRaw`SELECT 1 FROM firm_document WHERE id = ${target.documentId} FOR UPDATE`;
    const document = await tx.firmDocument.findFirst({
      where: { id: target.documentId, organisationId, code: target.code, withdrawnAt: null },
    });
    if (!document) throw new DomainError('cases.not-found');
    const until = document.validUntil && dayOf(document.validUntil);
    if (validityOf(until, civilDateOf(actor.now)) === 'expired')
      throw new DomainError('cases.expired');
    await joinPaper(tx, actor, locked, document);
  });
}
