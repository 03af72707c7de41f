import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  continueFrom,
  findWorking,
  getVersion,
  noteOffer,
  withOffer,
} from './offer-records.server.ts';
import type { OfferVersionKey } from './take-back-offer.server.ts';

/**
 * Opens a draft from a version that is or was in the catalogue; what is published stays there until
 * the next version is. Returns the id of the draft, that which is open already included. Throws
 * `catalogue.wrong-state` while a version is with the examiners.
 */
export async function openOfferDraft(
  actor: MemberActor,
  { offerId, versionId }: OfferVersionKey,
): Promise<string> {
  return withOffer('catalogue.open-offer-draft', actor, offerId, async (tx, offer) => {
    const version = await getVersion(tx, offer, versionId);
    const working = await findWorking(tx, offer);
    if (working?.state === 'draft') return working.id;
    const isOver = version.state === 'published' || version.state === 'withdrawn';
    if (working || !isOver) throw new DomainError('catalogue.wrong-state');
    const draft = await continueFrom(tx, actor, offer, version);
    await noteOffer(tx, actor, offer, { type: 'catalogue.offer-draft-opened', version: draft });
    return draft;
  });
}
