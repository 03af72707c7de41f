import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readOfferQuery, searchOffers } from '#domain/catalogue/index.server.ts';
import { PRICE_BANDS, OFFER_FACETS, type OfferFacet } from '#domain/catalogue/search/types.ts';
import {
  CATEGORIES,
  MODES,
  REGIONS,
  SECTORS,
  SIZES,
  SPOKEN,
} from '#domain/catalogue/vocabulary.ts';
import type { DemoListing } from '../../../bench/search-content.ts';
import { NOON } from '../../factories/actors.ts';
import { insertDemoListings } from '../../factories/listings.ts';
import { search, walk } from '../../factories/search-pages.ts';
import { resetDatabase } from '../../setup/database.ts';

type Values = Record<OfferFacet, readonly string[]>;

function valuesOf(row: DemoListing): Values {
  const band = PRICE_BANDS.find(
    ({ from, to }) => row.year_price >= from * 100 && (to === null || row.year_price < to * 100),
  );
  return {
    category: [row.category],
    region: row.regions,
    band: [band?.code ?? ''],
    language: row.languages,
    standing: [row.standing],
    hosting: [row.hosted_in_morocco ? 'yes' : 'no'],
    startUp: [row.start_up ? 'yes' : 'no'],
  };
}

const some = (codes: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    fc.subarray([...codes], { maxLength: Math.min(2, codes.length) }),
  );
const filters = fc.record({
  category: some(CATEGORIES),
  region: some(REGIONS),
  band: some(PRICE_BANDS.map(({ code }) => code)),
  language: some(SPOKEN),
  standing: some(['certified', 'probation']),
  hosting: some(['yes']),
  startUp: some(['yes']),
  mode: some(MODES),
  size: some(SIZES),
  sector: some(SECTORS),
});
type Chosen = Record<OfferFacet | 'mode' | 'size' | 'sector', readonly string[]>;

function passes(row: DemoListing, chosen: Chosen, without?: OfferFacet): boolean {
  const values = valuesOf(row);
  const meets = (wanted: readonly string[], has: readonly string[]) =>
    wanted.length === 0 || wanted.some((one) => has.includes(one));
  const modes = row.mode === 'both' ? MODES : [row.mode];
  return (
    OFFER_FACETS.every((facet) => facet === without || meets(chosen[facet], values[facet])) &&
    meets(chosen.mode, modes) &&
    meets(chosen.size, row.sizes) &&
    (row.sectors.length === 0 || meets(chosen.sector, row.sectors))
  );
}

function addressOf(chosen: Chosen): string {
  return Object.entries(chosen)
    .flatMap(([name, values]) => values.map((value) => `${name}=${encodeURIComponent(value)}`))
    .join('&');
}

