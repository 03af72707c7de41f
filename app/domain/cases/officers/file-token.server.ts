import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { mintFileToken } from '#platform/file-token.ts';
import { getCaseAccess } from './case-view-access.server.ts';
import { readsFile } from './case-view-standing.ts';

/**
 * A token that opens a paper of a case for ten minutes, for whoever of the programme reads its file.
 * Throws `cases.not-found`.
 */
export async function getCasePaperToken(
  actor: MemberActor,
  { caseId, documentId }: { readonly caseId: string; readonly documentId: string },
): Promise<string> {
  const { standing } = await getCaseAccess(db, actor, caseId);
  const joined = await db.caseDocument.findFirst({
    where: { applicationId: caseId, documentId },
    select: { fileId: true },
  });
  if (!readsFile(standing) || !joined) throw new DomainError('cases.not-found');
  return mintFileToken(joined.fileId, actor.now);
}
