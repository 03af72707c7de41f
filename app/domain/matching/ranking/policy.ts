import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';

/** Whether somebody may read where the offers of the provider they work for stand, and appeal. */
function canReadRanking(actor: MemberActor): boolean {
  return (
    actor.person.seat.kind === 'provider' && hasRole(actor, 'provider-owner', 'provider-member')
  );
}

/** The provider somebody works for. Throws `matching.not-found` for anybody else. */
export function requireRanked(actor: MemberActor): string {
  if (!canReadRanking(actor)) throw new DomainError('matching.not-found');
  return actor.person.seat.organisationId;
}