describe('the offers of the demonstration', () => {
  let rows: readonly DemoListing[] = [];
  beforeAll(async () => {
    await resetDatabase();
    rows = await insertDemoListings();
  });

  test('are counted as one by one, each filter without itself', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (chosen) => {
        const page = await search(addressOf(chosen));
        expect(page.total).toBe(rows.filter((row) => passes(row, chosen)).length);
        for (const facet of OFFER_FACETS) {
          const left = rows.filter((row) => passes(row, chosen, facet));
          const counts = new Map<string, number>();
          for (const value of left.flatMap((row) => valuesOf(row)[facet]))
            counts.set(value, (counts.get(value) ?? 0) + 1);
          const shown = page.facets[facet];
          expect(shown.exact).toBe(true);
          expect(
            Object.fromEntries(shown.values.map(({ value, count }) => [value, count])),
          ).toEqual(Object.fromEntries(counts));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('are counted with a text too', async () => {
    const all = await search('q=caisse');
    const chosen = await search('q=caisse&category=PAY&hosting=yes');
    const inPay = all.facets.category.values.find(({ value }) => value === 'PAY')?.count ?? 0;
    const hosted = chosen.facets.hosting.values.reduce((sum, { count }) => sum + count, 0);
    expect(inPay).toBeGreaterThan(0);
    expect(hosted).toBe(inPay);
    expect(chosen.facets.category.values.length).toBeGreaterThan(1);
    expect(chosen.rows.every((row) => row.category === 'PAY' && row.hostedInMorocco)).toBe(true);
  });

  test.each([
    'sort=relevance',
    'sort=price',
    'sort=start',
    'q=stock&sort=relevance',
    'q=stock&sort=price',
  ])('%s shows every offer once, there and back', async (address) => {
    const { total } = await search(address);
    const { first, there, back } = await walk(address);
    expect(there).toHaveLength(Number(total));
    expect(new Set(there).size).toBe(there.length);
    expect(back).toEqual(there.slice(0, back.length));
    expect(back.slice(0, first.length)).toEqual(first);
  });

  test('prices rise', async () => {
    const { rows: shown } = await search('sort=price');
    const prices = shown.map(({ yearPrice }) => yearPrice);
    expect(prices).toEqual([...prices].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(prices[0]).toBe(BigInt(Math.min(...rows.map((row) => row.year_price))));
  });

  test('without a text begin elsewhere on another day, and a list keeps its day', async () => {
    const tomorrow = new Date(NOON.getTime() + 24 * 60 * 60 * 1000);
    const today = await search('');
    const other = await search('', tomorrow);
    expect(other.rows[0]?.slug).not.toBe(today.rows[0]?.slug);
    const late = await search(`after=${today.after}`, tomorrow);
    const early = await search(`after=${today.after}`);
    expect(late.rows).toEqual(early.rows);
  });

  test('nobody is first for good', async () => {
    const firsts = new Map<string, number>();
    for (let day = 0; day < 60; day += 1) {
      const { rows: shown } = await search('', new Date(NOON.getTime() + day * 86_400_000));
      const slug = shown[0]?.slug ?? '';
      firsts.set(slug, (firsts.get(slug) ?? 0) + 1);
    }
    expect(firsts.size).toBeGreaterThan(25);
    expect(Math.max(...firsts.values())).toBeLessThanOrEqual(6);
  });

  test.each([
    ['caisse', 'TPV relié à la caisse'],
    ['facture électronique', 'Facture électronique depuis Odoo'],
    ['e-facture', 'Facture électronique depuis Odoo'],
    ['الفوترة الإلكترونية', 'Facture électronique depuis Odoo'],
    ['فاتورة إلكترونية', 'Facture électronique depuis Odoo'],
    ['fatoura', 'Facture électronique depuis Odoo'],
    ['electroniqe', 'Facture électronique depuis Odoo'],
  ])('%s finds what is meant', async (text, title) => {
    const { there } = await walk(`q=${encodeURIComponent(text)}`);
    const found = rows.filter(({ slug }) => there.includes(slug)).map((row) => row.title_fr);
    expect(found.some((one) => one.startsWith(title))).toBe(true);
  });

  test('nothing found names the nearest categories', async () => {
    const page = await search(
      `q=${encodeURIComponent('zzzz qqqq sauvegarde')}&category=EINV&region=MA-12&band=100000-`,
    );
    expect(page.rows).toEqual([]);
    expect(page.nearest[0]).toBe('SEC-BKP');
  });

  test('few suppliers are counted in the category and region, whatever else is asked', async () => {
    const chosen = await search('category=GREEN&region=MA-05&q=xylophone');
    const suppliers = new Set(
      rows
        .filter((row) => row.category === 'GREEN' && row.regions.includes('MA-05'))
        .map((row) => row.organisation_id),
    );
    expect(chosen.few).toEqual({ providers: suppliers.size });
    expect((await search('q=xylophone')).few).toBeNull();
  });

  test.each([
    "'; DROP TABLE offer_listing; --",
    '"caisse" & | ! <-> :* ( ) \\ \' ::tsquery',
    'caisse:* & !stock',
    '%_%_\\',
    '\u202e\u2066caisse\u2069\u200f',
    '{}[]$1 $$ $2::int',
    '🧾🧾',
    'le la les des',
    'a',
    'x9b0 x9p1 x9ceinv',
    '\ud800 \udfff lone',
    'ﷺ ﷲ',
    'é'.repeat(10_000),
    'caisse '.repeat(1_500),
  ])('text %j never fails', async (text) => {
    const { query } = readOfferQuery(new URLSearchParams([['q', text]]));
    const page = await searchOffers(query, NOON);
    expect(page.rows.length).toBeLessThanOrEqual(20);
    const sideways = await searchOffers(
      { ...query, text: text.slice(0, 300), sort: 'price' },
      NOON,
    );
    expect(sideways.rows.length).toBeLessThanOrEqual(20);
  });

  test('any text and any cursor are answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ maxLength: 30 }),
        async (q, after) => {
          const { query } = readOfferQuery(new URLSearchParams({ q, after }));
          const page = await searchOffers(query, NOON);
          expect(page.rows.length).toBeLessThanOrEqual(20);
        },
      ),
      { numRuns: 100 },
    );
  });
});
