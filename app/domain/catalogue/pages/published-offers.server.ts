import { replica } from '#platform/db.ts';
import type { NameLang } from '../names.ts';
import { dayOf } from '../providers/in-force.ts';
import { offerContentSchema } from '../offers/content.ts';
import { viewOffer, type OfferView } from '../offers/offer-view.ts';

/** An offer that can be bought today, as its pages show it. */
export interface PublishedOffer {
  readonly slug: string;
  readonly offerId: string;
  readonly view: OfferView;
  readonly version: { readonly number: number; readonly publishedAt: Date };
  readonly provider: { readonly slug: string; readonly name: string; readonly nameArabic: string };
  /** "certified" or "probation". */
  readonly standing: string;
  readonly startUp: boolean;
  /** Earliest start (YYYY-MM-DD), null for at once. */
  readonly startsOn: string | null;
  /** First year for a firm of five users, in centimes before VAT. */
  readonly yearPrice: bigint;
  readonly isDemo: boolean;
}

/** Offers by their slugs, in the order asked for; those that cannot be bought today are left out. */
export async function listPublishedOffers(
  slugs: readonly string[],
  lang: NameLang,
): Promise<readonly PublishedOffer[]> {
  const listed = await replica.offerListing.findMany({ where: { slug: { in: [...slugs] } } });
  const versions = await replica.offerVersion.findMany({
    where: { id: { in: listed.map(({ versionId }) => versionId) } },
    select: { id: true, number: true, content: true },
  });
  const versionOf = new Map(versions.map((version) => [version.id, version]));
  return slugs.flatMap((slug): PublishedOffer[] => {
    const row = listed.find((one) => one.slug === slug);
    const version = row && versionOf.get(row.versionId);
    if (!row || !version) return [];
    const { offerId, standing, startUp, startsOn, yearPrice, isDemo, publishedAt } = row;
    return [
      {
        ...{ slug, offerId, standing, startUp, yearPrice, isDemo },
        view: viewOffer(offerContentSchema.parse(version.content), lang),
        version: { number: version.number, publishedAt },
        provider: {
          slug: row.providerSlug,
          name: row.providerName,
          nameArabic: row.providerNameArabic,
        },
        startsOn: startsOn && dayOf(startsOn),
      },
    ];
  });
}
