import type { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { PRICE_KINDS, type PriceKind } from '../vocabulary.ts';
import type { Percentiles } from './price-place.ts';

/** Fewest prices that make a band: below it, one provider's price could be read from it. */
const FEWEST_PRICES = 10;

/** Percentiles of the prices of one kind in a category and a region. */
export interface PriceBand extends Percentiles {
  readonly category: string;
  /** Null for the whole country. */
  readonly region: string | null;
  readonly priceKind: PriceKind;
  /** Prices it was made from, `FEWEST_PRICES` or more. */
  readonly count: number;
  /** Whether prices of demonstration offers are among them. */
  readonly isDemo: boolean;
  readonly computedAt: Date;
}

type Reader = Tx | typeof db;

const NATIONAL = '';

/** What decides which band a price is compared with. */
export interface Compared {
  readonly category: string;
  readonly regions: readonly string[];
  readonly priceKind: PriceKind;
}

/** The region whose prices an offer is compared with. */
function comparedIn(regions: readonly string[]): string {
  return regions.length === 1 ? (regions[0] ?? NATIONAL) : NATIONAL;
}

/**
 * The narrowest band to compare a price with: that of the region for what is delivered in a single
 * one, else that of the country; null while there are too few prices. What is delivered in several
 * regions is compared in the country.
 */
export async function findPriceBand(
  reader: Reader,
  { category, regions, priceKind }: Compared,
): Promise<PriceBand | null> {
  const [band] = await reader.priceBand.findMany({
    where: { category, priceKind, region: { in: [comparedIn(regions), NATIONAL] } },
    orderBy: { region: 'desc' },
    take: 1,
  });
  return band ? toBand(band) : null;
}

/** The same for many offers of some categories, whose bands are read once. */
export async function readPriceBands(
  reader: Reader,
  categories: readonly string[],
): Promise<(offer: Compared) => PriceBand | null> {
  const rows = await reader.priceBand.findMany({ where: { category: { in: [...categories] } } });
  const key = (one: Omit<Compared, 'regions'> & { readonly region: string }) =>
    `${one.category} ${one.priceKind} ${one.region}`;
  const bands = new Map(
    rows.map(toBand).map((band) => [key({ ...band, region: band.region ?? NATIONAL }), band]),
  );
  return ({ category, regions, priceKind }) =>
    bands.get(key({ category, priceKind, region: comparedIn(regions) })) ??
    bands.get(key({ category, priceKind, region: NATIONAL })) ??
    null;
}

/** Every band of a category, the country first, then regions by their code. */
export async function listPriceBands(reader: Reader, category: string): Promise<PriceBand[]> {
  const rows = await reader.priceBand.findMany({
    where: { category },
    orderBy: [{ region: 'asc' }, { priceKind: 'asc' }],
  });
  return rows.map(toBand);
}

/** Has the bands made again soon; call it in the transaction that publishes or withdraws an offer. */
export async function askForPriceBands(tx: Tx): Promise<void> {
  await addJob(tx, 'price-bands', {}, { key: 'price-bands', queue: 'price-bands' });
}

/**
 * Makes all bands again from the offers that can be bought: by category, kind of price and region,
 * and for the country. An offer counts once in each of its regions and once in the country. Readers
 * see the old bands or the new ones, never a mixture. When a band moved, matching looks for the
 * offers whose place is another one.
 */
export async function computePriceBands(now: Date): Promise<void> {
  await inTransaction('catalogue.price-bands', async (tx) => {
    const [bands] = await tx.$queryRaw<{ readonly moved: number }[]>`
      WITH offers AS (
        SELECT category, price_kind, regions, is_demo,
          CASE price_kind WHEN 'range' THEN (price_min + price_max) / 2 ELSE price_min END AS price
        FROM offer_listing
      ), prices AS (
        SELECT category, price_kind, '' AS region, is_demo, price FROM offers
        UNION ALL
        SELECT category, price_kind, served.region, is_demo, price
        FROM offers, LATERAL (SELECT DISTINCT unnest(regions) AS region) AS served
      ), bands AS (
        SELECT category, region, price_kind, count(*)::int AS count, bool_or(is_demo) AS is_demo,
          percentile_cont(ARRAY[0.1, 0.25, 0.5, 0.75, 0.9])
            WITHIN GROUP (ORDER BY price::double precision) AS at
        FROM prices GROUP BY category, region, price_kind
        HAVING count(*) >= ${FEWEST_PRICES}
      ), gone AS (
        DELETE FROM price_band AS old WHERE NOT EXISTS (
          SELECT FROM bands WHERE bands.category = old.category AND bands.region = old.region
            AND bands.price_kind = old.price_kind)
        RETURNING 1
      ), made AS (
        SELECT category, region, price_kind, count, round(at[1])::bigint AS p10,
          round(at[2])::bigint AS p25, round(at[3])::bigint AS p50, round(at[4])::bigint AS p75,
          round(at[5])::bigint AS p90, is_demo
        FROM bands
      ), kept AS (
        INSERT INTO price_band
          (category, region, price_kind, count, p10, p25, p50, p75, p90, is_demo, computed_at)
        SELECT category, region, price_kind, count, p10, p25, p50, p75, p90, is_demo, ${now}
        FROM made
        ON CONFLICT (category, region, price_kind) DO UPDATE SET count = excluded.count,
          p10 = excluded.p10, p25 = excluded.p25, p50 = excluded.p50, p75 = excluded.p75,
          p90 = excluded.p90, is_demo = excluded.is_demo, computed_at = excluded.computed_at
      )
      SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM made WHERE NOT EXISTS (
        SELECT FROM price_band AS old
        WHERE (old.category, old.region, old.price_kind)
            = (made.category, made.region, made.price_kind)
          AND (old.p10, old.p25, old.p50, old.p75, old.p90)
            = (made.p10, made.p25, made.p50, made.p75, made.p90))))::int AS moved`;
    if (bands !== undefined && bands.moved > 0)
      await addJob(tx, 'match-index', {}, { key: 'match-index', queue: 'match' });
  });
}

function toBand(row: {
  readonly category: string;
  readonly region: string;
  readonly priceKind: string;
  readonly count: number;
  readonly p10: bigint;
  readonly p25: bigint;
  readonly p50: bigint;
  readonly p75: bigint;
  readonly p90: bigint;
  readonly isDemo: boolean;
  readonly computedAt: Date;
}): PriceBand {
  const priceKind = PRICE_KINDS.find((kind) => kind === row.priceKind);
  if (priceKind === undefined) throw new Error(`unknown kind of price ${row.priceKind}`);
  return { ...row, region: row.region === NATIONAL ? null : row.region, priceKind };
}
