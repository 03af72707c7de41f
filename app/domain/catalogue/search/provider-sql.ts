import { Prisma } from '#platform/prisma-client/client.ts';
import { CIRCLE } from './cursor.ts';
import type { ProviderPlace } from './provider-place.ts';
import { PAGE_ROWS, PROVIDER_FACETS, type ProviderFacet, type ProviderQuery } from './types.ts';
import type { Wanted } from './wanted.ts';

const { sql, join, empty } = Prisma;

const ROWS_READ = PAGE_ROWS + 1;

export interface AskedProviders {
  readonly query: ProviderQuery;
  readonly wanted: Wanted | null;
  readonly place: ProviderPlace;
}

/** How each filter reads its values: the codes a supplier has, and the condition for those chosen. */
const FIELDS: Record<ProviderFacet, Prisma.Sql> = {
  region: sql`p.regions`,
  category: sql`p.categories`,
  language: sql`p.languages`,
  sector: sql`p.sectors`,
  standing: sql`ARRAY[p.standing]`,
  hosting: sql`ARRAY[CASE WHEN p.hosts_in_morocco THEN 'yes' ELSE 'no' END]`,
  startUp: sql`ARRAY[CASE WHEN p.start_up THEN 'yes' ELSE 'no' END]`,
  badge: sql`p.badges`,
};

function chosenIn(query: ProviderQuery, facet: ProviderFacet): readonly string[] {
  if (facet === 'hosting' || facet === 'startUp') return query[facet] ? ['yes'] : [];
  return query[facet];
}

/**
 * One statement for one page. Suppliers are thousands at most, so all that match the text are
 * looked at: `misses` has a bit for each filter that a supplier does not pass, and the values of a
 * filter are counted where at most its own bit is set.
 */
export function providerSql({ query, wanted, place }: AskedProviders): Prisma.Sql {
  const bits = PROVIDER_FACETS.map((facet, bit) => {
    const chosen = chosenIn(query, facet);
    if (chosen.length === 0) return sql`0`;
    return sql`CASE WHEN ${FIELDS[facet]} && ${[...chosen]}::text[] THEN 0 ELSE ${2 ** bit}::integer END`;
  });
  const counts = PROVIDER_FACETS.map(
    (facet, bit) => sql`SELECT ${facet}::text AS facet, value, count(*)::integer AS n
      FROM matches m JOIN provider_listing p USING (organisation_id), unnest(${FIELDS[facet]}) value
      WHERE misses & ${255 - 2 ** bit}::integer = 0 GROUP BY value`,
  );
  return sql`WITH ${matchesSql(wanted, place, join(bits, ' + '))},
    found AS (SELECT * FROM matches WHERE misses = 0),
    page AS MATERIALIZED (${pageSql(query, place)})
    SELECT (SELECT count(*)::integer FROM found) AS size,
      (SELECT coalesce(json_agg(json_build_array(facet, value, n)), '[]') FROM (${join(counts, ' UNION ALL ')}) c) AS counts,
      ${ROWS} AS rows,
      ${wanted === null ? sql`'{}'::text[]` : sql`(SELECT words FROM near)`} AS near`;
}

function matchesSql(wanted: Wanted | null, place: ProviderPlace, misses: Prisma.Sql): Prisma.Sql {
  const turn = sql`(s.place - ${place.start}::bigint) & ${CIRCLE - 1n}::bigint`;
  const read = (score: Prisma.Sql, where: Prisma.Sql) => sql`
    SELECT s.organisation_id, s.name_key, s.place, ${turn} AS turn, ${score} AS score, ${misses} AS misses
    FROM provider_search s JOIN provider_listing p USING (organisation_id) ${where}`;
  if (wanted === null) return sql`matches AS MATERIALIZED (${read(sql`0`, empty)})`;
  const words = sql`to_tsquery('search_text', ${wanted.groups.map((group) => `(${group})`).join(' & ')})`;
  const typed = sql`to_tsquery('search_text', ${wanted.typed})`;
  const score = (query: Prisma.Sql) => sql`(1000000 * ts_rank(s.words, ${query}))::integer`;
  return sql`exact AS MATERIALIZED (${read(score(typed), sql`WHERE s.words @@ ${words}`)}),
    near AS MATERIALIZED (
      SELECT n.* FROM search_near(${[...wanted.tokens]}::text[], ${[...wanted.groups]}::text[], NULL::tsquery) n
      WHERE NOT EXISTS (SELECT FROM exact)),
    matches AS MATERIALIZED (SELECT * FROM exact
      UNION ALL ${read(score(sql`near.ranked`), sql`CROSS JOIN near WHERE s.words @@ near.wanted`)})`;
}

function pageSql({ sort }: ProviderQuery, { from, backwards }: ProviderPlace): Prisma.Sql {
  const direction = backwards ? sql`DESC` : sql`ASC`;
  const later = backwards ? sql`<` : sql`>`;
  const byName = sort === 'name';
  const key = byName
    ? sql`name_key COLLATE "C"`
    : sql`lpad((10000000 - score)::text, 8, '0') COLLATE "C"`;
  const next = byName ? sql`place` : sql`turn`;
  const beyond = from
    ? sql`WHERE (key, next) ${later} (${from.key}::text, ${from.next}::bigint)`
    : empty;
  return sql`SELECT * FROM (SELECT organisation_id, ${key} AS key, ${next} AS next FROM found) keyed
    ${beyond} ORDER BY key ${direction}, next ${direction} LIMIT ${ROWS_READ}`;
}

const ROWS = sql`(SELECT json_agg(r ORDER BY r.key, r.next::bigint) FROM (
  SELECT page.key, page.next::text, p.organisation_id AS "organisationId", p.slug, p.name,
    p.name_arabic AS "nameArabic", p.summary_fr AS "summaryFr", p.summary_ar AS "summaryAr",
    p.province, p.region, p.regions, p.languages, p.sectors, p.categories, p.offers, p.badges,
    p.hosts_in_morocco AS "hostsInMorocco", p.start_up AS "startUp", p.standing,
    p.certificate_code AS "certificateCode", p.is_demo AS "isDemo"
  FROM page JOIN provider_listing p USING (organisation_id)) r)`;
