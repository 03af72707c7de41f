import { beforeAll, describe, expect, test } from 'vitest';
import { CATEGORIES } from '#domain/catalogue/vocabulary.ts';
import { db } from '#platform/db.ts';
import { insertManyListings } from '../../factories/listings.ts';
import { search, walk } from '../../factories/search-pages.ts';
import { resetDatabase } from '../../setup/database.ts';

describe('more than 2 000 offers', () => {
  beforeAll(async () => {
    await resetDatabase();
    await insertManyListings(2_600);
    await db.$executeRaw`ANALYZE offer_search`;
  });

  test('say so, with values but no exact counts', async () => {
    const page = await search('');
    expect(page.total).toBe('many');
    expect(page.facets.category.exact).toBe(false);
    expect(page.facets.category.values).toHaveLength(CATEGORIES.length);
    const chosen = await search('category=EINV&region=MA-06');
    expect(chosen.total).toBeTypeOf('number');
    expect(chosen.facets.category.exact).toBe(true);
  });

  test.each(['sort=relevance', 'sort=price', 'sort=start'])(
    '%s shows every offer once, there and back',
    async (address) => {
      const { there, back } = await walk(address);
      expect(there).toHaveLength(2_600);
      expect(new Set(there).size).toBe(2_600);
      expect(back).toEqual(there.slice(0, back.length));
      expect(back.length).toBeGreaterThan(2_500);
    },
    60_000,
  );

  test('a list that grows and shrinks while it is read repeats nothing and misses nothing that stays', async () => {
    const before = await walk('sort=price&category=STOCK');
    let turn = 0;
    const during = await walk('sort=price&category=STOCK', async () => {
      turn += 1;
      await db.$executeRaw`UPDATE offer_listing SET slug = slug WHERE offer_id = 'many-' || ${turn}::text`;
      await db.$executeRaw`INSERT INTO offer_listing SELECT (jsonb_populate_record(NULL::offer_listing,
        to_jsonb(l) || jsonb_build_object('offer_id', 'new-' || ${turn}::text, 'slug', 'new-' || ${turn}::text))).*
        FROM offer_listing l WHERE category = 'STOCK' ORDER BY offer_id LIMIT 1`;
    });
    const old = during.there.filter((slug) => slug.startsWith('many-'));
    expect(turn).toBeGreaterThan(3);
    expect(old).toEqual(before.there);
    expect(new Set(during.there).size).toBe(during.there.length);
    await db.$executeRaw`DELETE FROM offer_listing WHERE offer_id LIKE 'new-%'`;
  });

  test('a row that goes takes its cursor along and nothing else', async () => {
    const page = await search('sort=price');
    const next = await search(`sort=price&after=${page.after}`);
    const last = page.rows.at(-1)?.offerId ?? '';
    await db.$executeRaw`DELETE FROM offer_listing WHERE offer_id = ${last}`;
    expect((await search(`sort=price&after=${page.after}`)).rows).toEqual(next.rows);
  });

  test('what is read of many is all there is, or some and a sign that there is more', async () => {
    const words = ['caisse', 'odoo & stock', 'x9b5', 'argan', 'x9cstock & x9b28', 'riad | hotel'];
    for (const wanted of words)
      for (const most of [20, 150, 1_000]) {
        const [all] = await db.$queryRaw<{ places: bigint[] | null }[]>`
          SELECT array_agg(place ORDER BY place) AS places FROM offer_search
          WHERE body @@ to_tsquery('search_text', ${wanted})`;
        const read = await db.$queryRaw<{ place: bigint | null }[]>`
          SELECT place FROM offer_matches(to_tsquery('search_text', ${wanted}), to_tsquery('search_text', 'caisse'),
            to_tsquery('search_text', 'x9cstock'), 147864758667460203, ${most}::integer) ORDER BY place`;
        const places = read.flatMap(({ place }) => (place === null ? [] : [place]));
        const known = all?.places ?? [];
        expect(new Set(places).size).toBe(places.length);
        expect(known).toEqual(expect.arrayContaining(places));
        const isPart = read.some(({ place }) => place === null);
        expect(isPart).toBe(known.length > most);
        if (!isPart) expect(places).toEqual(known);
      }
  });

  test('what is read of filters is all there is, or some and a sign that there is more', async () => {
    const masks = [-1n, 32n, 1n << 30n, (1n << 20n) | (1n << 19n)];
    for (const mask of masks)
      for (const categories of [null, ['STOCK'], ['STOCK', 'WEB']])
        for (const most of [20, 150, 1_000]) {
          const [all] = await db.$queryRaw<{ places: bigint[] | null }[]>`
            SELECT array_agg(place ORDER BY place) AS places FROM offer_search
            WHERE code & ${mask}::bigint <> 0 AND (${categories}::text[] IS NULL OR category = ANY(${categories}::text[]))`;
          const bits = Array.from({ length: 63 }, (_, bit) => bit).filter(
            (bit) => (mask >> BigInt(bit)) & 1n,
          );
          const tags = [
            `(${bits.map((bit) => `x9b${bit}`).join('|')})`,
            ...(categories === null
              ? []
              : [`(${categories.map((code) => `x9c${code.toLowerCase()}`).join('|')})`]),
          ].join('&');
          const read = await db.$queryRaw<{ place: bigint | null }[]>`
            SELECT place FROM offer_filtered(${categories}::text[], ${mask}::bigint, -1, -1, -1, -1, -1, -1, -1, -1,
              ${tags}::tsquery, 947864758667460203, ${most}::integer) ORDER BY place`;
          const places = read.flatMap(({ place }) => (place === null ? [] : [place]));
          const known = all?.places ?? [];
          expect(new Set(places).size).toBe(places.length);
          expect(known).toEqual(expect.arrayContaining(places));
          const isPart = read.some(({ place }) => place === null);
          expect(isPart).toBe(known.length > most);
          if (!isPart) expect(places).toEqual(known);
        }
  });

  test('a frequent word brings its best matches first', async () => {
    const page = await search('q=caisse');
    expect(page.rows).toHaveLength(20);
    expect(
      page.rows.every(({ titleFr, summaryFr }) => /caisse|tpv|pos/i.test(titleFr + summaryFr)),
    ).toBe(true);
  });
});
