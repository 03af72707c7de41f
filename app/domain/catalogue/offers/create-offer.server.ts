import { UUID_RANDOM_BYTES, uuidV7, type MemberActor } from '#domain/kernel/index.server.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { OfferContent } from './content.ts';
import { addDraft, noteOffer, requireEditor } from './offer-records.server.ts';
import { mintSuffix, slugWith } from './offer-slug.ts';

/**
 * Opens a new offer as a draft. The same form sent twice opens one. Returns the id of the offer;
 * throws `catalogue.not-found` to anybody but the people of a provider.
 */
export async function createOffer(
  actor: MemberActor,
  content: OfferContent,
  intentId: string,
): Promise<string> {
  requireEditor(actor);
  const intent = { actor: actor.person.accountId, intentId, now: actor.now };
  return inTransaction('catalogue.create-offer', (tx) =>
    onceByIntent(tx, intent, () => addOffer(tx, actor, content)),
  );
}

/** The same within a transaction; the caller has seen to rights and repetition. */
export async function addOffer(tx: Tx, actor: MemberActor, content: OfferContent): Promise<string> {
  const { now, person } = actor;
  const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
  const offer = { id, organisationId: person.seat.organisationId };
  const slug = slugWith(content.title.fr, mintSuffix(actor.randomBytes));
  await tx.offer.create({ data: { ...offer, slug, createdAt: now, updatedAt: now } });
  const version = await addDraft(tx, actor, offer, content);
  await noteOffer(tx, actor, offer, { type: 'catalogue.offer-created', version });
  return id;
}
