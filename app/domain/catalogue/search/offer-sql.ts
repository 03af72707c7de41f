import { Prisma } from '#platform/prisma-client/client.ts';
import {
  BIT_FACETS,
  COUNTED_BITS,
  FACET_BITS,
  filtersOf,
  tagsOf,
  withoutFilter,
  type BitFilter,
  type Filters,
} from './bits.ts';
import { allInOrder, foundInOrder, ROWS_READ, type ListPlace } from './offer-order.ts';
import { MOST_COUNTED, type OfferFacet, type OfferQuery } from './types.ts';
import type { Wanted } from './wanted.ts';

const { sql, join, empty } = Prisma;

/** Results as short as this say how few suppliers there are. */
const FEW_ROWS = 10;
/** Offers among which those few suppliers are counted. */
const FEW_LOOKED_AT = 200;

/** A search as it is put to the database. */
export interface Asked {
  readonly query: OfferQuery;
  readonly wanted: Wanted | null;
  readonly place: ListPlace;
}

/** Filters in use, whose values are counted without them. */
function usedFacets(filters: Filters): readonly OfferFacet[] {
  const used = BIT_FACETS.filter((facet) => filters.masks.has(facet));
  return filters.categories.length > 0 ? ['category', ...used] : used;
}

/**
 * One statement for one page. `found` are the matches, or, of more than 2 000, some of them and a
 * row of nulls; `page` the rows shown: from `found` when it has all, else read in the order asked
 * for through an index, each branch behind a condition that is looked at once. Counts come from
 * `found`, and for a filter in use from the rows that pass the others.
 */
export function offerSql(asked: Asked): Prisma.Sql {
  const filters = filtersOf(asked.query);
  const others = usedFacets(filters).map(
    (facet) => sql`json_build_array(${facet}::text, ${othersSql(asked, filters, facet)})`,
  );
  return sql`WITH ${foundSql(asked, filters)},
    size AS MATERIALIZED (
      SELECT CASE WHEN bool_or(place IS NULL) THEN ${MOST_COUNTED + 1} ELSE count(*)::integer END AS n FROM found),
    page AS MATERIALIZED (${pageSql(asked, filters)})
    SELECT (SELECT n FROM size) AS size,
      ${countsSql(sql`found`, null)} AS counts,
      json_build_array(${others.length === 0 ? empty : join(others)}) AS others,
      ${ROWS} AS rows,
      ${fewSql(filters)} AS few,
      ${asked.wanted === null ? sql`'{}'::text[]` : sql`(SELECT words FROM near)`} AS near`;
}

function foundSql(asked: Asked, filters: Filters): Prisma.Sql {
  const { wanted, place } = asked;
  if (wanted === null) return sql`found AS MATERIALIZED (${filteredSql(asked, filters)})`;
  const tags = tagsOf(filters);
  const matches = (words: Prisma.Sql, typed: Prisma.Sql, meant: Prisma.Sql) =>
    sql`offer_matches(${words} ${andTags(filters)}, ${typed}, ${meant}, ${place.start}::bigint, ${MOST_COUNTED}::integer)`;
  const exact = matches(
    wordsSql(allWanted(wanted)),
    wordsSql(wanted.typed),
    wordsSql(wanted.meant),
  );
  const ranked = sql`near.ranked`;
  return sql`exact AS MATERIALIZED (SELECT * FROM ${exact}),
    near AS MATERIALIZED (
      SELECT n.* FROM search_near(${[...wanted.tokens]}::text[], ${[...wanted.groups]}::text[], ${tags}::tsquery) n
      WHERE NOT EXISTS (SELECT FROM exact)),
    found AS MATERIALIZED (
      SELECT * FROM exact
      UNION ALL SELECT m.* FROM near CROSS JOIN LATERAL ${matches(sql`near.wanted`, ranked, ranked)} m)`;
}

function allWanted({ groups }: Wanted): string {
  return groups.map((group) => `(${group})`).join(' & ');
}

function wordsSql(words: string): Prisma.Sql {
  return sql`to_tsquery('search_text', ${words})`;
}

function andTags(filters: Filters): Prisma.Sql {
  const tags = tagsOf(filters);
  return tags === null ? empty : sql`&& ${tags}::tsquery`;
}

function filteredSql({ place }: Asked, filters: Filters): Prisma.Sql {
  const mask = (filter: BitFilter) => sql`${filters.masks.get(filter) ?? -1n}::bigint`;
  const categories = filters.categories.length === 0 ? null : [...filters.categories];
  return sql`SELECT * FROM offer_filtered(${categories}::text[], ${mask('region')}, ${mask('language')},
    ${mask('standing')}, ${mask('hosting')}, ${mask('startUp')}, ${mask('band')}, ${mask('size')},
    ${mask('mode')}, ${mask('sector')}, ${tagsOf(filters)}::tsquery, ${place.start}::bigint, ${MOST_COUNTED}::integer)`;
}

