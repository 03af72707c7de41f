import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** Grants that tie somebody to an organisation: asked for, held, or held once. */
const TIES: string[] = ['requested', 'active', 'revoked'];

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
      status: { in: TIES },
    },
    distinct: ['accountId'],
    select: { accountId: true },
  });
  return new Set(grants.map(({ accountId }) => accountId));
}

/** Whether somebody works in an organisation, has asked to or once did: they do not decide about it. */
export async function wasStaffOf(
  reader: Tx | typeof db,
  accountId: string,
  organisationId: string,
): Promise<boolean> {
  return (await listStaffAmong(reader, [accountId], [organisationId])).size > 0;
}

/** The firms somebody works in, has asked to or once did, in the order of their ids. */
export async function listFirmsOfPerson(
  reader: Tx | typeof db,
  accountId: string,
): Promise<readonly string[]> {
  const grants = await reader.roleGrant.findMany({
    where: { accountId, status: { in: TIES }, organisation: { kind: 'sme' } },
    distinct: ['organisationId'],
    orderBy: { organisationId: 'asc' },
    select: { organisationId: true },
  });
  return grants.map(({ organisationId }) => organisationId);
}
