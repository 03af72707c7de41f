import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  computePriceBands,
  findPriceBand,
  listPriceBands,
} from '#domain/catalogue/index.server.ts';
import type { PriceKind } from '#domain/catalogue/schema.ts';
import { db } from '#platform/db.ts';
import { at, NOON } from '../../factories/actors.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

interface Given {
  readonly price: number;
  readonly max?: number;
  readonly regions?: readonly string[];
  readonly kind?: PriceKind;
  readonly category?: string;
  readonly isDemo?: boolean;
}

let last = 0;

/** Listed offers that differ in what bands look at. */
async function list(offers: readonly Given[]): Promise<void> {
  await db.offerListing.createMany({
    data: offers.map((given) => {
      const { price, max = price, regions = ['MA-06'], kind = 'fixed' } = given;
      last += 1;
      const id = String(last);
      return {
        ...{ offerId: id, versionId: id, organisationId: 'a provider', slug: `offer-${id}` },
        ...{ category: given.category ?? 'ERP', titleFr: 'x', titleAr: '', summaryFr: '' },
        ...{ summaryAr: '', bodyFr: '', bodyAr: '', providerSlug: 'p', providerName: 'P' },
        ...{ providerNameArabic: '', priceKind: kind, priceMin: BigInt(price) },
        ...{ priceMax: BigInt(max), setup: 5n, yearPrice: BigInt(price), durationDays: 5 },
        ...{ mode: 'remote', regions: [...regions], languages: ['fr'], sizes: [], sectors: [] },
        ...{ minStage: 1, hostedInMorocco: true, startUp: false, standing: 'certified' },
        ...{ isDemo: given.isDemo ?? false, publishedAt: NOON },
      };
    }),
  });
}

const prices = (count: number, changes: Omit<Given, 'price'> = {}): Given[] =>
  Array.from({ length: count }, (_, index) => ({ price: (index + 1) * 1_000, ...changes }));

const ERP = { category: 'ERP', priceKind: 'fixed' } as const;
const inCasablanca = { ...ERP, regions: ['MA-06'] };

/** Linear interpolation between the closest ranks, as every textbook has it. */
function percentile(sorted: readonly number[], share: number): number {
  const rank = share * (sorted.length - 1);
  const below = sorted[Math.floor(rank)] ?? NaN;
  const above = sorted[Math.ceil(rank)] ?? NaN;
  return below + (above - below) * (rank - Math.floor(rank));
}

describe('bands', () => {
  test('take ten prices, not nine', async () => {
    await list(prices(9));
    await computePriceBands(NOON);
    expect(await findPriceBand(db, inCasablanca)).toBeNull();
    await list(prices(1));
    await computePriceBands(NOON);
    expect(await findPriceBand(db, inCasablanca)).toMatchObject({ count: 10, region: 'MA-06' });
  });

  test('are those of a naive computation', async () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 90_000_000 }), {
      minLength: 10,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(amounts, async (given) => {
        await db.offerListing.deleteMany();
        await list(given.map((price) => ({ price })));
        await computePriceBands(NOON);
        const band = await findPriceBand(db, inCasablanca);
        const sorted = given.toSorted((a, b) => a - b);
        const found = [band?.p10, band?.p25, band?.p50, band?.p75, band?.p90].map(Number);
        for (const [index, share] of [0.1, 0.25, 0.5, 0.75, 0.9].entries())
          expect(Math.abs((found[index] ?? NaN) - percentile(sorted, share))).toBeLessThan(0.51);
      }),
      { numRuns: 30 },
    );
  });

  test('compare a range by its middle, and each kind of price only with its own', async () => {
    await list(prices(10, { kind: 'per-month' }));
    await list(
      Array.from({ length: 10 }, () => ({ price: 100, max: 301, kind: 'range' as const })),
    );
    await computePriceBands(NOON);
    const range = await findPriceBand(db, { ...inCasablanca, priceKind: 'range' });
    expect(range).toMatchObject({ count: 10, p10: 200n, p90: 200n });
    expect(await findPriceBand(db, inCasablanca)).toBeNull();
  });

  test('fall back on the country for a region with few prices and for several regions', async () => {
    await list(prices(12, { regions: ['MA-06', 'MA-04'] }));
    await list(prices(3, { regions: ['MA-02'] }));
    await computePriceBands(NOON);
    const of = async (regions: string[]) => {
      const band = await findPriceBand(db, { ...ERP, regions });
      return [band?.region, band?.count];
    };
    expect(await of(['MA-06'])).toEqual(['MA-06', 12]);
    expect(await of(['MA-02'])).toEqual([null, 15]);
    expect(await of(['MA-06', 'MA-04'])).toEqual([null, 15]);
    const regions = (await listPriceBands(db, 'ERP')).map(({ region }) => region);
    expect(regions).toEqual([null, 'MA-04', 'MA-06']);
  });

  test('go when their prices go, and follow them', async () => {
    await list([...prices(10), ...prices(10, { category: 'WEB' })]);
    await computePriceBands(NOON);
    await db.offerListing.deleteMany({ where: { category: 'WEB', priceMin: 1_000n } });
    await list([{ price: 0 }]);
    const then = at(3_600_000);
    await computePriceBands(then);
    expect(await listPriceBands(db, 'WEB')).toEqual([]);
    const band = await findPriceBand(db, inCasablanca);
    expect(band).toMatchObject({ count: 11, p50: 5_000n, computedAt: then });
  });

  test('say when demonstration prices are among them', async () => {
    await list(prices(10));
    await list(prices(10, { category: 'WEB' }));
    await list([{ price: 1, category: 'WEB', isDemo: true }]);
    await computePriceBands(NOON);
    expect((await findPriceBand(db, inCasablanca))?.isDemo).toBe(false);
    const web = await findPriceBand(db, { ...inCasablanca, category: 'WEB' });
    expect(web?.isDemo).toBe(true);
  });
});
