import { DomainError } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { accessTo, mayChange, mayRead, type AssessmentActor } from './access.server.ts';

/** An assessment that is held until the transaction ends, and in whose name. */
export interface Held {
  readonly id: string;
  /** The firm it belongs to, null while it is anonymous. */
  readonly organisationId: string | null;
  readonly secondOfId: string | null;
  /** The mandate the actor acts under; null for the firm's own people and for browsers. */
  readonly mandateId: string | null;
}

/**
 * Holds an assessment the actor may change until the transaction ends and marks the visit, so that
 * what is read next includes every change before it, and changes of the same assessment follow one
 * another. Throws `assessment.read-only` for people of the firm who may only read, and
 * `assessment.not-found` when it does not exist or belongs to somebody else.
 */
export async function lockOwnAssessment(tx: Tx, actor: AssessmentActor, id: string): Promise<Held> {
  const access = await accessTo(tx, actor, id);
  const [row] = await tx.$queryRaw<Pick<Held, 'organisationId' | 'secondOfId'>[]>`
    UPDATE assessment AS a
    SET updated_at = greatest(a.updated_at, ${actor.now})
    WHERE a.id = ${id} AND ${mayChange(access)}
    RETURNING a.organisation_id AS "organisationId", a.second_of_id AS "secondOfId"`;
  if (row) return { id, ...row, mandateId: access.mandate?.id ?? null };
  const [readable] = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM assessment AS a WHERE a.id = ${id} AND ${mayRead(access)}`;
  throw new DomainError(readable ? 'assessment.read-only' : 'assessment.not-found');
}
