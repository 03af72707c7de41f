import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';

/** Whether somebody steers matching: a manager of any programme, since offers serve them all. */
export function isSteering(actor: MemberActor): boolean {
  return actor.person.seat.kind === 'programme' && hasRole(actor, 'programme-manager');
}

/** Managers, and auditors who read only. Throws `matching.not-found` to anybody else. */
export function requireOverseer(actor: MemberActor): void {
  const isAuditor = actor.person.seat.kind === 'programme' && hasRole(actor, 'auditor');
  if (!isAuditor && !isSteering(actor)) throw new DomainError('matching.not-found');
}

/** Throws `matching.not-found` to anybody but a manager. */
export function requireSteering(actor: MemberActor): void {
  if (!isSteering(actor)) throw new DomainError('matching.not-found');
}
