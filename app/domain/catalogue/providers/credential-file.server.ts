import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { mintFileToken } from '#platform/file-token.ts';
import { canExaminePapers, canKeepWallet } from './credential-policy.ts';

/**
 * A token that opens the file of a paper for ten minutes: to people of its provider, and to
 * examiners. Throws `catalogue.not-found`.
 */
export async function getCredentialFileToken(actor: MemberActor, id: string): Promise<string> {
  const examiner = canExaminePapers(actor);
  if (!examiner && !canKeepWallet(actor)) throw new DomainError('catalogue.not-found');
  const { organisationId } = actor.person.seat;
  const paper = await db.credential.findFirst({
    where: { id, ...(examiner ? {} : { organisationId }) },
    select: { fileId: true },
  });
  if (!paper?.fileId) throw new DomainError('catalogue.not-found');
  return mintFileToken(paper.fileId, actor.now);
}
