import { getClient } from '#domain/accounts/index.server.ts';
import { DomainError, hasRole, type Actor, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';

/** Name of the firm in whose name an advisor opens an assessment; null for everybody else. */
export async function findFirmActedFor(actor: Actor, id: string): Promise<string | null> {
  if (!hasRole(actor, 'advisor') || !isMember(actor)) return null;
  const found = await db.assessment.findUnique({ where: { id }, select: { organisationId: true } });
  if (!found?.organisationId) return null;
  try {
    return (await getClient(actor, found.organisationId)).name;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function isMember(actor: Actor): actor is MemberActor {
  return actor.person?.seat != null;
}
