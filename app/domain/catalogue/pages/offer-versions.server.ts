import { db } from '#platform/db.ts';
import type { NameLang } from '../names.ts';
import { offerContentSchema } from '../offers/content.ts';
import { viewOffer, type OfferView } from '../offers/offer-view.ts';

/** A version that was published once, whatever became of it, and whose offer it is. */
export interface OfferVersionView {
  readonly id: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly offerId: string;
  readonly organisationId: string;
  readonly slug: string;
  readonly view: OfferView;
  /** As the provider is called today; an organisation without a page has no name here. */
  readonly provider: { readonly slug: string; readonly name: string; readonly nameArabic: string };
}

/** Versions by their ids, in no order; those that were never published are left out. */
export async function listOfferVersions(
  ids: readonly string[],
  lang: NameLang,
): Promise<readonly OfferVersionView[]> {
  if (ids.length === 0) return [];
  const rows = await db.offerVersion.findMany({
    where: { id: { in: [...ids] }, publishedAt: { not: null } },
    select: {
      ...{ id: true, number: true, content: true, publishedAt: true },
      ...{ offerId: true, organisationId: true, offer: { select: { slug: true } } },
    },
  });
  const providers = await db.provider.findMany({
    where: { organisationId: { in: rows.map(({ organisationId }) => organisationId) } },
    select: { organisationId: true, slug: true, name: true, nameArabic: true },
  });
  const providerOf = new Map(providers.map((one) => [one.organisationId, one]));
  return rows.flatMap(({ content, offer, publishedAt, ...row }): OfferVersionView[] => {
    if (publishedAt === null) return [];
    const { slug, name, nameArabic } = providerOf.get(row.organisationId) ?? NO_PAGE;
    return [
      {
        ...{ ...row, publishedAt, slug: offer.slug },
        view: viewOffer(offerContentSchema.parse(content), lang),
        provider: { slug, name, nameArabic: nameArabic ?? '' },
      },
    ];
  });
}

const NO_PAGE = { slug: '', name: '', nameArabic: null };
