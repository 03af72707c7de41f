import { civilDateOf } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import { CATEGORIES, CREDENTIALS, REGIONS, SECTORS, SPOKEN } from '../vocabulary.ts';
import { dayNumber } from './cursor.ts';
import { providerPlaceOf, writeProviderCursor, type ProviderPlace } from './provider-place.ts';
import { providerSql } from './provider-sql.ts';
import {
  MOST_COUNTED,
  PAGE_ROWS,
  STANDINGS,
  type FacetGroup,
  type ProviderFacet,
  type ProviderFacets,
  type ProviderPage,
  type ProviderQuery,
  type ProviderRow,
} from './types.ts';
import { marksOf, wantedIn } from './wanted.ts';

type Sent = ProviderRow & { readonly key: string; readonly next: string };
type Count = readonly [facet: ProviderFacet, value: string, rows: number];

interface Answer {
  readonly size: number;
  readonly counts: readonly Count[];
  readonly rows: readonly Sent[] | null;
  readonly near: readonly string[] | null;
}

const NONE: Answer = { size: 0, counts: [], rows: null, near: null };

/**
 * A page of the certified suppliers that match, with counts of the filters' values, in one query.
 * Without a text they come in an order that begins elsewhere every day; `now` tells the day.
 */
export async function searchProviders(query: ProviderQuery, now: Date): Promise<ProviderPage> {
  const wanted = query.text === '' ? null : wantedIn(query.text);
  const place = providerPlaceOf(query, dayNumber(civilDateOf(now)));
  const wordless = wanted === null && query.text !== '';
  const [answer = NONE] = wordless
    ? []
    : await replica.$queryRaw<Answer[]>(providerSql({ query, wanted, place }));
  return {
    ...rowsOf(query, place, answer.rows ?? []),
    total: answer.size > MOST_COUNTED ? 'many' : answer.size,
    facets: facetsOf(answer.counts),
    marks: wanted === null ? [] : [...wanted.marks, ...marksOf(answer.near ?? [])],
  };
}

function facetsOf(counts: readonly Count[]): ProviderFacets {
  const rows = new Map(counts.map(([facet, value, n]) => [`${facet} ${value}`, n]));
  const group = (facet: ProviderFacet, values: readonly string[]): FacetGroup => ({
    exact: true,
    values: values
      .map((value) => ({ value, count: rows.get(`${facet} ${value}`) ?? 0 }))
      .filter(({ count }) => count > 0),
  });
  return {
    region: group('region', REGIONS),
    category: group('category', CATEGORIES),
    language: group('language', SPOKEN),
    sector: group('sector', SECTORS),
    standing: group('standing', STANDINGS),
    hosting: group('hosting', ['yes', 'no']),
    startUp: group('startUp', ['yes', 'no']),
    badge: group('badge', CREDENTIALS),
  };
}

function rowsOf({ sort, after }: ProviderQuery, place: ProviderPlace, sent: readonly Sent[]) {
  const { from, backwards, day } = place;
  const more = sent.length > PAGE_ROWS;
  const shown = backwards ? sent.slice(-PAGE_ROWS) : sent.slice(0, PAGE_ROWS);
  const cursorOf = (row: Sent | undefined) =>
    row === undefined ? null : writeProviderCursor(sort, { day, key: row.key, next: row.next });
  const hasBefore = backwards ? more : from !== null && after !== null;
  return {
    rows: shown.map(({ key: _key, next: _next, ...row }): ProviderRow => row),
    before: hasBefore ? cursorOf(shown[0]) : null,
    after: backwards || more ? cursorOf(shown.at(-1)) : null,
  };
}
