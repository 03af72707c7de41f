import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALL_BITS, filtersOf } from '#domain/catalogue/search/bits.ts';
import { bareWords, fold, stemmedWords } from '#domain/catalogue/search/fold.ts';
import { readOfferQuery } from '#domain/catalogue/search/offer-query.ts';
import { CONCEPTS } from '#domain/catalogue/search/synonyms.ts';
import { allOf } from '#domain/catalogue/search/wanted.ts';
import { CATEGORIES, SECTORS } from '#domain/catalogue/vocabulary.ts';
import { db } from '#platform/db.ts';

/** Letters that offers and readers write, with everything that may be on, in or round them. */
const written = fc.string({
  unit: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(...Array.from("abcéèçôŒœæßøłıÀÉ’'- .,_/&eE0123456789٠٣٩۴½²")),
    },
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        ...Array.from('اأإآٱبتةثجحىيئؤءهولمنفكگڭݣڤپچعغصقشسرزدذضطظخ ـ\u064b\u0651\u0652\u0670'),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('\u200f', '\u202b', '\u2066', '\u00ad', 'ﷲ', 'ﻻ', 'ⴰ', '한'),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 1 }) },
  ),
  maxLength: 60,
});

async function inDatabase(texts: readonly string[]) {
  const list = texts.map((text) => text.replaceAll('\0', '').toWellFormed());
  const rows = await db.$queryRaw<{ text: string; fold: string; bare: string; words: string }[]>`
    SELECT text, search_fold(text) AS fold, btrim(regexp_replace(search_bare(text), ' +', ' ', 'g')) AS bare,
      btrim(regexp_replace(search_words(text), ' +', ' ', 'g')) AS words
    FROM unnest(${list}::text[]) WITH ORDINALITY AS given(text, n) ORDER BY n`;
  return rows;
}

describe('the one form of words', () => {
  test('is the same in the index and in queries, and folding twice changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 20, maxLength: 40 }), async (texts) => {
        for (const { text, fold: folded, bare, words } of await inDatabase(texts)) {
          expect(fold(text)).toBe(folded);
          expect(fold(folded)).toBe(folded);
          expect(bareWords(text).join(' ')).toBe(bare);
          expect(stemmedWords(text).join(' ')).toBe(words);
        }
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['accents, ligatures and case', 'Œuvre À L’ÉCOLE, ça été', 'oeuvre a l ecole ca ete'],
    ['signs over Arabic letters and tatweel', 'فـــاتُورَةٌ', 'فاتوره'],
    ['the forms of alef, ya and ta marbuta', 'أإآٱ مصطفى فاتورة', 'اااا مصطفي فاتوره'],
    ['digits of all kinds', '٠١٢ ۳۴ 5', '012 34 5'],
    ['invisible controls', 'ca\u200fis\u00adse', 'caisse'],
    ['the electronic e', 'e-facture et E-Commerce', 'efacture et ecommerce'],
    ['the article', 'الفاتورة والفاتورة بالفاتورة للفاتورة', 'فاتوره فاتوره فاتوره فاتوره'],
  ])('makes %s one', async (_, text, expected) => {
    expect(bareWords(text).join(' ')).toBe(expected);
    expect((await inDatabase([text]))[0]?.bare).toBe(expected);
  });

  test('an Arabic word gives the consonants that Arabizi writes', async () => {
    const words = ['fatoura', 'فاتورة', 'فواتير', 'mo7asaba', 'المحاسبة', 'sandou9', 'صندوق'];
    const rows = await db.$queryRaw<{ skeleton: string }[]>`
      SELECT search_skeleton(btrim(search_bare(word))) AS skeleton
      FROM unnest(${words}::text[]) WITH ORDINALITY AS w(word, n) ORDER BY n`;
    const [a, b, c, d, e, f, g] = rows.map(({ skeleton }) => skeleton);
    expect([b, c]).toEqual([a, a]);
    expect(e).toBe(d);
    expect(g).toBe(f);
  });
});