/** Counts of the values of a filter among the rows that pass all others. */
function othersSql(asked: Asked, filters: Filters, facet: OfferFacet): Prisma.Sql {
  const rest = withoutFilter(filters, facet);
  if (asked.wanted === null) return countsSql(sql`(${filteredSql(asked, rest)}) other`, facet);
  const words = sql`coalesce((SELECT wanted FROM near), ${wordsSql(allWanted(asked.wanted))})`;
  return countsSql(
    sql`offer_counted(${words} ${andTags(rest)}, ${asked.place.start}::bigint, ${MOST_COUNTED}::integer)`,
    facet,
  );
}

function countsSql(from: Prisma.Sql, facet: OfferFacet | null): Prisma.Sql {
  const category = facet === null || facet === 'category' ? sql`category` : sql`''`;
  return sql`(SELECT string_agg(bits || ' ' || category || ' ' || n, ',') FROM (
    SELECT coalesce((code & ${maskOf(facet)}::bigint)::integer, -1) AS bits, coalesce(${category}, '') AS category, count(*)::integer AS n
    FROM ${from} GROUP BY 1, 2) counted)`;
}

function maskOf(facet: OfferFacet | null): bigint {
  if (facet === null) return COUNTED_BITS;
  if (facet === 'category') return 0n;
  const { first, codes } = FACET_BITS[facet];
  return ((1n << BigInt(codes.length)) - 1n) << BigInt(first);
}

function pageSql({ query, wanted, place }: Asked, filters: Filters): Prisma.Sql {
  const found = foundInOrder(query, place);
  // By relevance, the found are the best 2 000 of any number.
  if (wanted !== null && query.sort === 'relevance') return found;
  const isMany = sql`(SELECT n FROM size) > ${MOST_COUNTED}`;
  const complete = sql`SELECT * FROM (${found}) complete WHERE NOT ${isMany}`;
  if (wanted !== null && query.sort === 'price') {
    const words = sql`coalesce((SELECT wanted FROM near), ${wordsSql(allWanted(wanted))})`;
    const { from, backwards } = place;
    return sql`${complete} UNION ALL
      SELECT place, year_price, place FROM offer_by_price(${words} ${andTags(filters)},
        ${from?.key ?? null}::bigint, ${from?.next ?? null}::bigint, ${backwards}::boolean, ${ROWS_READ}::integer)
      WHERE ${isMany}`;
  }
  const passes = [
    isMany,
    ...[...filters.masks.values()].map((mask) => sql`code & ${mask}::bigint <> 0`),
    ...(filters.categories.length > 0
      ? [sql`category = ANY(${[...filters.categories]}::text[])`]
      : []),
    ...(wanted === null
      ? []
      : [sql`body @@ coalesce((SELECT wanted FROM near), ${wordsSql(allWanted(wanted))})`]),
  ];
  return sql`${complete} UNION ALL (${allInOrder(query, place, join(passes, ' AND '))})`;
}

const ROWS = sql`(SELECT json_agg(r ORDER BY r.key, r.next::bigint) FROM (
  SELECT page.key, page.next::text, l.offer_id AS "offerId", l.organisation_id AS "organisationId",
    l.slug, l.category, l.title_fr AS "titleFr", l.title_ar AS "titleAr", l.summary_fr AS "summaryFr",
    l.summary_ar AS "summaryAr", l.provider_slug AS "providerSlug", l.provider_name AS "providerName",
    l.provider_name_arabic AS "providerNameArabic", l.price_kind AS "priceKind",
    l.price_min AS "priceMin", l.price_max AS "priceMax", l.setup, l.year_price AS "yearPrice",
    l.duration_days AS "durationDays", l.starts_on AS "startsOn", l.mode, l.regions, l.languages,
    l.min_stage AS "minStage", l.hosted_in_morocco AS "hostedInMorocco", l.start_up AS "startUp",
    l.standing, l.is_demo AS "isDemo"
  FROM page JOIN offer_search USING (place) JOIN offer_listing l USING (offer_id)) r)`;

/** Suppliers in the chosen categories and regions when the result is short, else null. */
function fewSql({ categories, masks }: Filters): Prisma.Sql {
  const region = masks.get('region');
  if (categories.length === 0 && region === undefined) return sql`NULL::integer`;
  const inCategory =
    categories.length === 0 ? empty : sql`AND o.category = ANY(${[...categories]}::text[])`;
  const inRegion = region === undefined ? empty : sql`AND o.code & ${region}::bigint <> 0`;
  return sql`(SELECT count(DISTINCT organisation_id)::integer FROM (
    SELECT l.organisation_id FROM offer_search o JOIN offer_listing l USING (offer_id)
    WHERE (SELECT n FROM size) <= ${FEW_ROWS} ${inCategory} ${inRegion} LIMIT ${FEW_LOOKED_AT}) near_by
    WHERE (SELECT n FROM size) <= ${FEW_ROWS})`;
}
