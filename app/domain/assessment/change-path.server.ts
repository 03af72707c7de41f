import type { AnonymousActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { recordResultIfComplete } from './record-result.server.ts';
import { getOwnAssessment } from './records.server.ts';
import type { AssessmentPath } from './types.ts';

/** Goes on from express to full, or back; answers already given stay. */
export async function changePath(
  actor: AnonymousActor,
  id: string,
  path: AssessmentPath,
): Promise<void> {
  await inTransaction('assessment.change-path', async (tx) => {
    await getOwnAssessment(tx, actor, id);
    await tx.assessment.update({ where: { id }, data: { path, updatedAt: actor.now } });
    await recordResultIfComplete(tx, actor, id);
  });
}
