import { DomainError, type AnonymousActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';
import { isProfileComplete } from './facts.ts';
import { recordResult } from './record-result.server.ts';
import { getOwnAssessment } from './records.server.ts';

/**
 * Closes the questionnaire and keeps its result and plan; answers may still be changed after.
 * Throws `assessment.profile-missing` before the profile, and `assessment.nothing-answered` when no
 * level is known.
 */
export async function completeAssessment(actor: AnonymousActor, id: string): Promise<void> {
  await inTransaction('assessment.complete', async (tx) => {
    await lockOwnAssessment(tx, actor, id);
    const state = await getOwnAssessment(tx, actor, id);
    if (!isProfileComplete(state.facts)) throw new DomainError('assessment.profile-missing');
    const result = await recordResult(tx, actor, state);
    const known = Object.values(result.statuses).some(({ status }) => status === 'answered');
    if (!known) throw new DomainError('assessment.nothing-answered');
    await tx.assessment.updateMany({
      where: { id, completedAt: null },
      data: { completedAt: actor.now },
    });
  });
}
