import type { Tx } from '#platform/transaction.ts';

/**
 * The salt of a person's digests in the audit trail; null once the person was erased, when nothing
 * personal may enter the trail any more.
 */
export async function findAuditSalt(
  reader: Pick<Tx, 'account'>,
  accountId: string,
): Promise<Uint8Array | null> {
  const account = await reader.account.findUnique({
    where: { id: accountId },
    select: { auditSalt: true },
  });
  return account?.auditSalt ?? null;
}
