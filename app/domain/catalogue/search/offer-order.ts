import { Prisma } from '#platform/prisma-client/client.ts';
import { CIRCLE, readCursor, startOf, type Place } from './cursor.ts';
import { PAGE_ROWS, type OfferQuery } from './types.ts';

const { sql, empty, join } = Prisma;

/** One row more than is shown tells whether there is another page. */
export const ROWS_READ = PAGE_ROWS + 1;
/** Scores are below it; the difference rises as everything else that is sorted by. */
const ABOVE_SCORES = 10_000_000;
const IN_CIRCLE = CIRCLE - 1n;

/** Where in a list a page begins, and the day whose fair order the list has. */
export interface ListPlace {
  readonly day: number;
  readonly start: bigint;
  readonly from: Place | null;
  readonly backwards: boolean;
}

/** The place that the cursors of a query name; a cursor of another sort counts as none. */
export function placeOf(
  { sort, after, before }: Pick<OfferQuery, 'after' | 'before'> & { readonly sort: string },
  today: number,
): ListPlace {
  const from = readCursor(sort, after ?? before);
  const day = from?.day ?? today;
  const backwards = from !== null && after === null;
  return { day, start: startOf(day), from, backwards };
}

/** Rows of `found` in the order of the query, from its place on. */
export function foundInOrder(query: OfferQuery, place: ListPlace): Prisma.Sql {
  const turn = turnSql(place.start);
  const keys = {
    relevance: sql`${ABOVE_SCORES} - score AS key, ${turn} AS next`,
    price: sql`year_price AS key, place AS next`,
    start: sql`starts - 'epoch'::date AS key, place AS next`,
  }[query.sort];
  const { from, backwards } = place;
  const later = backwards ? sql`<` : sql`>`;
  const direction = backwards ? sql`DESC` : sql`ASC`;
  const beyond = from
    ? sql`WHERE (key, next) ${later} (${from.key}::bigint, ${from.next}::bigint)`
    : empty;
  return sql`SELECT place, key::bigint, next FROM (SELECT place, ${keys} FROM found WHERE place IS NOT NULL) keyed ${beyond}
    ORDER BY key ${direction}, next ${direction} LIMIT ${ROWS_READ}`;
}

/** The turn of a place in the fair order that begins at `start`. */
function turnSql(start: bigint): Prisma.Sql {
  return sql`((place - ${start}::bigint) & ${IN_CIRCLE}::bigint)`;
}

/** All rows that pass `where`, in the order of the query, read through the index of that order. */
export function allInOrder(query: OfferQuery, place: ListPlace, where: Prisma.Sql): Prisma.Sql {
  if (query.sort === 'relevance') return turnsInOrder(place, where);
  const { from, backwards } = place;
  const later = backwards ? sql`<` : sql`>`;
  const direction = backwards ? sql`DESC` : sql`ASC`;
  const isPrice = query.sort === 'price';
  const column = isPrice ? sql`year_price` : sql`starts`;
  const key = isPrice ? sql`year_price` : sql`(starts - 'epoch'::date)::bigint`;
  const bound = isPrice
    ? sql`${from?.key}::bigint`
    : sql`'epoch'::date + ${Number(from?.key)}::integer`;
  const beyond = from
    ? sql`AND (${column}, place) ${later} (${bound}, ${from.next}::bigint)`
    : empty;
  return sql`SELECT place, ${key}, place FROM offer_search o WHERE ${where} ${beyond}
    ORDER BY ${column} ${direction}, place ${direction} LIMIT ${ROWS_READ}`;
}

/** The circle of places from the cursor on: one stretch, or two where it passes zero. */
function turnsInOrder(place: ListPlace, where: Prisma.Sql): Prisma.Sql {
  const direction = place.backwards ? sql`DESC` : sql`ASC`;
  const stretches = stretchesOf(place).map(
    ([
      low,
      high,
    ]) => sql`(SELECT place, ${BigInt(ABOVE_SCORES)}::bigint AS key, ${turnSql(place.start)} AS next
      FROM offer_search o
      WHERE ${where} AND place >= ${low}::bigint AND place < ${high}::bigint
      ORDER BY place ${direction} LIMIT ${ROWS_READ})`,
  );
  return sql`SELECT * FROM (${join(stretches, ' UNION ALL ')}) stretches
    ORDER BY next ${direction} LIMIT ${ROWS_READ}`;
}

function stretchesOf({
  start,
  from,
  backwards,
}: ListPlace): readonly (readonly [bigint, bigint])[] {
  if (backwards) {
    const end = start + (from?.next ?? CIRCLE);
    return end <= CIRCLE
      ? [[start, end]]
      : [
          [start, CIRCLE],
          [0n, end - CIRCLE],
        ];
  }
  const begin = start + (from === null ? 0n : from.next + 1n);
  return begin < CIRCLE
    ? [
        [begin, CIRCLE],
        [0n, start],
      ]
    : [[begin - CIRCLE, start]];
}
