import { tellHolders } from '#domain/accounts/index.server.ts';
import { DomainError, type MemberActor, contentHash } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { offerDraftSchema, type OfferContent } from './content.ts';
import {
  getVersion,
  moveVersion,
  noteOffer,
  withOffer,
  type TakenOffer,
} from './offer-records.server.ts';
import { renamedSlug } from './offer-slug.ts';
import { readLimits } from './provider-limits.server.ts';
import { keepDraft, type TypedDraft } from './save-draft.server.ts';
import { listProblems, type OfferProblem } from './submit-rules.ts';

/** A draft to be sent; without a content as it was saved last. */
export type SentDraft = Omit<TypedDraft, 'content'> & { readonly content: OfferContent | null };

/**
 * Saves a draft and sends it to the examiners: from then on it does not change. Returns what keeps
 * it from being sent, when the draft was only saved; nothing when it was sent, also when it was
 * sent before as it is. Throws `catalogue.offer-frozen` and `catalogue.offer-changed` like saving.
 */
export async function submitOffer(
  actor: MemberActor,
  sent: SentDraft,
): Promise<readonly OfferProblem[]> {
  return withOffer('catalogue.submit-offer', actor, sent.offerId, (tx, offer) =>
    submit(tx, actor, offer, sent),
  );
}

async function submit(
  tx: Tx,
  actor: MemberActor,
  offer: TakenOffer,
  sent: SentDraft,
): Promise<readonly OfferProblem[]> {
  const version = await getVersion(tx, offer, sent.versionId);
  const content = sent.content ?? offerDraftSchema.parse(version.content);
  const hash = contentHash(content);
  if (version.state === 'submitted' && version.contentHash === hash) return [];
  if (version.state !== 'draft') throw new DomainError('catalogue.offer-frozen');
  if (sent.content) await keepDraft(tx, actor, offer, { ...sent, content });
  else if (version.contentHash !== sent.stamp) throw new DomainError('catalogue.offer-changed');
  const { now, person } = actor;
  const problems = listProblems(content, await readLimits(tx, offer.organisationId, content, now));
  if (problems.length > 0) return problems;
  await moveVersion(tx, version, 'submit', {
    ...{ submittedAt: now, submittedById: person.accountId, updatedAt: now, contentHash: hash },
  });
  await nameAddress(tx, offer, content, now);
  await noteOffer(tx, actor, offer, {
    ...{ type: 'catalogue.offer-submitted', version: version.id, content },
  });
  await tellExaminers(tx, actor, version.id, content);
  return [];
}

/** The address follows the title until a version was published once; from then on it stays. */
async function nameAddress(tx: Tx, offer: TakenOffer, { title }: OfferContent, now: Date) {
  const known = await tx.offerVersion.count({
    where: { offerId: offer.id, publishedAt: { not: null } },
  });
  const slug = known > 0 ? offer.slug : renamedSlug(offer.slug, title.fr);
  await tx.offer.update({ where: { id: offer.id }, data: { slug, updatedAt: now } });
}

async function tellExaminers(
  tx: Tx,
  { person }: MemberActor,
  versionId: string,
  { title }: OfferContent,
): Promise<void> {
  await tellHolders(
    tx,
    { role: 'provider-examiner', except: [person.accountId] },
    {
      kind: 'offer-submitted',
      params: { organisation: person.seat.organisationName, offer: title.fr || title.ar },
      path: `/programme/offers/${versionId}`,
    },
  );
}
