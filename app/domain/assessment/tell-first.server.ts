import type { Actor } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { Tx } from '#platform/transaction.ts';
import type { AssessmentState } from './records.server.ts';

/**
 * Tells whoever opened the first copy that the second respondent is done; where an advisor opened
 * it, whoever of the firm asked for the second one.
 */
export async function tellFirst(
  tx: Tx,
  actor: Pick<Actor, 'person'>,
  second: Pick<AssessmentState, 'openedById'>,
  firstId: string,
): Promise<void> {
  const first = await tx.assessment.findUnique({
    where: { id: firstId },
    select: { openedById: true, mandateId: true },
  });
  const reader = first?.mandateId === null ? first.openedById : second.openedById;
  if (!reader || reader === actor.person?.accountId) return;
  await addJob(tx, 'notify', {
    accountId: reader,
    kind: 'second-respondent-done',
    params: {},
    path: `/sme/assessments/${firstId}/second`,
  });
}
