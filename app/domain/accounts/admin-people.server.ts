import {
  DomainError,
  isOrganisationKind,
  isRole,
  parsePhone,
  touchesMoney,
  type MemberActor,
  type OrganisationKind,
  type Role,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import { likely, pageOf, READ_FOR_A_PAGE, type Page } from './admin-organisations.server.ts';
import { namesOf } from './list-people.server.ts';
import { canAdminister, canDecideRole } from './policy.ts';

export interface AccountLine {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly suspended: boolean;
  readonly isSelf: boolean;
  readonly roles: readonly {
    readonly organisationId: string;
    readonly organisation: string;
    readonly role: Role;
  }[];
}

/** Accounts by exact address or number, or by a part of the name; nothing while nothing is asked. */
export async function findAccounts(
  actor: MemberActor,
  query: string,
  after: string | null,
): Promise<Page<AccountLine>> {
  if (!canAdminister(actor)) throw new DomainError('accounts.not-found');
  const text = query.trim();
  if (text === '') return { lines: [], next: null };
  const rows = await db.account.findMany({
    where: {
      AND: [
        { status: { not: 'erased' } },
        named(text),
        after === null ? {} : { id: { lt: after } },
      ],
    },
    orderBy: { id: 'desc' },
    take: READ_FOR_A_PAGE,
    include: {
      roles: {
        where: { status: 'active' },
        orderBy: { id: 'asc' },
        include: { organisation: { select: { name: true } } },
      },
    },
  });
  return pageOf(
    rows.map(({ id, name, email, phone, status, roles }) => ({
      ...{ id, name, email, phone },
      suspended: status === 'suspended',
      isSelf: id === actor.person.accountId,
      roles: roles.flatMap(({ role, organisationId, organisation }) =>
        isRole(role) ? [{ organisationId, organisation: organisation.name, role }] : [],
      ),
    })),
  );
}

function named(text: string): Prisma.AccountWhereInput {
  if (text.includes('@')) return { email: text.toLowerCase() };
  const phone = parsePhone(text);
  if (phone) return { phone: phone.number };
  return { name: { contains: likely(text), mode: 'insensitive' } };
}

export interface RoleRequest {
  readonly id: string;
  readonly role: Role;
  readonly person: string;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly organisationId: string;
  readonly organisation: string;
  readonly kind: OrganisationKind;
  /** False for who asked for it or receives it. */
  readonly canDecide: boolean;
}

/** Roles that wait for a second person, oldest first; only an administrator sees all of them. */
export async function listRoleRequests(actor: MemberActor): Promise<RoleRequest[]> {
  if (!canAdminister(actor)) throw new DomainError('accounts.not-found');
  const rows = await db.roleGrant.findMany({
    where: { status: 'requested', organisation: { suspendedAt: null } },
    orderBy: { id: 'asc' },
    take: 200,
    include: {
      account: { select: { name: true } },
      organisation: { select: { name: true, kind: true } },
    },
  });
  const names = await namesOf(rows.map((row) => row.requestedById));
  return rows.flatMap((row) => {
    const { id, role, organisationId, requestedAt, requestedById } = row;
    const { kind, name } = row.organisation;
    if (!isRole(role) || !isOrganisationKind(kind) || !touchesMoney(role)) return [];
    const place = { organisationId, kind };
    return [
      {
        ...{ id, role, requestedAt, ...place },
        person: row.account.name,
        requestedBy: names.get(requestedById) ?? null,
        organisation: name,
        canDecide: canDecideRole(actor, place, { ...row, role }),
      },
    ];
  });
}
