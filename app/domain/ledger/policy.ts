import { DomainError, hasRole, type MemberActor, type Role } from '#domain/kernel/index.server.ts';
import { MONEY_MOVERS, MONEY_READERS } from './codes.ts';

/** Roles that propose and decide moves, and are told of those that wait. */
export const MOVE_DECIDERS: readonly Role[] = MONEY_MOVERS;

/** Whether the actor proposes and decides what is done with the money of envelopes. */
export function canMoveMoney(actor: MemberActor): boolean {
  return actor.person.seat.kind === 'programme' && hasRole(actor, ...MONEY_MOVERS);
}

/** Whether the actor says over how many accounts an envelope is spread. */
export function canSpread(actor: MemberActor): boolean {
  return actor.person.seat.kind === 'programme' && hasRole(actor, 'programme-manager');
}

/** The organisation of who moves money. Throws `ledger.not-found` to anybody else. */
export function requireMover(actor: MemberActor): string {
  if (!canMoveMoney(actor)) throw new DomainError('ledger.not-found');
  return actor.person.seat.organisationId;
}

/** The organisation of who reads accounts: movers, and auditors. Throws `ledger.not-found`. */
export function requireMoneyReader(actor: MemberActor): string {
  const { seat } = actor.person;
  if (seat.kind !== 'programme' || !hasRole(actor, ...MONEY_READERS))
    throw new DomainError('ledger.not-found');
  return seat.organisationId;
}
