import { cents, plainAmount } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import { offerContentSchema } from '../offers/content.ts';
import { SPOKEN, type PriceKind, type Spoken } from '../vocabulary.ts';
import type { OfferResponse, OffersResponse, ProvidersResponse } from './api-schema.ts';
import { searchOffers } from './search-offers.server.ts';
import { searchProviders } from './search-providers.server.ts';
import type { OfferQuery, OfferRow, ProviderQuery, ProviderRow } from './types.ts';

/** A page of offers as the public API gives it. */
export async function listOffersForApi(query: OfferQuery, now: Date): Promise<OffersResponse> {
  const { rows, total, facets, after, before } = await searchOffers(query, now);
  const dates = await replica.offerListing.findMany({
    where: { offerId: { in: rows.map(({ offerId }) => offerId) } },
    select: { offerId: true, publishedAt: true },
  });
  const publishedAt = new Map(dates.map((row) => [row.offerId, row.publishedAt]));
  return {
    total: total === 'many' ? null : total,
    // An offer that went away between the two questions is left out.
    offers: rows.flatMap((row) => {
      const at = publishedAt.get(row.offerId);
      return at ? [{ ...offerOf(row), updatedAt: at.toISOString() }] : [];
    }),
    ...{ facets: facetsOf(facets), next: after, previous: before },
  };
}

type Facets<Name extends string> = Readonly<
  Record<
    Name,
    {
      readonly exact: boolean;
      readonly values: readonly { readonly value: string; readonly count: number }[];
    }
  >
>;

/** The same, as arrays that may be written to. */
function facetsOf<Name extends string>(facets: Facets<Name>) {
  return Object.fromEntries(
    Object.entries<Facets<Name>[Name]>(facets).map(([name, { exact, values }]) => [
      name,
      { exact, values: values.map(({ value, count }) => ({ value, count })) },
    ]),
  );
}

function spokenOf(codes: readonly string[]): Spoken[] {
  return SPOKEN.filter((code) => codes.includes(code));
}

interface Price {
  readonly kind: PriceKind;
  readonly min: bigint;
  readonly max: bigint;
  readonly setup: bigint;
}

function priceOf({ kind, min, max, setup }: Price): OfferResponse['price'] {
  const plain = (centimes: bigint) => plainAmount(cents(centimes));
  return { kind, currency: 'MAD', min: plain(min), max: plain(max), setup: plain(setup) };
}

function offerOf(row: OfferRow): Omit<OffersResponse['offers'][number], 'updatedAt'> {
  const { slug, category, durationDays, startsOn, mode, minStage, standing } = row;
  const { hostedInMorocco, startUp, isDemo: demo } = row;
  return {
    ...{ slug, category, durationDays, startsOn, mode, minStage, standing },
    title: { fr: row.titleFr, ar: row.titleAr },
    summary: { fr: row.summaryFr, ar: row.summaryAr },
    provider: supplierOf(row.providerSlug, row.providerName, row.providerNameArabic),
    price: priceOf({
      ...{ kind: row.priceKind, min: row.priceMin, max: row.priceMax, setup: row.setup },
    }),
    regions: [...row.regions],
    languages: spokenOf(row.languages),
    ...{ hostedInMorocco, startUp, demo },
  };
}

function supplierOf(slug: string, name: string, nameArabic: string): OfferResponse['provider'] {
  return { slug, name, nameArabic: nameArabic === '' ? null : nameArabic };
}

/** A published offer that can be bought today, whole; null when there is none. */
export async function findOfferForApi(slug: string): Promise<OfferResponse | null> {
  const row = await replica.offerListing.findUnique({ where: { slug } });
  const version = row && (await replica.offerVersion.findUnique({ where: { id: row.versionId } }));
  if (!version) return null;
  const content = offerContentSchema.parse(version.content);
  const { kind, min, max, setup } = content.price;
  return {
    slug,
    ...{ version: version.number, contentHash: version.contentHash },
    publishedAt: row.publishedAt.toISOString(),
    provider: supplierOf(row.providerSlug, row.providerName, row.providerNameArabic),
    standing: row.standing,
    price: priceOf({ kind, min: BigInt(min), max: BigInt(max), setup: BigInt(setup) }),
    content,
    demo: row.isDemo,
  };
}

/** A page of providers as the public API gives it. */
export async function listProvidersForApi(
  query: ProviderQuery,
  now: Date,
): Promise<ProvidersResponse> {
  const { rows, total, facets, after, before } = await searchProviders(query, now);
  return {
    total: total === 'many' ? null : total,
    providers: rows.map(providerOf),
    ...{ facets: facetsOf(facets), next: after, previous: before },
  };
}

function providerOf(row: ProviderRow): ProvidersResponse['providers'][number] {
  const { slug, name, nameArabic, province, region, offers, standing } = row;
  const { hostsInMorocco, startUp, certificateCode, isDemo } = row;
  return {
    ...supplierOf(slug, name, nameArabic),
    summary: { fr: row.summaryFr, ar: row.summaryAr },
    province: province === '' ? null : province,
    region: region === '' ? null : region,
    regions: [...row.regions],
    languages: spokenOf(row.languages),
    sectors: [...row.sectors],
    categories: [...row.categories],
    badges: [...row.badges],
    ...{ offers, hostsInMorocco, startUp, standing },
    ...{ certificate: certificateCode, demo: isDemo },
  };
}
