import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { offerDraftSchema } from '../content.ts';
import { stateOf } from '../offer-records.server.ts';
import type { KnownOffer } from './plan.ts';

/** The offers of a provider, each with the version somebody works on, else its last one. */
export async function readKnownOffers(
  reader: Tx | typeof db,
  organisationId: string,
): Promise<readonly KnownOffer[]> {
  const offers = await reader.offer.findMany({
    where: { organisationId },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      slug: true,
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { id: true, state: true, content: true },
      },
    },
  });
  return offers.flatMap(({ id, slug, versions: [last] }) =>
    last
      ? [
          {
            ...{ offerId: id, slug, state: stateOf(last), versionId: last.id },
            content: offerDraftSchema.parse(last.content),
          },
        ]
      : [],
  );
}
