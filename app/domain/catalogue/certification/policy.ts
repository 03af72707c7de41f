import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';

/** Whether somebody examines providers: certification is the platform's, so any of them. */
export function isExaminer(actor: MemberActor): boolean {
  return actor.person.seat.kind === 'programme' && hasRole(actor, 'provider-examiner');
}

/** Whether somebody speaks for their provider towards the examiners. */
export function isOwner(actor: MemberActor): boolean {
  return actor.person.seat.kind === 'provider' && hasRole(actor, 'provider-owner');
}

/** Throws `catalogue.not-found` to anybody but an examiner. */
export function requireExaminer(actor: MemberActor): void {
  if (!isExaminer(actor)) throw new DomainError('catalogue.not-found');
}

/**
 * The provider somebody speaks for. Throws `catalogue.owner-only` to its members, and
 * `catalogue.not-found` to anybody else.
 */
export function requireOwner(actor: MemberActor): string {
  const { seat } = actor.person;
  if (seat.kind !== 'provider') throw new DomainError('catalogue.not-found');
  if (!isOwner(actor)) throw new DomainError('catalogue.owner-only');
  return seat.organisationId;
}
