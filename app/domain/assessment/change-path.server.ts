import type { Actor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';
import { noteAct } from './note-act.server.ts';
import { recordResultIfComplete } from './record-result.server.ts';
import type { AssessmentPath } from './types.ts';

/** Goes on from express to full, or back; answers already given stay. */
export async function changePath(actor: Actor, id: string, path: AssessmentPath): Promise<void> {
  await inTransaction('assessment.change-path', async (tx) => {
    const held = await lockOwnAssessment(tx, actor, id);
    await tx.assessment.update({ where: { id }, data: { path } });
    await recordResultIfComplete(tx, actor, id);
    await noteAct(tx, actor, held, 'path-changed', { path });
  });
}
