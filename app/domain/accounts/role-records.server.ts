import { appendAudit, type AuditActor } from '#domain/audit/index.server.ts';
import {
  DomainError,
  isOrganisationKind,
  UUID_RANDOM_BYTES,
  uuidV7,
  type Actor,
  type MemberActor,
  type NotificationKind,
  type Role,
} from '#domain/kernel/index.server.ts';
import { addJobForEach } from '#platform/jobs.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { Place } from './policy.ts';

/** What the database refuses about roles, in words of this room. */
export const ROLE_REFUSALS = {
  role_grant_once: 'accounts.role-held',
  role_excludes_another: 'accounts.roles-exclude',
  role_fits_organisation: 'accounts.role-unfit',
  role_grant_two_persons: 'accounts.two-persons',
  organisation_keeps_an_owner: 'accounts.last-owner',
} as const;

export interface NamedPlace extends Place {
  readonly name: string;
  readonly suspended: boolean;
}

/**
 * Takes an organisation for a change of its people: changes of one organisation follow one
 * another, and whoever lost the role they act by in the meantime is refused. Throws
 * `accounts.not-found`.
 */
export async function lockPlace(
  tx: Tx,
  actor: MemberActor,
  organisationId: string,
): Promise<NamedPlace> {
  const [row] = await tx.$queryRaw<{ kind: string; name: string; suspended: boolean }[]>`
    SELECT kind, name, suspended_at IS NOT NULL AS suspended
    FROM organisation WHERE id = ${organisationId} FOR UPDATE`;
  if (!row || !isOrganisationKind(row.kind)) throw new DomainError('accounts.not-found');
  const { accountId, seat } = actor.person;
  const still = await tx.roleGrant.count({
    where: {
      accountId,
      organisationId: seat.organisationId,
      role: { in: [...seat.roles] },
      status: 'active',
    },
  });
  if (still < seat.roles.length) throw new DomainError('accounts.not-found');
  return { organisationId, kind: row.kind, name: row.name, suspended: row.suspended };
}

export interface NewGrant {
  readonly accountId: string;
  readonly organisationId: string;
  readonly role: Role;
  readonly regions: readonly string[];
  readonly requestedById: string;
  /** Who gave it; null for a role that waits for a second person. */
  readonly grantedById: string | null;
}

/** Writes a role that is given or asked for, and the audit entry that says so. Returns its id. */
export async function addGrant(
  tx: Tx,
  actor: AuditActor & Pick<Actor, 'randomBytes'>,
  grant: NewGrant,
): Promise<string> {
  const { now } = actor;
  const { grantedById, regions, ...rest } = grant;
  const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
  await tx.roleGrant.create({
    data: {
      id,
      ...rest,
      regions: [...regions],
      requestedAt: now,
      ...(grantedById === null
        ? { status: 'requested' }
        : { status: 'active', grantedById, grantedAt: now }),
    },
  });
  await noteRole(tx, actor, grantedById === null ? 'role-requested' : 'role-granted', {
    id,
    ...grant,
  });
  return id;
}

/** The audit entry of what happened to a role. */
export async function noteRole(
  tx: Tx,
  actor: AuditActor,
  what: 'role-requested' | 'role-granted' | 'role-refused' | 'role-ended',
  grant: {
    readonly id: string;
    readonly accountId: string;
    readonly organisationId: string;
    readonly role: string;
    readonly regions?: readonly string[];
  },
): Promise<void> {
  const { id, accountId, organisationId, role, regions = [] } = grant;
  await appendAudit(tx, actor, {
    type: `accounts.${what}`,
    stream: `organisation:${organisationId}`,
    subject: `role-grant:${id}`,
    facts: { role, account: accountId, ...(regions.length > 0 ? { regions: [...regions] } : {}) },
  });
}

/** Tells everybody who holds a role, or one of several, except those named: each person once. */
export async function tellHolders(
  tx: Tx,
  to: {
    readonly organisationId?: string;
    readonly role: Role | readonly Role[];
    readonly except: readonly string[];
  },
  line: {
    readonly kind: NotificationKind;
    readonly params: Readonly<Record<string, string>>;
    readonly path: string;
  },
): Promise<void> {
  const { organisationId, role, except } = to;
  const holders = Prisma.sql`
    SELECT DISTINCT g.account_id AS id
    FROM role_grant g JOIN account a ON a.id = g.account_id JOIN organisation o ON o.id = g.organisation_id
    WHERE ${organisationId === undefined ? Prisma.sql`TRUE` : Prisma.sql`g.organisation_id = ${organisationId}`}
      AND g.role = ANY(${[role].flat()}) AND g.status = 'active' AND g.account_id <> ALL(${[...except]})
      AND a.status = 'active' AND o.suspended_at IS NULL
    ORDER BY id`;
  await addJobForEach(tx, 'notify', holders, line);
}

/** Tells those who may decide it that a role waits for a second person. */
export async function tellDeciders(
  tx: Tx,
  place: NamedPlace,
  grant: { readonly accountId: string; readonly requestedById: string; readonly role: Role },
  person: string,
): Promise<void> {
  const except = [grant.accountId, grant.requestedById];
  const params = { person, role: grant.role, organisation: place.name };
  const line = { kind: 'role-requested', params } as const;
  const { organisationId } = place;
  await tellHolders(
    tx,
    { organisationId, role: 'programme-manager', except },
    { ...line, path: '/programme/people' },
  );
  await tellHolders(tx, { role: 'platform-admin', except }, { ...line, path: '/admin/roles' });
}

/** The salt of a person's digests in the audit trail; null once they are erased. */
export async function saltOf(tx: Tx, accountId: string): Promise<Uint8Array | null> {
  const account = await tx.account.findUnique({
    where: { id: accountId },
    select: { auditSalt: true },
  });
  return account?.auditSalt ?? null;
}
