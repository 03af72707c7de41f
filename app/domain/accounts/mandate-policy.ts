import {
  hasRole,
  type Actor,
  type OrganisationKind,
  type Role,
} from '#domain/kernel/index.server.ts';

type Whoever = Pick<Actor, 'person'>;

function sits(actor: Whoever, kind: OrganisationKind, ...roles: readonly Role[]): boolean {
  return actor.person?.seat?.kind === kind && hasRole(actor, ...roles);
}

/** Whether somebody may give, accept, refuse or end a mandate for the firm they work in. */
export function canGiveMandates(actor: Whoever): boolean {
  return sits(actor, 'sme', 'sme-owner');
}

/** Whether somebody may read the mandates of the firm they work in. */
export function canSeeGivenMandates(actor: Whoever): boolean {
  return sits(actor, 'sme', 'sme-owner', 'sme-member', 'sme-viewer');
}

/** Whether somebody may propose mandates, use those of their body and give them back. */
export function canHoldMandates(actor: Whoever): boolean {
  return sits(actor, 'advisor', 'advisor');
}
