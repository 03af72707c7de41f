import type { MemberActor } from '#domain/kernel/index.server.ts';
import { refreshListings } from '../search/refresh-listings.server.ts';
import { moveVersion } from './offer-records.server.ts';
import { askForPriceBands } from './price-band.server.ts';
import {
  decideVersion,
  noteDecision,
  notWaiting,
  tellProvider,
  writeRequests,
  wroteTheSame,
} from './review-records.server.ts';

/**
 * An examiner takes a published version out of the catalogue; its provider reads why. The same
 * sent again by the same person is carried out already. Throws `catalogue.wrong-state` for what is
 * not published, `catalogue.conflict`, `catalogue.not-found`.
 */
export async function removeOffer(
  actor: MemberActor,
  versionId: string,
  reason: string,
): Promise<void> {
  await decideVersion('catalogue.remove-offer', actor, versionId, async (tx, version) => {
    const { now } = actor;
    const requests = [{ field: 'offer', text: reason }] as const;
    if (version.state === 'withdrawn' && (await wroteTheSame(tx, actor, versionId, requests)))
      return;
    if (version.state !== 'published') throw notWaiting(version);
    await moveVersion(tx, version, 'remove', { endedAt: now, updatedAt: now });
    await writeRequests(tx, actor, versionId, requests);
    // The trail first, then the lists: every change takes them in this order.
    await noteDecision(tx, actor, version, { type: 'catalogue.offer-removed', requests });
    await refreshListings(tx, version.organisationId, now);
    await askForPriceBands(tx);
    await tellProvider(tx, actor, version, 'offer-withdrawn');
  });
}
