import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { isProfileComplete } from './facts.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';
import { noteAct } from './note-act.server.ts';
import { recordResult } from './record-result.server.ts';
import { getAssessment } from './records.server.ts';
import { tellFirst } from './tell-first.server.ts';

/**
 * Closes the questionnaire and keeps its result and plan; answers may still be changed after.
 * Throws `assessment.profile-missing` before the profile, and `assessment.nothing-answered` when no
 * level is known.
 */
export async function completeAssessment(actor: Actor, id: string): Promise<void> {
  await inTransaction('assessment.complete', async (tx) => {
    const held = await lockOwnAssessment(tx, actor, id);
    const state = await getAssessment(tx, id);
    if (!isProfileComplete(state.facts)) throw new DomainError('assessment.profile-missing');
    const result = await recordResult(tx, actor, state);
    const known = Object.values(result.statuses).some(({ status }) => status === 'answered');
    if (!known) throw new DomainError('assessment.nothing-answered');
    const { count } = await tx.assessment.updateMany({
      where: { id, completedAt: null },
      data: { completedAt: actor.now },
    });
    if (count === 0) return;
    if (state.secondOfId !== null) await tellFirst(tx, actor, state, state.secondOfId);
    await noteAct(tx, actor, held, 'completed', { path: state.path, mode: state.mode });
  });
}
