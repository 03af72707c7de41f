import {
  DomainError,
  isOrganisationKind,
  isRole,
  ROLES_OF,
  type MemberActor,
  type OrganisationKind,
  type Role,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { hasOwner } from './invite-person.server.ts';
import {
  canDecideJoin,
  canDecideRole,
  canEndRole,
  canInvite,
  canManagePeople,
  canSeePeople,
  type Place,
} from './policy.ts';

export interface GrantView {
  readonly id: string;
  readonly role: Role;
  readonly regions: readonly string[];
  readonly status: 'active' | 'requested';
  /** Name of who asked for a role that waits. */
  readonly requestedBy: string | null;
  readonly canEnd: boolean;
  readonly canDecide: boolean;
}

export interface PersonView {
  readonly accountId: string;
  readonly name: string;
  /** Shown to those who look after the people. */
  readonly email: string | null;
  readonly isSelf: boolean;
  readonly suspended: boolean;
  readonly grants: readonly GrantView[];
}

export interface PeopleView {
  readonly organisationId: string;
  readonly organisation: string;
  readonly kind: OrganisationKind;
  readonly canManage: boolean;
  /** Roles the reader may invite to, none for a reader who may not. */
  readonly invitable: readonly Role[];
  readonly people: readonly PersonView[];
  readonly invitations: readonly {
    readonly id: string;
    readonly email: string;
    readonly role: Role;
    readonly expiresAt: Date;
    readonly expired: boolean;
  }[];
  readonly joinRequests: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string | null;
    readonly at: Date;
  }[];
}

/**
 * Who works in an organisation, who is invited and who asks to join, with what the reader may do
 * about each. Throws `accounts.not-found` for an organisation of others.
 */
export async function getPeople(actor: MemberActor, organisationId: string): Promise<PeopleView> {
  const row = await db.organisation.findUnique({
    where: { id: organisationId },
    select: { kind: true, name: true },
  });
  if (!row || !isOrganisationKind(row.kind)) throw new DomainError('accounts.not-found');
  const place = { organisationId, kind: row.kind };
  if (!canSeePeople(actor, place)) throw new DomainError('accounts.not-found');
  const owned = await hasOwner(db, place);
  const invitable = ROLES_OF[row.kind].filter((role) => canInvite(actor, place, role, owned));
  return {
    organisationId,
    organisation: row.name,
    kind: row.kind,
    canManage: canManagePeople(actor, place),
    invitable,
    people: await listMembers(actor, place),
    invitations: invitable.length > 0 ? await listInvitations(place, actor.now) : [],
    joinRequests: canDecideJoin(actor, place) ? await listJoinRequests(place) : [],
  };
}

async function listMembers(actor: MemberActor, place: Place): Promise<PersonView[]> {
  const rows = await db.roleGrant.findMany({
    where: { organisationId: place.organisationId, status: { in: ['requested', 'active'] } },
    orderBy: { id: 'asc' },
    include: { account: { select: { name: true, email: true, status: true } } },
  });
  const askers = rows.flatMap((row) => (row.status === 'requested' ? [row.requestedById] : []));
  const names = await namesOf(askers);
  const canManage = canManagePeople(actor, place);
  const people = new Map<string, PersonView>();
  for (const row of rows) {
    const { accountId, account, role } = row;
    if (!isRole(role)) continue;
    const waits = row.status === 'requested';
    const grant: GrantView = {
      id: row.id,
      role,
      regions: row.regions,
      status: waits ? 'requested' : 'active',
      requestedBy: waits ? (names.get(row.requestedById) ?? null) : null,
      canEnd: canEndRole(actor, place, row),
      canDecide: waits && canDecideRole(actor, place, { ...row, role }),
    };
    people.set(accountId, {
      accountId,
      name: account.name,
      email: canManage ? account.email : null,
      isSelf: accountId === actor.person.accountId,
      suspended: account.status !== 'active',
      grants: [...(people.get(accountId)?.grants ?? []), grant],
    });
  }
  return [...people.values()];
}

/** Names of accounts by their ids; erased ones have none. */
export async function namesOf(
  ids: readonly string[],
  reader: Tx | typeof db = db,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.account.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function listInvitations(
  { organisationId }: Place,
  now: Date,
): Promise<PeopleView['invitations']> {
  const rows = await db.invitation.findMany({
    where: { organisationId, acceptedAt: null, revokedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, email: true, role: true, expiresAt: true },
  });
  return rows.flatMap(({ id, email, role, expiresAt }) =>
    isRole(role) ? [{ id, email, role, expiresAt, expired: expiresAt <= now }] : [],
  );
}

async function listJoinRequests({ organisationId }: Place): Promise<PeopleView['joinRequests']> {
  const rows = await db.joinRequest.findMany({
    where: { organisationId, status: 'open' },
    orderBy: { id: 'asc' },
    select: { id: true, accountId: true, createdAt: true },
  });
  const accounts = await db.account.findMany({
    where: { id: { in: rows.map(({ accountId }) => accountId) } },
    select: { id: true, name: true, email: true },
  });
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return rows.map(({ id, accountId, createdAt }) => ({
    id,
    name: byId.get(accountId)?.name ?? '',
    email: byId.get(accountId)?.email ?? null,
    at: createdAt,
  }));
}
