import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import type { MandateScope } from './mandate-scopes.ts';

export interface MandateAsked {
  readonly advisorBodyId: string;
  /** The firm in whose name the body wants to act. */
  readonly organisationId: string;
  readonly scope: MandateScope;
  readonly now: Date;
}

/**
 * The mandate under which an advisor body may act for a firm at this moment, null without one. A
 * suspended firm or body has none.
 */
export async function findActiveMandate(
  reader: Tx | typeof db,
  { advisorBodyId, organisationId, scope, now }: MandateAsked,
): Promise<{ readonly id: string; readonly expiresAt: Date } | null> {
  return reader.mandate.findFirst({
    where: {
      organisationId,
      advisorBodyId,
      status: 'active',
      scopes: { has: scope },
      expiresAt: { gt: now },
      organisation: { suspendedAt: null },
      advisorBody: { suspendedAt: null },
    },
    select: { id: true, expiresAt: true },
  });
}

/** Whether somebody sits in an advisor body that may act for a firm at this moment. */
export async function hasMandateFor(
  reader: Tx | typeof db,
  { accountId, ...asked }: Omit<MandateAsked, 'advisorBodyId'> & { readonly accountId: string },
): Promise<boolean> {
  const seats = await reader.roleGrant.findMany({
    where: { accountId, role: 'advisor', status: 'active', account: { status: 'active' } },
    select: { organisationId: true },
  });
  for (const { organisationId: advisorBodyId } of seats)
    if (await findActiveMandate(reader, { ...asked, advisorBodyId })) return true;
  return false;
}
