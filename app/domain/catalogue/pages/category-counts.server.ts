import { replica } from '#platform/db.ts';

export interface CategoryCount {
  readonly offers: number;
  readonly providers: number;
}

/** Offers that can be bought today and their providers, by category; none where there is no offer. */
export async function countByCategory(): Promise<ReadonlyMap<string, CategoryCount>> {
  const rows = await replica.$queryRaw<
    { readonly category: string; readonly offers: number; readonly providers: number }[]
  >`SELECT category, count(*)::int AS offers, count(DISTINCT organisation_id)::int AS providers
    FROM offer_listing GROUP BY category`;
  return new Map(rows.map(({ category, offers, providers }) => [category, { offers, providers }]));
}

/** Providers with an offer in a category, by the regions in which they deliver it. */
export async function countProvidersByRegion(
  category: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await replica.$queryRaw<{ readonly region: string; readonly providers: number }[]>`
    SELECT region, count(DISTINCT organisation_id)::int AS providers
    FROM offer_listing, unnest(regions) AS region
    WHERE category = ${category} GROUP BY region`;
  return new Map(rows.map(({ region, providers }) => [region, providers]));
}
