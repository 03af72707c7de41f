import type pg from 'pg';
import geography from '#content/geography.json' with { type: 'json' };
import sectors from '#content/sectors.json' with { type: 'json' };
import categories from '#content/categories.json' with { type: 'json' };
import { contentHash } from '#domain/kernel/index.server.ts';
import { packRow, type OfferFigures } from '#domain/matching/score/row.ts';
import { randomOf } from '#domain/programmes/simulation/register-random.ts';

/** Offers of one synthetic provider. */
const PER_PROVIDER = 12;
const BATCH = 5_000;
const KINDS = ['fixed', 'per-month', 'per-user-month', 'range'];
const ALL_REGIONS = 0xfff;

/** A synthetic offer, the same at every run. Half are done at a distance, so everywhere. */
function figuresOf(number: number): OfferFigures {
  const random = randomOf(number, 1);
  const below = (most: number) => Math.floor(random() * most);
  const provider = 1 + Math.floor((number - 1) / PER_PROVIDER);
  const home = randomOf(provider, 2);
  const mode = below(3);
  const price = 500 + below(60_000);
  return {
    ...{ offer: number, provider, mode },
    regions: mode === 0 ? ALL_REGIONS : 1 + below(ALL_REGIONS),
    languages: 1 + below(31),
    support: 1 + below(31),
    sizes: random() < 0.2 ? 0 : 1 + below(63),
    sectors: random() < 0.5 ? 0 : 1 + below(0xffff),
    references: below(0xffff) & below(0xffff) & below(0xffff),
    minStage: random() < 0.7 ? 1 : 2 + below(3),
    priceKind: below(4),
    ...{ priceMin: price, priceMax: price * 2, setup: random() < 0.3 ? below(5_000) : 0 },
    roundedUp: 0,
    moroccan: home() < 0.8,
    hosting: below(3),
    isNewcomer: home() < 0.5,
    isCertified: home() < 0.8,
    isDemo: true,
    serves: below(1024) & below(1024),
    starts: random() < 0.4 ? 0 : 20_780 + below(150),
    province: Math.floor(home() * geography.provinces.length),
    record: 500 + Math.floor(home() * 500),
    availability: Math.floor(home() * 1001),
    pricePlace: below(7),
  };
}

/** Fills the index of matching with `count` synthetic offers in place of what it holds. */
export async function fillIndex(client: pg.Client, count: number): Promise<void> {
  await client.query('TRUNCATE match_offer, match_exposure');
  await client.query(`DELETE FROM match_provider`);
  await client.query(
    `INSERT INTO match_provider (organisation_id, number, updated_at)
     SELECT 'bench-firm-' || n, n, now() FROM generate_series(1, $1::integer) n`,
    [Math.ceil(count / PER_PROVIDER)],
  );
  for (let first = 1; first <= count; first += BATCH) {
    const last = Math.min(count, first + BATCH - 1);
    const rows = Array.from({ length: last - first + 1 }, (_, place) => figuresOf(first + place));
    await client.query(FILL, [
      rows.map(({ offer }) => offer),
      rows.map(({ provider }) => `bench-firm-${String(provider)}`),
      rows.map(({ offer }) => categories[offer % categories.length]?.code ?? ''),
      rows.map(({ priceKind }) => KINDS[priceKind]),
      rows.map(({ priceMin }) => priceMin * 100),
      rows.map(
        ({ priceKind, priceMin, priceMax }) => (priceKind === 3 ? priceMax : priceMin) * 100,
      ),
      rows.map(({ setup }) => setup * 100),
      rows.map((row) => Buffer.from(packRow(row))),
    ]);
  }
  await client.query('UPDATE match_edition SET edition = edition + 1, changed_at = now()');
  await client.query('VACUUM ANALYZE match_offer');
}

const FILL = `
  INSERT INTO match_offer (offer_id, number, organisation_id, version_id, category, price_kind,
    price_min, price_max, setup, row, recipe, updated_at)
  SELECT 'bench-offer-' || n, n, firm, 'bench-version-' || n, category, kind, low, high, setup,
    row, 'bench', now()
  FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[],
      $7::bigint[], $8::bytea[])
    AS t (n, firm, category, kind, low, high, setup, row)`;

