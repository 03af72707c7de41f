import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { caseStream } from '../records.server.ts';
import { canFollow } from '../scope.server.ts';

const MOST = 200;

/**
 * The chains of the audit trail that tell of the latest requests of the actor's own firm. Throws
 * `cases.not-found` to people of other organisations.
 */
export async function listOwnCaseStreams(actor: MemberActor): Promise<readonly string[]> {
  const { kind, organisationId } = actor.person.seat;
  if (kind !== 'sme' || !canFollow(actor)) throw new DomainError('cases.not-found');
  const rows = await db.aidApplication.findMany({
    where: { organisationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    select: { id: true },
  });
  return rows.map(({ id }) => caseStream(id));
}
