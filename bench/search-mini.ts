import MiniSearch from 'minisearch';
import type pg from 'pg';
import { fold } from '../app/domain/catalogue/search/fold.ts';
import type { OfferQuery } from '../app/domain/catalogue/search/types.ts';

/** What the yardstick keeps of an offer, all in memory. */
interface Document {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly provider: string;
  readonly body: string;
  readonly category: string;
  readonly regions: readonly string[];
  readonly languages: readonly string[];
  readonly standing: string;
  readonly hosted: boolean;
  readonly startUp: boolean;
  readonly yearPrice: number;
}

const READ = `SELECT offer_id AS id, provider_slug || ': ' || title_fr AS key, title_fr || ' ' || title_ar AS title,
  summary_fr || ' ' || summary_ar AS summary, provider_name || ' ' || provider_name_arabic AS provider,
  body_fr || ' ' || body_ar AS body, category, regions, languages, standing, hosted_in_morocco AS hosted,
  start_up AS "startUp", year_price::float8 AS "yearPrice" FROM offer_listing`;
const ROWS = 20;

/** The same offers in MiniSearch: all of a word's forms by fuzzy search, filters and counts by hand. */
export async function fillMini(client: pg.Client) {
  const { rows } = await client.query<Document>(READ);
  const before = process.memoryUsage().heapUsed;
  const index = new MiniSearch<Document>({
    fields: ['title', 'summary', 'provider', 'body'],
    processTerm: (term) => fold(term) || null,
    searchOptions: { boost: { title: 4, summary: 2 }, fuzzy: 0.2, combineWith: 'AND' },
  });
  index.addAll(rows);
  const documents = new Map(rows.map((row) => [row.id, row]));
  const megabytes = Math.round((process.memoryUsage().heapUsed - before) / 1024 / 1024);
  return { megabytes, search: (query: OfferQuery) => search(index, documents, query) };
}

function search(
  index: MiniSearch<Document>,
  documents: ReadonlyMap<string, Document>,
  query: OfferQuery,
) {
  const found =
    query.text === ''
      ? [...documents.values()]
      : index.search(query.text).flatMap(({ id }) => documents.get(String(id)) ?? []);
  const rows = found.filter((row) => passes(row, query));
  if (query.sort === 'price') rows.sort((one, other) => one.yearPrice - other.yearPrice);
  const counts = new Map<string, number>();
  const count = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const { category, regions, languages, standing } of rows.slice(0, 2_001))
    for (const value of [category, standing, ...regions, ...languages]) count(value);
  return { keys: rows.slice(0, ROWS).map(({ key }) => key), total: rows.length, counts };
}

function passes(row: Document, query: OfferQuery): boolean {
  const meets = (wanted: readonly string[], has: readonly string[]) =>
    wanted.length === 0 || wanted.some((one) => has.includes(one));
  return (
    meets(query.category, [row.category]) &&
    meets(query.region, row.regions) &&
    meets(query.language, row.languages) &&
    meets(query.standing, [row.standing]) &&
    (!query.hosting || row.hosted) &&
    (!query.startUp || row.startUp)
  );
}
