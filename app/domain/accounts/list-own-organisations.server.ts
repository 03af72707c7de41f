import {
  isOrganisationKind,
  isRole,
  type OrganisationKind,
  type PersonActor,
  type Role,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';

export interface OwnOrganisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly roles: readonly Role[];
  /** Roles that wait for a second person. */
  readonly requested: readonly Role[];
  readonly suspended: boolean;
  readonly active: boolean;
}

export interface OwnStanding {
  readonly organisations: readonly OwnOrganisation[];
  /** Firms that were asked and have not answered. */
  readonly asked: readonly { readonly id: string; readonly name: string; readonly at: Date }[];
  /** Invitations sent to the person's verified address. */
  readonly invitations: readonly {
    readonly id: string;
    readonly organisation: string;
    readonly role: Role;
    readonly expiresAt: Date;
  }[];
}

/** Where a person belongs, has asked to belong, and is invited. */
export async function getOwnStanding({ person, now }: PersonActor): Promise<OwnStanding> {
  const account = await db.account.findUniqueOrThrow({
    where: { id: person.accountId },
    select: {
      email: true,
      emailVerifiedAt: true,
      roles: {
        where: { status: { in: ['requested', 'active'] } },
        orderBy: [{ organisation: { name: 'asc' } }, { role: 'asc' }],
        select: { role: true, status: true, organisation: true },
      },
    },
  });
  const asked = await db.joinRequest.findMany({
    where: { accountId: person.accountId, status: 'open' },
    orderBy: { id: 'asc' },
    select: { id: true, createdAt: true, organisation: { select: { name: true } } },
  });
  const email = account.emailVerifiedAt === null ? null : account.email;
  return {
    organisations: gather(account.roles, person.seat?.organisationId ?? null),
    asked: asked.map(({ id, createdAt, organisation }) => ({
      id,
      name: organisation.name,
      at: createdAt,
    })),
    invitations: email === null ? [] : await listInvitationsTo(email, now),
  };
}

interface Row {
  readonly role: string;
  readonly status: string;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly suspendedAt: Date | null;
  };
}

function gather(rows: readonly Row[], activeId: string | null): OwnOrganisation[] {
  const byId = new Map(rows.map(({ organisation }) => [organisation.id, organisation]));
  return [...byId.values()].flatMap(({ id, name, kind, suspendedAt }) => {
    if (!isOrganisationKind(kind)) return [];
    const rolesOf = (status: string) =>
      rows.flatMap((row): Role[] =>
        row.organisation.id === id && row.status === status && isRole(row.role) ? [row.role] : [],
      );
    return [
      {
        id,
        name,
        kind,
        roles: rolesOf('active'),
        requested: rolesOf('requested'),
        suspended: suspendedAt !== null,
        active: id === activeId,
      },
    ];
  });
}

async function listInvitationsTo(email: string, now: Date): Promise<OwnStanding['invitations']> {
  const rows = await db.invitation.findMany({
    where: {
      email,
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
      organisation: { suspendedAt: null },
    },
    orderBy: { id: 'asc' },
    select: { id: true, role: true, expiresAt: true, organisation: { select: { name: true } } },
  });
  return rows.flatMap(({ id, role, expiresAt, organisation }) =>
    isRole(role) ? [{ id, role, expiresAt, organisation: organisation.name }] : [],
  );
}
