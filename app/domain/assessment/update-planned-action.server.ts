import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';
import { noteAct } from './note-act.server.ts';
import { recordResultIfComplete } from './record-result.server.ts';
import type { PlannedActionForm } from './schema.ts';
import { canMoveAction, isActionState } from './transitions.ts';

/**
 * Keeps what the firm plans for an action. Throws `assessment.reason` when it is dropped without a
 * reason, `assessment.wrong-state` when the state cannot follow the present one, and
 * `assessment.not-found` when the action is not in the plan.
 */
export async function updatePlannedAction(
  actor: Actor,
  id: string,
  actionId: string,
  form: PlannedActionForm,
): Promise<void> {
  if (form.state === 'dropped' && !form.droppedReason) throw new DomainError('assessment.reason');
  await inTransaction('assessment.update-planned-action', async (tx) => {
    const held = await lockOwnAssessment(tx, actor, id);
    const row = await tx.plannedAction.findUnique({
      where: { assessmentId_actionId: { assessmentId: id, actionId } },
      select: { state: true },
    });
    if (!row || !isActionState(row.state)) throw new DomainError('assessment.not-found');
    if (!canMoveAction(row.state, form.state)) throw new DomainError('assessment.wrong-state');
    await tx.plannedAction.updateMany({
      where: { assessmentId: id, actionId, state: row.state },
      data: {
        state: form.state,
        owner: form.owner ?? null,
        dueOn: form.dueOn ? new Date(`${form.dueOn}T00:00:00Z`) : null,
        budgetMad: form.budgetMad ?? null,
        droppedReason: form.state === 'dropped' ? (form.droppedReason ?? null) : null,
        updatedAt: actor.now,
      },
    });
    await recordResultIfComplete(tx, actor, id);
    await noteAct(tx, actor, held, 'plan-changed', { action: actionId, state: form.state });
  });
}
