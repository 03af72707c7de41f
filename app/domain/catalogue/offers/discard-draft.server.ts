import type { MemberActor } from '#domain/kernel/index.server.ts';
import { getVersion, moveVersion, noteOffer, withOffer } from './offer-records.server.ts';
import type { OfferVersionKey } from './take-back-offer.server.ts';

/**
 * Gives up a draft, or a version of which changes were requested; what is published stays. Given
 * up again, nothing changes. Throws `catalogue.wrong-state` in any other state.
 */
export async function discardDraft(
  actor: MemberActor,
  { offerId, versionId }: OfferVersionKey,
): Promise<void> {
  await withOffer('catalogue.discard-draft', actor, offerId, async (tx, offer) => {
    const version = await getVersion(tx, offer, versionId);
    if (version.state === 'withdrawn') return;
    const { now } = actor;
    await moveVersion(tx, version, 'discard', { endedAt: now, updatedAt: now });
    await noteOffer(tx, actor, offer, { type: 'catalogue.offer-discarded', version: version.id });
  });
}
