import type { MemberActor } from '#domain/kernel/index.server.ts';
import { refreshListings } from '../search/refresh-listings.server.ts';
import { getVersion, moveVersion, noteOffer, withOffer } from './offer-records.server.ts';
import { askForPriceBands } from './price-band.server.ts';
import type { OfferVersionKey } from './take-back-offer.server.ts';

/**
 * Takes a published version out of the catalogue. Withdrawn again, nothing changes. Throws
 * `catalogue.wrong-state` for what is not published.
 */
export async function withdrawOffer(
  actor: MemberActor,
  { offerId, versionId }: OfferVersionKey,
): Promise<void> {
  await withOffer('catalogue.withdraw-offer', actor, offerId, async (tx, offer) => {
    const version = await getVersion(tx, offer, versionId);
    if (version.state === 'withdrawn') return;
    const { now } = actor;
    await moveVersion(tx, version, 'withdraw', { endedAt: now, updatedAt: now });
    // The trail first, then the lists: every change takes them in this order.
    await noteOffer(tx, actor, offer, { type: 'catalogue.offer-withdrawn', version: version.id });
    await refreshListings(tx, offer.organisationId, now);
    await askForPriceBands(tx);
  });
}
