import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/**
 * Those of some accounts who work in one of some organisations, have asked to or once did: they do
 * not decide about it.
 */
export async function listStaffAmong(
  reader: Tx | typeof db,
  accountIds: readonly string[],
  organisationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const grants = await reader.roleGrant.findMany({
    where: {
      accountId: { in: [...accountIds] },
      organisationId: { in: [...organisationIds] },
      status: { in: ['requested', 'active', 'revoked'] },
    },
    distinct: ['accountId'],
    select: { accountId: true },
  });
  return new Set(grants.map(({ accountId }) => accountId));
}
