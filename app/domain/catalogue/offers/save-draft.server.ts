import { DomainError, type MemberActor, contentHash } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import type { OfferContent } from './content.ts';
import { getVersion, withOffer, type TakenOffer } from './offer-records.server.ts';

/** A draft as it was typed, and the stamp it carried when the form was opened. */
export interface TypedDraft {
  readonly offerId: string;
  readonly versionId: string;
  readonly stamp: string;
  readonly content: OfferContent;
}

/**
 * Keeps a draft. Returns its new stamp. Throws `catalogue.offer-frozen` when the version is no
 * longer a draft, and `catalogue.offer-changed` when somebody else has saved it since the form was
 * opened.
 */
export async function saveDraft(actor: MemberActor, draft: TypedDraft): Promise<string> {
  return withOffer('catalogue.save-draft', actor, draft.offerId, (tx, offer) =>
    keepDraft(tx, actor, offer, draft),
  );
}

/** The same within a transaction that has taken the offer. */
export async function keepDraft(
  tx: Tx,
  { now }: MemberActor,
  offer: TakenOffer,
  { versionId, stamp, content }: TypedDraft,
): Promise<string> {
  const hash = contentHash(content);
  const { count } = await tx.offerVersion.updateMany({
    where: { id: versionId, offerId: offer.id, state: 'draft', contentHash: stamp },
    data: { content, contentHash: hash, updatedAt: now },
  });
  if (count === 1) return hash;
  const version = await getVersion(tx, offer, versionId);
  if (version.state !== 'draft') throw new DomainError('catalogue.offer-frozen');
  if (version.contentHash !== hash) throw new DomainError('catalogue.offer-changed');
  return hash;
}
