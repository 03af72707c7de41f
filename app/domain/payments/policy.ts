import { hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { TREASURERS, TREASURY_READERS } from './codes.ts';

const isProgramme = (actor: MemberActor) => actor.person.seat.kind === 'programme';

/** Whether the actor imports statements, matches their lines and gives the programme's account. */
export function canHandleTreasury(actor: MemberActor): boolean {
  return isProgramme(actor) && hasRole(actor, ...TREASURERS);
}

/** Whether the actor may look at them. */
export function canReadTreasury(actor: MemberActor): boolean {
  return isProgramme(actor) && hasRole(actor, ...TREASURY_READERS);
}

/** Whether the actor verifies accounts that others gave. */
export function canVerifyAccounts(actor: MemberActor): boolean {
  return isProgramme(actor) && hasRole(actor, 'authorising-officer');
}

/** Whether the actor may say that a contested own share is settled. */
export function canFreeShares(actor: MemberActor): boolean {
  return isProgramme(actor) && hasRole(actor, 'authorising-officer');
}

/** Whether the actor gives the account of its own organisation. */
export function canGiveAccount(actor: MemberActor): boolean {
  if (actor.person.seat.kind === 'provider') return hasRole(actor, 'provider-owner');
  return canHandleTreasury(actor);
}
