import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { typedCodeHash } from './resume-secret.server.ts';

/**
 * Opens an assessment on this browser by its code. Returns the id. Throws
 * `assessment.unknown-code` whatever is wrong with the code, and once the assessment belongs to a
 * firm; the caller limits the tries.
 */
export async function resumeAssessment(
  actor: Actor & { readonly deviceHash: string },
  typed: string,
): Promise<string> {
  const resumeHash = typedCodeHash(typed);
  if (resumeHash === null) throw new DomainError('assessment.unknown-code');
  return inTransaction('assessment.resume', async (tx) => {
    const found = await tx.assessment.findUnique({
      where: { resumeHash, organisationId: null },
      select: { id: true },
    });
    if (!found) throw new DomainError('assessment.unknown-code');
    const grant = { tokenHash: actor.deviceHash, assessmentId: found.id };
    await tx.deviceGrant.createMany({
      data: { ...grant, createdAt: actor.now },
      skipDuplicates: true,
    });
    return found.id;
  });
}
