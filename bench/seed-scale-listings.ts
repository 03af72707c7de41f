import pg from 'pg';
import { demoListings } from './search-content.ts';

const BATCH = 5_000;
/** Offers of one synthetic provider. */
const PER_PROVIDER = 12;

/** Sounds of invented firms, so that the vocabulary grows with the catalogue as a real one does. */
const SYLLABLES = [
  ...['ama', 'tar', 'noud', 'zer', 'ifr', 'oul', 'mas', 'tagh', 'bir', 'sal', 'rif', 'dra'],
  ...['lix', 'sous', 'imi', 'kass', 'azr', 'tel', 'goun', 'med', 'fad', 'jel', 'nour', 'wat'],
];
const PLACES = [
  ...['Casablanca|الدار البيضاء', 'Rabat|الرباط', 'Fès|فاس', 'Tanger|طنجة', 'Agadir|أكادير'],
  ...['Oujda|وجدة', 'Marrakech|مراكش', 'Kénitra|القنيطرة', 'Settat|سطات', 'Safi|آسفي'],
  ...['Nador|الناظور', 'Guelmim|كلميم', 'Dakhla|الداخلة', 'Khouribga|خريبكة', 'Essaouira|الصويرة'],
];

/** Sentences of one synthetic offer. */
const SENTENCES = 8;
/** One in so many of its sentences comes from anywhere, the others from its category. */
const FOREIGN = 5;

/**
 * Adds `count` synthetic rows to `offer_listing`, the same ones every time: titles, summaries,
 * sentences, prices and filters of the demonstration's offers put together anew, each with words of
 * its own. Sentences come mostly from the same category, so that words are as frequent, and meet
 * each other as often, as in the real texts.
 */
export async function fillListings(connectionString: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    // Indexes of words are built once at the end rather than row by row.
    await client.query('DROP INDEX offer_search_head, offer_search_body');
    const half = Math.floor(count / 2);
    await Promise.all([
      fillPart(connectionString, 1, half),
      fillPart(connectionString, half + 1, count),
    ]);
    for (const column of ['head', 'body'])
      await client.query(
        `CREATE INDEX offer_search_${column} ON offer_search USING GIN (${column}) WITH (fastupdate = off)`,
      );
    for (const table of ['offer_listing', 'offer_search', 'search_word'])
      await client.query(`VACUUM ANALYZE ${table}`);
  } finally {
    await client.end();
  }
}

async function fillPart(connectionString: string, from: number, to: number): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(PICK);
    await client.query(BASE, [JSON.stringify(demoListings())]);
    await client.query(SENTENCE);
    await client.query(FIRM, [Math.ceil(to / PER_PROVIDER), SYLLABLES]);
    // Each batch is a transaction, so that two of them wait for each other's new words only shortly.
    for (let first = from; first <= to; first += BATCH)
      await client.query(FILL, [
        ...[first, Math.min(to, first + BATCH - 1)],
        ...[PER_PROVIDER, PLACES, SENTENCES, FOREIGN],
      ]);
  } finally {
    await client.end();
  }
}

/** A number from 1 to `most` that depends on the row and on what is picked. */
const PICK = `
  CREATE OR REPLACE FUNCTION pg_temp.pick(i bigint, what text, most bigint) RETURNS integer
    LANGUAGE sql IMMUTABLE
    RETURN (1 + ('x0' || left(md5(what || i), 15))::bit(64)::bigint % most)::integer`;

const BASE = `
  CREATE TEMP TABLE base AS
    SELECT row_number() OVER (ORDER BY offer_id) AS n, b.*,
      regexp_replace(title_fr, '( pour | : |, ).*', '') AS what_fr,
      coalesce(substring(title_fr FROM '( pour .*| : .*|, .*)'), '') AS whom_fr
    FROM jsonb_populate_recordset(NULL::offer_listing, $1::jsonb) b`;

