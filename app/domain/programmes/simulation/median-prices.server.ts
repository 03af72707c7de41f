import { listPriceBands } from '#domain/catalogue/index.server.ts';
import type { PriceKind } from '#domain/catalogue/schema.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import type { MedianPrice } from './project-costs.ts';

const CENTIMES = 100;
const MONTHS = 12;
const USERS = 5;

/** A price by the month counts for a first year, for five users: as prices are put in order. */
const TIMES: Readonly<Record<PriceKind, number>> = {
  ...{ fixed: 1, range: 1, 'per-month': MONTHS, 'per-user-month': MONTHS * USERS },
};

/** The median price in the country of each category that has enough prices, of its usual kind. */
export async function medianPrices(
  reader: Tx | typeof db,
  categories: readonly string[],
): Promise<ReadonlyMap<string, MedianPrice>> {
  const medians = new Map<string, MedianPrice>();
  for (const category of categories) {
    const bands = await listPriceBands(reader, category);
    const [usual] = bands
      .filter(({ region }) => region === null)
      .sort((a, b) => b.count - a.count || a.priceKind.localeCompare(b.priceKind));
    if (!usual) continue;
    const price = (Number(usual.p50) / CENTIMES) * TIMES[usual.priceKind];
    medians.set(category, { price, count: usual.count, isDemo: usual.isDemo });
  }
  return medians;
}