describe('the bits of filters', () => {
  test('mean the same to the database', async () => {
    const [row] = await db.$queryRaw<{ r: bigint; l: bigint; s: bigint; z: bigint; t: bigint }[]>`
      SELECT search_regions(ARRAY['MA-06','MA-12']) AS r, search_languages(ARRAY['fr','zgh']) AS l,
        search_standings(ARRAY['probation']) AS s, search_sizes(ARRAY['200+','1']) AS z,
        search_sectors(ARRAY['CUL','AGR']) AS t`;
    const { query } = readOfferQuery(
      new URLSearchParams(
        'region=MA-06&region=MA-12&language=fr&language=zgh&standing=probation&size=1&size=200%2B&sector=AGR&sector=CUL',
      ),
    );
    const { masks } = filtersOf(query);
    expect(masks.get('region')).toBe(row?.r);
    expect(masks.get('language')).toBe(row?.l);
    expect(masks.get('standing')).toBe(row?.s);
    expect(masks.get('size')).toBe(row?.z);
    expect(masks.get('sector')).toBe(row?.t);
  });

  test('know every sector, and no two filters share a bit', async () => {
    const sectors = [...SECTORS];
    const [row] = await db.$queryRaw<{ bits: bigint }[]>`
      SELECT bit_count(search_sectors(${sectors}::text[])::bit(64)) AS bits`;
    expect(row?.bits).toBe(BigInt(sectors.length));
    expect(ALL_BITS.sector.codes).toEqual(expect.arrayContaining(sectors));
    const used = Object.values(ALL_BITS).flatMap(({ first, codes }) =>
      codes.map((_, place) => first + place),
    );
    expect(new Set(used).size).toBe(used.length);
    expect(Math.max(...used)).toBeLessThan(63);
  });

  test('no two categories have the same index word', async () => {
    const codes = [...CATEGORIES];
    const [row] = await db.$queryRaw<{ n: bigint }[]>`
      SELECT count(DISTINCT tag) AS n FROM unnest(${codes}::text[]) code,
        unnest(search_tags(0, code, 0, 0)) tag WHERE tag LIKE 'x9c%'`;
    expect(row?.n).toBe(BigInt(codes.length));
  });
});

describe('the synonyms of the database', () => {
  test('are those of search-synonyms.json: else run `node prisma/search-synonyms.ts`', async () => {
    const phrases = CONCEPTS.flatMap(({ tag, phrases: all }) =>
      all.map((words) => ({ tag, words: words.join(' ') })),
    );
    const found = await db.$queryRaw<{ tags: string }[]>`
      SELECT search_concepts(to_tsvector('search_text', search_words(words))) AS tags
      FROM unnest(${phrases.map(({ words }) => words)}::text[]) WITH ORDINALITY AS p(words, n) ORDER BY n`;
    const missing = phrases.filter(({ tag }, n) => !found[n]?.tags.split(' ').includes(tag));
    expect(missing).toEqual([]);
    const [known] = await db.$queryRaw<{ tags: string }[]>`
      SELECT search_concepts(to_tsvector('search_text', search_words(${phrases.map(({ words }) => words).join(' ')}))) AS tags`;
    expect(known?.tags.split(' ').sort()).toEqual(CONCEPTS.map(({ tag }) => tag).sort());
  });

  test('have one index word a group, which no stemmer changes', async () => {
    const tags = CONCEPTS.map(({ tag }) => tag);
    expect(new Set(tags).size).toBe(tags.length);
    const kept = await db.$queryRaw<{ q: string }[]>`
      SELECT to_tsquery('search_text', tag)::text AS q FROM unnest(${tags}::text[]) WITH ORDINALITY AS t(tag, n) ORDER BY n`;
    expect(kept.map(({ q }) => q)).toEqual(tags.map((tag) => `'${tag}'`));
    expect(allOf(['الفواتير', 'الإلكترونية'])).toBe('فواتير & كترون');
  });
});