/** Sentences numbered within their category, and all of them once more under ''. */
const SENTENCE = `
  CREATE TEMP TABLE sentence AS
    SELECT under AS category, row_number() OVER (PARTITION BY under ORDER BY n, at) AS k, fr, ar,
      count(*) OVER (PARTITION BY under) AS size
    FROM (SELECT category, n, at,
        (regexp_split_to_array(body_fr, '(?<=[.;:]) |\\n'))[at] AS fr,
        coalesce((regexp_split_to_array(body_ar, '(?<=[.؛:]) |\\n'))[at], '') AS ar
      FROM base, generate_series(1, 14) at) s, unnest(ARRAY[category, '']) under
    WHERE fr <> '';
  CREATE UNIQUE INDEX ON sentence (category, k);
  CREATE TEMP TABLE kind AS SELECT DISTINCT category, size FROM sentence;
  ANALYZE base, sentence, kind`;

const FIRM = `
  CREATE TEMP TABLE firm AS
    SELECT n, initcap(a || b || c) AS name, initcap(a || b || c) || ' ' ||
        (ARRAY['Conseil','Systèmes','Numérique','Services','Logiciels','Réseaux'])[pg_temp.pick(n, 'kind', 6)] AS full_name
    FROM generate_series(1, $1::integer) n,
      LATERAL (SELECT ($2::text[])[pg_temp.pick(n, 'a', cardinality($2))] AS a,
        ($2::text[])[pg_temp.pick(n, 'b', cardinality($2))] AS b,
        ($2::text[])[pg_temp.pick(n, 'c', cardinality($2))] AS c) sounds`;

const FILL = `
  INSERT INTO offer_listing
  SELECT 'scale-' || i, 'scale-' || i || '-v1', 'scale-firm-' || f.n, 'offre-echelle-' || i,
    o.category, o.what_fr || w.whom_fr || CASE WHEN i % 3 = 0 THEN ', ' || split_part(place, '|', 1) ELSE '' END,
    o.title_ar || CASE WHEN i % 3 = 0 THEN ' – ' || split_part(place, '|', 2) ELSE '' END,
    o.summary_fr, w.summary_ar, body.fr, body.ar,
    'echelle-' || f.n, f.full_name, '', o.price_kind,
    o.price_min * factor / 100, o.price_max * factor / 100, o.setup * factor / 100,
    o.year_price * factor / 100, o.duration_days,
    CASE WHEN pg_temp.pick(i, 'starts', 10) <= 4 THEN NULL
      ELSE date '2026-12-01' + pg_temp.pick(i, 'day', 150) END,
    o.mode, CASE WHEN o.mode = 'remote' THEN o.regions ELSE w.regions END, w.languages, w.sizes,
    o.sectors, o.min_stage, o.hosted_in_morocco, pg_temp.pick(f.n, 'start-up', 3) = 1,
    CASE WHEN pg_temp.pick(f.n, 'standing', 5) = 1 THEN 'probation' ELSE 'certified' END,
    true, timestamptz '2026-11-01 09:00Z'
  FROM generate_series($1::integer, $2::integer) i
    JOIN base o ON o.n = pg_temp.pick(i, 'what', (SELECT count(*) FROM base))
    JOIN base w ON w.n = pg_temp.pick(i, 'whom', (SELECT count(*) FROM base))
    JOIN firm f ON f.n = 1 + (i - 1) / $3::integer
    CROSS JOIN LATERAL (SELECT ($4::text[])[pg_temp.pick(i, 'place', cardinality($4))] AS place,
      59 + pg_temp.pick(i, 'price', 100) AS factor) own
    CROSS JOIN LATERAL (
      SELECT f.name || ' : ' || string_agg(s.fr, ' ') AS fr, string_agg(s.ar, ' ') AS ar
      FROM generate_series(1, $5::integer) turn
        JOIN kind k ON k.category = CASE WHEN pg_temp.pick(i, 'far' || turn, $6) = 1 THEN '' ELSE o.category END
        JOIN sentence s ON s.category = k.category AND s.k = pg_temp.pick(i, 'say' || turn, k.size)) body`;
