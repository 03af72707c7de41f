import { UUID_RANDOM_BYTES, uuidV7, type AnonymousActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { currentFramework } from './framework-versions.server.ts';
import { resumeHash } from './resume-secret.server.ts';
import type { AssessmentPath } from './types.ts';

/** Opens a draft owned by this browser. Returns its id; starting again always makes a new one. */
export async function startAssessment(
  actor: AnonymousActor & { readonly deviceHash: string },
  path: AssessmentPath,
): Promise<string> {
  const id = uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES));
  await inTransaction('assessment.start', async (tx) => {
    await tx.assessment.create({
      data: {
        id,
        path,
        frameworkVersionId: currentFramework().id,
        language: actor.lang,
        resumeHash: resumeHash(id, 1),
        createdAt: actor.now,
        updatedAt: actor.now,
        grants: { create: { tokenHash: actor.deviceHash, createdAt: actor.now } },
      },
    });
  });
  return id;
}
