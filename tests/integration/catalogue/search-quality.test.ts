import { beforeAll, expect, test } from 'vitest';
import { readOfferQuery, searchOffers } from '#domain/catalogue/index.server.ts';
import { JUDGED, keyOf, reciprocalRank } from '../../../bench/search-quality.ts';
import { NOON } from '../../factories/actors.ts';
import { insertDemoListings } from '../../factories/listings.ts';
import { resetDatabase } from '../../setup/database.ts';

let known: ReadonlySet<string> = new Set();

beforeAll(async () => {
  await resetDatabase();
  const rows = await insertDemoListings();
  known = new Set(
    rows.map((row) => keyOf({ providerSlug: row.provider_slug, titleFr: row.title_fr })),
  );
});

async function meanRank(kind?: string): Promise<number> {
  const judged = JUDGED.filter((one) => kind === undefined || one.kind === kind);
  let sum = 0;
  for (const one of judged) {
    const { query } = readOfferQuery(new URLSearchParams({ q: one.text }));
    const { rows } = await searchOffers(query, NOON);
    sum += reciprocalRank(one, rows.map(keyOf));
  }
  return sum / judged.length;
}

test('judged queries name offers that exist', () => {
  expect(JUDGED.length).toBeGreaterThanOrEqual(80);
  expect(JUDGED.flatMap(({ expected }) => expected).filter((key) => !known.has(key))).toEqual([]);
});

test('the right answer comes first or second: mean reciprocal rank', async () => {
  expect(await meanRank()).toBeGreaterThanOrEqual(0.9);
});

test.each(['fr', 'ar', 'arabizi', 'typo', 'synonym', 'mixed', 'brand', 'category'])(
  'so it does for queries of the kind %s',
  async (kind) => {
    expect(await meanRank(kind)).toBeGreaterThanOrEqual(0.75);
  },
);
