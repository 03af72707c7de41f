import {
  hasRole,
  isStaff,
  ROLES_OF,
  touchesMoney,
  type Actor,
  type OrganisationKind,
  type Role,
} from '#domain/kernel/index.server.ts';

type Whoever = Pick<Actor, 'person'>;

/** The organisation an act is about. */
export interface Place {
  readonly organisationId: string;
  readonly kind: OrganisationKind;
}

/** The role that looks after the people of an organisation, where one of its own does. */
const LOOKS_AFTER: Readonly<Record<OrganisationKind, Role | null>> = {
  sme: 'sme-owner',
  provider: 'provider-owner',
  programme: 'programme-manager',
  advisor: 'advisor',
  funder: null,
  platform: 'platform-admin',
};

/** The role of an organisation whose holders look after its people; null where only others do. */
export function looksAfter(kind: OrganisationKind): Role | null {
  return LOOKS_AFTER[kind];
}

/** The role that owns an organisation; null where nobody does. */
export function ownerRoleOf(kind: OrganisationKind): Role | null {
  return kind === 'sme' || kind === 'provider' ? LOOKS_AFTER[kind] : null;
}

/** Whether a role belongs in an organisation of a kind. */
export function fits(kind: OrganisationKind, role: Role): boolean {
  return ROLES_OF[kind].some((known) => known === role);
}

/** Whether somebody administers the platform. */
export function canAdminister(actor: Whoever): boolean {
  return actor.person?.seat?.kind === 'platform' && hasRole(actor, 'platform-admin');
}

function worksIn(actor: Whoever, { organisationId }: Place): boolean {
  return actor.person?.seat?.organisationId === organisationId;
}

/** Whether somebody may read who works in an organisation. */
export function canSeePeople(actor: Whoever, place: Place): boolean {
  return worksIn(actor, place) || canAdminister(actor);
}

/**
 * Whether somebody gives and ends the roles of an organisation: its owners or managers;
 * administrators, in organisations that are not firms.
 */
export function canManagePeople(actor: Whoever, place: Place): boolean {
  if (canAdminister(actor) && ownerRoleOf(place.kind) === null) return true;
  const role = LOOKS_AFTER[place.kind];
  return role !== null && worksIn(actor, place) && hasRole(actor, role);
}

/**
 * Whether somebody may invite to a role. A firm that nobody owns (registered by an administrator,
 * or left by its owner) gets its first owner from an administrator.
 */
export function canInvite(actor: Whoever, place: Place, role: Role, hasOwner: boolean): boolean {
  if (!fits(place.kind, role)) return false;
  if (canManagePeople(actor, place)) return true;
  return canAdminister(actor) && !hasOwner && role === ownerRoleOf(place.kind);
}

/** Whether somebody may give a role to a member; nobody gives themselves a staff role. */
export function canGiveRole(
  actor: Whoever,
  place: Place,
  { accountId, role }: { readonly accountId: string; readonly role: Role },
): boolean {
  const toSelf = actor.person?.accountId === accountId;
  return fits(place.kind, role) && canManagePeople(actor, place) && !(toSelf && isStaff(role));
}

/**
 * Whether somebody may decide a role that touches money and was asked for: a second person, who is
 * neither who asked nor who receives it.
 */
export function canDecideRole(
  actor: Whoever,
  place: Place,
  grant: { readonly accountId: string; readonly requestedById: string; readonly role: Role },
): boolean {
  const own = actor.person?.accountId;
  return (
    touchesMoney(grant.role) &&
    fits(place.kind, grant.role) &&
    canManagePeople(actor, place) &&
    own !== grant.accountId &&
    own !== grant.requestedById
  );
}

/** Whether somebody may end a role: anybody their own, who looks after the people any. */
export function canEndRole(
  actor: Whoever,
  place: Place,
  { accountId }: { readonly accountId: string },
): boolean {
  if (canManagePeople(actor, place)) return true;
  return actor.person?.accountId === accountId;
}

/** Whether somebody lets in, or not, who asks to join a firm. */
export function canDecideJoin(actor: Whoever, place: Place): boolean {
  const owner = ownerRoleOf(place.kind);
  return owner !== null && worksIn(actor, place) && hasRole(actor, owner);
}

/** Whether somebody may change what is known of an organisation, its ICE excepted. */
export function canEditOrganisation(actor: Whoever, place: Place): boolean {
  return canDecideJoin(actor, place) || (canAdminister(actor) && ownerRoleOf(place.kind) === null);
}
