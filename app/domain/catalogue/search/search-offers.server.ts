import { civilDateOf } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import { dayNumber, writeCursor } from './cursor.ts';
import { facetsOf, readCounts } from './facets.ts';
import { nearestCategories } from './nearest.ts';
import { placeOf, type ListPlace } from './offer-order.ts';
import { offerSql } from './offer-sql.ts';
import {
  MOST_COUNTED,
  PAGE_ROWS,
  type OfferFacet,
  type OfferPage,
  type OfferQuery,
  type OfferRow,
} from './types.ts';
import { marksOf, wantedIn } from './wanted.ts';

/** Suppliers few enough to say so. */
const FEW_PROVIDERS = 5;

type Money = 'priceMin' | 'priceMax' | 'setup' | 'yearPrice';
/** A row as JSON has it: money as numbers, with its place in the list. */
type Sent = Omit<OfferRow, Money> &
  Readonly<Record<Money, number>> & { readonly key: number; readonly next: string };

interface Answer {
  readonly size: number;
  /** "bits category rows", parted by commas; null when there are none. */
  readonly counts: string | null;
  readonly others: readonly (readonly [OfferFacet, string | null])[];
  readonly rows: readonly Sent[] | null;
  readonly few: number | null;
  readonly near: readonly string[] | null;
}

/**
 * A page of the published offers that match, with counts of the filters' values, in one query.
 * Without a text, offers come in an order that begins elsewhere every day, so that nobody is always
 * first; `now` tells the day. Cursors keep the day their list began with.
 */
export async function searchOffers(query: OfferQuery, now: Date): Promise<OfferPage> {
  const wanted = query.text === '' ? null : wantedIn(query.text);
  if (wanted === null && query.text !== '') return emptyPage(query);
  const place = placeOf(query, dayNumber(civilDateOf(now)));
  const [answer] = await replica.$queryRaw<Answer[]>(offerSql({ query, wanted, place }));
  if (answer === undefined) return emptyPage(query);
  const { size, few } = answer;
  return {
    ...rowsOf(query, place, answer.rows ?? []),
    total: size > MOST_COUNTED ? 'many' : size,
    facets: facetsOf(
      readCounts(answer.counts),
      new Map(answer.others.map(([facet, counts]) => [facet, readCounts(counts)])),
    ),
    marks: wanted === null ? [] : [...wanted.marks, ...marksOf(answer.near ?? [])],
    nearest: size === 0 ? nearestTo(query) : [],
    few:
      few !== null && size <= FEW_PROVIDERS * 2 && few <= FEW_PROVIDERS ? { providers: few } : null,
  };
}

/** A text without a word matches nothing. */
function emptyPage(query: OfferQuery): OfferPage {
  return {
    rows: [],
    total: 0,
    facets: facetsOf([], new Map()),
    before: null,
    after: null,
    marks: [],
    nearest: nearestTo(query),
    few: null,
  };
}

function nearestTo({ text, category }: OfferQuery): readonly string[] {
  return nearestCategories(text).filter((code) => !category.includes(code));
}

function rowsOf({ sort, after }: OfferQuery, place: ListPlace, sent: readonly Sent[]) {
  const { from, backwards, day } = place;
  const more = sent.length > PAGE_ROWS;
  const shown = backwards ? sent.slice(-PAGE_ROWS) : sent.slice(0, PAGE_ROWS);
  const cursorOf = (row: Sent | undefined) =>
    row === undefined
      ? null
      : writeCursor(sort, { day, key: BigInt(row.key), next: BigInt(row.next) });
  const hasBefore = backwards ? more : from !== null && after !== null;
  const hasAfter = backwards || more;
  return {
    rows: shown.map(rowOf),
    before: hasBefore ? cursorOf(shown[0]) : null,
    after: hasAfter ? cursorOf(shown.at(-1)) : null,
  };
}

function rowOf({ key: _key, next: _next, ...row }: Sent): OfferRow {
  return {
    ...row,
    priceMin: BigInt(row.priceMin),
    priceMax: BigInt(row.priceMax),
    setup: BigInt(row.setup),
    yearPrice: BigInt(row.yearPrice),
  };
}
