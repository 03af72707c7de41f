import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { mintFileToken } from '#platform/file-token.ts';
import { getOwnApplication } from '../scope.server.ts';

/**
 * A token that opens a paper of a request for ten minutes, for the firm's people and advisors under
 * its mandate. Throws `cases.not-found`.
 */
export async function getPaperToken(
  actor: MemberActor,
  { applicationId, documentId }: { readonly applicationId: string; readonly documentId: string },
): Promise<string> {
  const { organisationId } = await getOwnApplication(db, actor, applicationId);
  const joined = await db.caseDocument.findFirst({ where: { applicationId, documentId } });
  const own = await db.firmDocument.findFirst({
    where: { id: documentId, organisationId, withdrawnAt: null },
  });
  const fileId = joined?.fileId ?? own?.fileId;
  if (fileId === undefined) throw new DomainError('cases.not-found');
  return mintFileToken(fileId, actor.now);
}
