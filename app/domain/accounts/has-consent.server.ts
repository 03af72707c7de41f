import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import type { ConsentPurpose } from './consent-purposes.ts';

type Reader = Tx | typeof db;

export type ConsentAsked = {
  readonly purpose: ConsentPurpose;
  /** The provider or programme owner that wants to see, for the purposes that name one. */
  readonly recipientId?: string;
} & ({ readonly organisationId: string } | { readonly accountId: string });

/** Whether a consent to this purpose (and recipient) stands at this moment. */
export async function hasConsent(
  reader: Reader,
  { purpose, recipientId = '', ...whose }: ConsentAsked,
): Promise<boolean> {
  const scope =
    'organisationId' in whose
      ? { organisationId: whose.organisationId }
      : { accountId: whose.accountId, organisationId: null };
  const found = await reader.consent.findFirst({
    where: { ...scope, purpose, recipientId, withdrawnAt: null },
    select: { id: true },
  });
  return found !== null;
}

/**
 * Which of these firms take no part in comparisons and statistics: none of their owners agreed, or
 * the consent was withdrawn.
 */
export async function organisationsWithoutStatistics(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reader.consent.findMany({
    where: { purpose: 'statistics', withdrawnAt: null, organisationId: { in: [...new Set(ids)] } },
    select: { organisationId: true },
  });
  const taking = new Set(rows.map(({ organisationId }) => organisationId));
  return new Set(ids.filter((id) => !taking.has(id)));
}
