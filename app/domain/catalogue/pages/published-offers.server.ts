import { dayOf } from '#domain/kernel/index.server.ts';
import { db, replica } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import type { NameLang } from '../names.ts';
import { offerContentSchema } from '../offers/content.ts';
import { viewOffer, type OfferView } from '../offers/offer-view.ts';

/** An offer that can be bought today, as its pages show it. */
export interface PublishedOffer {
  readonly slug: string;
  readonly offerId: string;
  readonly organisationId: string;
  readonly view: OfferView;
  readonly version: { readonly id: string; readonly number: number; readonly publishedAt: Date };
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
  return inOrder(slugs, await publishedOffers(replica, listed, lang), ({ slug }) => slug);
}

/** Offers by their ids, in the order asked for; those that cannot be bought today are left out. */
export async function listPublishedByIds(
  ids: readonly string[],
  lang: NameLang,
  reader: Reader = db,
): Promise<readonly PublishedOffer[]> {
  const listed = await reader.offerListing.findMany({ where: { offerId: { in: [...ids] } } });
  return inOrder(ids, await publishedOffers(reader, listed, lang), ({ offerId }) => offerId);
}

type Reader = Tx | typeof db;
type ListingRow = Awaited<ReturnType<typeof db.offerListing.findMany>>[number];

async function publishedOffers(
  reader: Reader,
  listed: readonly ListingRow[],
  lang: NameLang,
): Promise<readonly PublishedOffer[]> {
  const versions = await reader.offerVersion.findMany({
    where: { id: { in: listed.map(({ versionId }) => versionId) } },
    select: { id: true, number: true, content: true },
  });
  const versionOf = new Map(versions.map((version) => [version.id, version]));
  return listed.flatMap((row): PublishedOffer[] => {
    const version = versionOf.get(row.versionId);
    if (!version) return [];
    const {
      slug,
      offerId,
      organisationId,
      standing,
      startUp,
      startsOn,
      yearPrice,
      isDemo,
      publishedAt,
    } = row;
    return [
      {
        ...{ slug, offerId, organisationId, standing, startUp, yearPrice, isDemo },
        view: viewOffer(offerContentSchema.parse(version.content), lang),
        version: { id: version.id, number: version.number, publishedAt },
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

function inOrder(
  keys: readonly string[],
  offers: readonly PublishedOffer[],
  keyOf: (offer: PublishedOffer) => string,
): readonly PublishedOffer[] {
  const byKey = new Map(offers.map((offer) => [keyOf(offer), offer]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}
