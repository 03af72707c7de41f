import { type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { offerContentSchema, type Bilingual, type OfferContent } from '../offers/content.ts';
import { readPriceBands } from '../offers/price-band.server.ts';
import { comparablePrice, placePrice, type PricePlace } from '../offers/price-place.ts';
import { PRICE_KINDS } from '../vocabulary.ts';

type Reader = Tx | typeof db;

/** A listed offer as matching reads it. */
export interface MatchableOffer {
  readonly offerId: string;
  readonly versionId: string;
  /** Prices in centimes before VAT. */
  readonly content: Pick<
    OfferContent,
    | 'category'
    | 'price'
    | 'sizes'
    | 'sectors'
    | 'minStage'
    | 'deliveryLanguages'
    | 'supportLanguages'
    | 'mode'
    | 'regions'
    | 'hosting'
  >;
  /** Title, summary, deliverables and how they are accepted, a line each. */
  readonly texts: Bilingual;
  /** Null while there are too few comparable prices. */
  readonly pricePlace: PricePlace | null;
}

/** A provider whose offers can be bought today, with all of them. */
export interface MatchableProvider {
  readonly organisationId: string;
  readonly moroccanLaw: boolean;
  /** Province of its seat, null while unknown. */
  readonly province: string | null;
  /** Sectors of its confirmed references, each once. */
  readonly references: readonly string[];
  /** Engagements it can carry at the same time; null when it did not say. */
  readonly capacity: number | null;
  /** First day a new engagement can begin; null for at once. */
  readonly nextStartOn: CivilDate | null;
  /** "certified" or "probation". */
  readonly standing: string;
  readonly isDemo: boolean;
  readonly offers: readonly MatchableOffer[];
}

/** Those of some organisations that are listed now, in the order of their ids. */
export async function listMatchable(
  reader: Reader,
  organisationIds: readonly string[],
): Promise<readonly MatchableProvider[]> {
  const organisationId = { in: [...organisationIds] };
  const listed = await reader.providerListing.findMany({
    where: { organisationId },
    orderBy: { organisationId: 'asc' },
    select: { organisationId: true, province: true, standing: true, isDemo: true },
  });
  const profiles = await reader.provider.findMany({
    where: { organisationId },
    select: { organisationId: true, moroccanLaw: true, capacity: true, nextStartOn: true },
  });
  const references = await reader.providerReference.findMany({
    where: { organisationId, state: 'confirmed', removedAt: null },
    distinct: ['organisationId', 'sector'],
    orderBy: { sector: 'asc' },
    select: { organisationId: true, sector: true },
  });
  const profileOf = new Map(profiles.map((profile) => [profile.organisationId, profile]));
  const referencesOf = Map.groupBy(references, (one) => one.organisationId);
  const offersOf = await listOffers(reader, organisationIds);
  return listed.flatMap(({ province, ...provider }): MatchableProvider[] => {
    const { organisationId: id } = provider;
    const profile = profileOf.get(id);
    if (profile === undefined) return [];
    return [
      {
        ...provider,
        moroccanLaw: profile.moroccanLaw,
        province: province === '' ? null : province,
        references: (referencesOf.get(id) ?? []).map(({ sector }) => sector),
        capacity: profile.capacity,
        nextStartOn: profile.nextStartOn && dayOf(profile.nextStartOn),
        offers: offersOf.get(id) ?? [],
      },
    ];
  });
}

async function listOffers(
  reader: Reader,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MatchableOffer[]>> {
  const places = await listPricePlaces(reader, organisationIds);
  const versions = await reader.offerVersion.findMany({
    where: { id: { in: places.map(({ versionId }) => versionId) } },
    select: { id: true, content: true },
  });
  const contentOf = new Map(versions.map(({ id, content }) => [id, content]));
  const offers = places.flatMap(({ organisationId, ...place }) => {
    const content = contentOf.get(place.versionId);
    return content === undefined ? [] : [{ organisationId, offer: { ...place, ...read(content) } }];
  });
  const byProvider = Map.groupBy(offers, ({ organisationId }) => organisationId);
  return new Map([...byProvider].map(([id, all]) => [id, all.map(({ offer }) => offer)]));
}

function read(stored: Prisma.JsonValue): Pick<MatchableOffer, 'content' | 'texts'> {
  const content = offerContentSchema.parse(stored);
  return { content, texts: { fr: textOf(content, 'fr'), ar: textOf(content, 'ar') } };
}

function textOf({ title, summary, deliverables }: OfferContent, lang: keyof Bilingual): string {
  return [
    title[lang],
    summary[lang],
    ...deliverables.flatMap(({ text, acceptance }) => [text[lang], acceptance[lang]]),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** A listed offer and where its price stands now. */
export type ListedPrice = Pick<MatchableOffer, 'offerId' | 'versionId' | 'pricePlace'> & {
  readonly organisationId: string;
};

/** The offers of some organisations that are listed now, in the order of their ids. */
export async function listPricePlaces(
  reader: Reader,
  organisationIds: readonly string[],
): Promise<readonly ListedPrice[]> {
  const rows = await reader.offerListing.findMany({
    where: { organisationId: { in: [...organisationIds] } },
    orderBy: { offerId: 'asc' },
    select: {
      ...{ offerId: true, versionId: true, organisationId: true, category: true, regions: true },
      ...{ priceKind: true, priceMin: true, priceMax: true },
    },
  });
  const bandOf = await readPriceBands(reader, [...new Set(rows.map(({ category }) => category))]);
  return rows.map(({ category, regions, priceKind, priceMin, priceMax, ...ids }) => {
    const kind = PRICE_KINDS.find((one) => one === priceKind);
    if (kind === undefined) throw new Error(`unknown kind of price ${priceKind}`);
    const band = bandOf({ category, regions, priceKind: kind });
    const amount = comparablePrice({ kind, min: Number(priceMin), max: Number(priceMax) });
    return { ...ids, pricePlace: band && placePrice(amount, band) };
  });
}

/** Organisations that are listed now, in the order of their ids, from after one of them on. */
export async function listListed(
  reader: Reader,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<readonly string[]> {
  const rows = await reader.providerListing.findMany({
    where: { organisationId: { gt: after } },
    orderBy: { organisationId: 'asc' },
    take: most,
    select: { organisationId: true },
  });
  return rows.map(({ organisationId }) => organisationId);
}
