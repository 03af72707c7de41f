import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** Offers that can be bought today in a category, where and in which language they are delivered. */
export interface SupplyRow {
  readonly category: string;
  /** Region code; an offer counts in each region it serves. */
  readonly region: string;
  /** Language of delivery; an offer counts in each. */
  readonly language: string;
  readonly offers: number;
  readonly providers: number;
}

/**
 * Published offers of certified or probation providers, by category, region and language; no row
 * where there is none. The rows of a category overlap: they do not add up to its offers.
 */
export function countSupply(reader: Tx | typeof db): Promise<SupplyRow[]> {
  return reader.$queryRaw<SupplyRow[]>`
    SELECT category, region, language, count(*)::int AS offers,
      count(DISTINCT organisation_id)::int AS providers
    FROM offer_listing, unnest(regions) AS region, unnest(languages) AS language
    GROUP BY category, region, language ORDER BY category, region, language`;
}

/** Published offers of certified or probation providers in each category, each counted once. */
export async function countPublishedOffers(
  reader: Tx | typeof db,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.$queryRaw<{ readonly category: string; readonly offers: number }[]>`
    SELECT category, count(*)::int AS offers FROM offer_listing GROUP BY category`;
  return new Map(rows.map(({ category, offers }) => [category, offers]));
}
