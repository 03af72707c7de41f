import type { Tx } from '#platform/transaction.ts';

/**
 * Waits for changes of lists that are under way for the providers of these offers and holds back
 * later ones until the transaction ends: what is read of the offers from here on stays true.
 */
export async function holdListings(tx: Tx, offerIds: readonly string[]): Promise<void> {
  const offers = await tx.offer.findMany({
    where: { id: { in: [...offerIds] } },
    distinct: ['organisationId'],
    select: { organisationId: true },
    orderBy: { organisationId: 'asc' },
  });
  for (const { organisationId } of offers)
    await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext(${`listing ${organisationId}`}))`;
}