/**
 * Adds programmes until there are `count`: variants of the demonstration's voucher, of which `giving`
 * compute an amount, each with its own ceilings; the others have conditions alone, as most have.
 */
export async function copyProgrammes(
  client: pg.Client,
  { count, giving }: { readonly count: number; readonly giving: number },
): Promise<void> {
  const { rows } = await client.query<{ readonly content: unknown }>(
    `SELECT v.content FROM programme_version v JOIN programme p ON p.id = v.programme_id
     WHERE p.slug = $1 AND v.state = 'open'`,
    [SOURCE],
  );
  for (let number = 1; number < count; number += 1) {
    const content: unknown = variantOf(rows[0]?.content, number, number < giving);
    await client.query(COPY_PROGRAMME, [number, SOURCE]);
    await client.query(COPY_VERSION, [number, SOURCE, content, contentHash(content)]);
  }
}

/** The same content with the numbers of its amount in other proportions. */
function variantOf(content: unknown, number: number, gives: boolean): unknown {
  return JSON.parse(
    JSON.stringify(content, (key, value: unknown) => {
      if (key === 'amount' && !gives) return null;
      if (typeof value !== 'number' || !/^[A-Z-]+$/.test(key)) return value;
      return Math.ceil((value * (20 + ((number * 37) % 100))) / 100);
    }),
  );
}

const SOURCE = 'cheque-numerique-demonstration';
const COPY_PROGRAMME = `
  INSERT INTO programme SELECT (r).* FROM (
    SELECT jsonb_populate_record(p, jsonb_build_object('id', 'bench-' || $1, 'slug', 'bench-' || $1)) AS r
    FROM programme p WHERE p.slug = $2) copied`;
const COPY_VERSION = `
  INSERT INTO programme_version SELECT (r).* FROM (
    SELECT jsonb_populate_record(v, jsonb_build_object('id', 'bench-version-' || $1,
      'programme_id', 'bench-' || $1, 'content', $3::jsonb, 'content_hash', $4::text)) AS r
    FROM programme_version v JOIN programme p ON p.id = v.programme_id
    WHERE p.slug = $2 AND v.state = 'open') copied`;

/** Copies an assessment with its plan, for firms of other places, sizes and branches. */
export async function copyAssessments(
  client: pg.Client,
  source: string,
  count: number,
): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, (_, place) => `bench-assessment-${String(place)}`);
  const provinces = geography.provinces.map(({ code }) => code);
  await client.query(
    `INSERT INTO assessment SELECT (r).* FROM (
      SELECT jsonb_populate_record(a, jsonb_build_object('id', copy, 'resume_hash', copy)) AS r
      FROM assessment a, unnest($2::text[]) copy WHERE a.id = $1) copied`,
    [source, ids],
  );
  for (const table of ['assessment_fact', 'planned_action'])
    await client.query(
      `INSERT INTO ${table} SELECT (r).* FROM (
        SELECT jsonb_populate_record(t, jsonb_build_object('assessment_id', copy)) AS r
        FROM ${table} t, unnest($2::text[]) copy WHERE t.assessment_id = $1) copied`,
      [source, ids],
    );
  await client.query(
    `INSERT INTO assessment_result SELECT (r).* FROM (
      SELECT jsonb_populate_record(t, jsonb_build_object('assessment_id', copy, 'id', copy || t.id)) AS r
      FROM assessment_result t, unnest($2::text[]) copy WHERE t.assessment_id = $1) copied`,
    [source, ids],
  );
  await client.query(
    `UPDATE assessment_fact SET value = CASE fact
        WHEN 'province' THEN to_jsonb(($1::text[])[1 + abs(hashtext(assessment_id)) % $2])
        WHEN 'sector' THEN to_jsonb(($3::text[])[1 + abs(hashtext(assessment_id || 's')) % $4])
        WHEN 'staff' THEN to_jsonb(1 + abs(hashtext(assessment_id || 'n')) % 60) ELSE value END
      WHERE assessment_id LIKE 'bench-%'`,
    [provinces, provinces.length, sectors.map(({ code }) => code), sectors.length],
  );
  return ids;
}
