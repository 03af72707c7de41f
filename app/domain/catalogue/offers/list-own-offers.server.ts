import { addDays, civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { categoryName, shownText, type NameLang, type Named, type ShownText } from '../names.ts';
import { offerDraftSchema, type OfferContent } from './content.ts';
import { groupOf, OFFER_GROUPS, type OfferGroup } from './groups.ts';
import { requireEditor, stateOf, WORKING } from './offer-records.server.ts';

/** Days over which the openings of a public page are counted. */
const VIEW_DAYS = 30;

/** An offer in the list of its provider. */
export interface OwnOffer {
  readonly id: string;
  readonly group: OfferGroup;
  readonly title: ShownText | null;
  readonly category: Named | null;
  readonly price: OfferContent['price'];
  /** Whether a version is in the catalogue while another one is worked on. */
  readonly isPublished: boolean;
  /** Whether clients find it today. */
  readonly isListed: boolean;
  /** Since when it is in its state. */
  readonly since: Date;
  /** Openings of its public page in the last thirty days; null for what was never published. */
  readonly views: number | null;
}

/** The offers of the actor's provider in order of what there is to do, the latest first. */
export async function listOwnOffers(actor: MemberActor, lang: NameLang): Promise<OwnOffer[]> {
  requireEditor(actor);
  const { organisationId } = actor.person.seat;
  const [offers, listed, views] = await Promise.all([
    readOffers(organisationId),
    db.offerListing.findMany({ where: { organisationId }, select: { offerId: true } }),
    countViews(actor),
  ]);
  const isListed = new Set(listed.map(({ offerId }) => offerId));
  const rows = offers.flatMap(({ id, versions }): OwnOffer[] => {
    const working = versions.find(({ state }) => WORKING.some((one) => one === state));
    const published = versions.find(({ state }) => state === 'published');
    const last = working ?? published ?? versions.find(({ submittedAt }) => submittedAt !== null);
    // A draft given up before it was ever sent leaves nothing to see.
    if (!last) return [];
    const content = offerDraftSchema.parse(last.content);
    return [
      {
        ...{ id, group: groupOf(stateOf(last)), isPublished: published !== undefined },
        title: shownText(content.title, lang),
        category: content.category === '' ? null : categoryName(content.category, lang),
        price: content.price,
        isListed: isListed.has(id),
        since: last.endedAt ?? last.decidedAt ?? last.submittedAt ?? last.updatedAt,
        views: views.get(id) ?? (published ? 0 : null),
      },
    ];
  });
  const place = ({ group }: OwnOffer) => OFFER_GROUPS.indexOf(group);
  return rows.sort((a, b) => place(a) - place(b) || b.since.getTime() - a.since.getTime());
}

function readOffers(organisationId: string) {
  return db.offer.findMany({
    where: { organisationId },
    select: {
      id: true,
      versions: {
        orderBy: { number: 'desc' },
        select: {
          ...{ state: true, content: true, updatedAt: true },
          ...{ submittedAt: true, decidedAt: true, endedAt: true },
        },
      },
    },
  });
}

async function countViews({ now, person }: MemberActor): Promise<ReadonlyMap<string, number>> {
  const since = addDays(civilDateOf(now), 1 - VIEW_DAYS);
  const sums = await db.catalogueView.groupBy({
    by: ['subjectId'],
    where: {
      ...{ organisationId: person.seat.organisationId, kind: 'offer' },
      day: { gte: new Date(since) },
    },
    _sum: { count: true },
  });
  return new Map(sums.map(({ subjectId, _sum }) => [subjectId, _sum.count ?? 0]));
}
