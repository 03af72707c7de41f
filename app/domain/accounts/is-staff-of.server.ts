import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** Whether somebody has a role in an organisation, or has asked for one. */
export async function isStaffOf(
  reader: Tx | typeof db,
  accountId: string,
  organisationId: string,
): Promise<boolean> {
  const grants = await reader.roleGrant.count({
    where: { accountId, organisationId, status: { in: ['requested', 'active'] } },
  });
  return grants > 0;
}

/** Whether somebody works for a provider, whichever. */
export async function worksForProvider(
  reader: Tx | typeof db,
  accountId: string,
): Promise<boolean> {
  const grants = await reader.roleGrant.count({
    where: { accountId, status: 'active', organisation: { kind: 'provider' } },
  });
  return grants > 0;
}
