import { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** Ids of the providers of the demonstration, in one order. */
export async function listDemoProviders(reader: Tx | typeof db): Promise<readonly string[]> {
  const rows = await reader.provider.findMany({
    where: { isDemo: true },
    orderBy: { organisationId: 'asc' },
    select: { organisationId: true },
  });
  return rows.map(({ organisationId }) => organisationId);
}

/** An offer that a provider sells in a category, the first by its number; null for none. */
export async function findOfferOf(
  organisationId: string,
  category: string,
): Promise<string | null> {
  const row = await db.offerListing.findFirst({
    where: { organisationId, category },
    orderBy: { offerId: 'asc' },
    select: { offerId: true },
  });
  return row?.offerId ?? null;
}
