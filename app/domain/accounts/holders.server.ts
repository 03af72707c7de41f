import type { Role } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** Somebody who holds a role in an organisation. */
export interface Holder {
  readonly accountId: string;
  readonly name: string;
  /** Region codes all their roles there are limited to, as in their seat; empty for all. */
  readonly regions: readonly string[];
}

/** Who holds a role in an organisation and can act, in the order of their ids. */
export async function listHolders(
  reader: Tx | typeof db,
  organisationId: string,
  role: Role,
): Promise<readonly Holder[]> {
  const grants = await reader.roleGrant.findMany({
    where: {
      ...{ organisationId, status: 'active' },
      ...{ account: { status: 'active' }, organisation: { suspendedAt: null } },
    },
    orderBy: { accountId: 'asc' },
    select: { accountId: true, role: true, regions: true, account: { select: { name: true } } },
  });
  return [...Map.groupBy(grants, ({ accountId }) => accountId)].flatMap(([accountId, own]) =>
    own.some((grant) => grant.role === role)
      ? [
          {
            ...{ accountId, name: own[0]?.account.name ?? '' },
            regions: [...new Set(own.flatMap(({ regions }) => regions))],
          },
        ]
      : [],
  );
}
