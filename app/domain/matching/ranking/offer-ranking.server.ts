import type { ContentLang } from '#domain/assessment/index.server.ts';
import { listOwnOffers } from '#domain/catalogue/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { listOwnAppeals } from '../appeals/own-appeals.server.ts';
import { requireRanked } from './policy.ts';
import { listShowings } from './showings.server.ts';
import type { OfferRanking } from './types.ts';

/**
 * The last showings of an offer of the actor's provider. Throws `matching.not-found` for another's
 * offer and for anybody but the provider's people.
 */
export async function getOfferRanking(
  actor: MemberActor,
  offerId: string,
  lang: ContentLang,
): Promise<OfferRanking> {
  const organisationId = requireRanked(actor);
  const [offers, showings, appeals] = await Promise.all([
    listOwnOffers(actor, lang),
    listShowings(db, { organisationId, offerId }, lang),
    listOwnAppeals(actor, lang),
  ]);
  const offer = offers.find(({ id }) => id === offerId);
  if (!offer) throw new DomainError('matching.not-found');
  const { id, title, isPublished } = offer;
  const open = appeals.find((one) => one.offerId === offerId && one.state === 'open') ?? null;
  return { id, title, isPublished, showings, open };
}
