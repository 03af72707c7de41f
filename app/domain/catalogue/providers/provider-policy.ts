import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';

/** Roles of the people of a provider. */
export const PROVIDER_ROLES = ['provider-owner', 'provider-member'] as const;

/** Whether somebody keeps the page, papers, references and offers of a provider. */
function isProviderStaff(actor: MemberActor): boolean {
  return actor.person.seat.kind === 'provider' && hasRole(actor, ...PROVIDER_ROLES);
}

/** The provider somebody works for. Throws `catalogue.not-found` for anybody else. */
export function requireProviderStaff(actor: MemberActor): string {
  if (!isProviderStaff(actor)) throw new DomainError('catalogue.not-found');
  return actor.person.seat.organisationId;
}
