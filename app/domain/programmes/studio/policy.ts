import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';

/** Whether somebody designs and decides programmes in a programme organisation. */
export function isManager(actor: MemberActor): boolean {
  return actor.person.seat.kind === 'programme' && hasRole(actor, 'programme-manager');
}

/** Managers, and auditors who read only. Throws `programmes.not-found` to anybody else. */
export function requireReader(actor: MemberActor): string {
  const { seat } = actor.person;
  if (seat.kind !== 'programme' || !hasRole(actor, 'programme-manager', 'auditor'))
    throw new DomainError('programmes.not-found');
  return seat.organisationId;
}

/** The organisation a manager works in. Throws `programmes.not-found` to anybody else. */
export function requireManager(actor: MemberActor): string {
  if (!isManager(actor)) throw new DomainError('programmes.not-found');
  return actor.person.seat.organisationId;
}
