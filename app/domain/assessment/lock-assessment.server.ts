import { DomainError, type AnonymousActor } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';

/**
 * Holds an assessment of this browser until the transaction ends and marks the visit, so that what
 * is read next includes every change before it, and changes of the same assessment follow one
 * another. Throws `assessment.not-found` when it does not exist or belongs to somebody else.
 */
export async function lockOwnAssessment(
  tx: Tx,
  actor: Pick<AnonymousActor, 'deviceHash' | 'now'>,
  id: string,
): Promise<void> {
  const held = await tx.$executeRaw`
    UPDATE assessment AS a
    SET updated_at = greatest(a.updated_at, ${actor.now})
    FROM device_grant AS g
    WHERE a.id = ${id} AND g.assessment_id = a.id AND g.token_hash = ${actor.deviceHash}`;
  if (held === 0) throw new DomainError('assessment.not-found');
}
