import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { COMPONENTS, CRITERIA } from '../codes.ts';
import { FEWEST, unlessFew } from './few.ts';
import type { AverageCriterion, ComparedComponent } from './types.ts';

type Reader = Tx | typeof db;

/** Lists of an offer that are compared: the latest, so that a popular one is read in time. */
const MOST_COMPARED = 500;
/** Values are kept in thousandths and told in hundredths. */
const PER_HUNDREDTH = 10;

export interface Period {
  readonly organisationId: string;
  readonly since: Date;
}

export interface Places {
  readonly lists: number;
  readonly medianPlace: number;
  readonly inFirstFive: number;
  readonly inFirstThree: number;
}

/** Where the offers of a provider stood in the lists of a period, by offer. */
export async function readPlaces(
  reader: Reader,
  { organisationId, since }: Period,
): Promise<ReadonlyMap<string, Places>> {
  const rows = await reader.$queryRaw<(Places & { readonly id: string })[]>`
    SELECT offer_id AS id, count(*)::int AS lists,
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY rank))::int AS "medianPlace",
      avg((rank <= 5)::int)::float8 AS "inFirstFive",
      avg((rank <= 3)::int)::float8 AS "inFirstThree"
    FROM match_showing WHERE organisation_id = ${organisationId} AND day >= ${since}
    GROUP BY offer_id`;
  return new Map(rows.map(({ id, ...places }) => [id, places]));
}

export interface RegionCount {
  /** Empty while unknown. */
  readonly region: string;
  readonly lists: number | null;
}

/**
 * Lists by offer and region of the firm, most first; counts below five are not told, and their
 * regions stand in the order of their codes, which tells nothing.
 */
export async function readRegions(
  reader: Reader,
  { organisationId, since }: Period,
): Promise<ReadonlyMap<string, readonly RegionCount[]>> {
  const rows = await reader.$queryRaw<
    { readonly id: string; readonly region: string; readonly lists: number }[]
  >`
    SELECT offer_id AS id, region, count(*)::int AS lists
    FROM match_showing WHERE organisation_id = ${organisationId} AND day >= ${since}
    GROUP BY offer_id, region
    ORDER BY count(*) < ${FEWEST}::int,
      CASE WHEN count(*) < ${FEWEST}::int THEN 0 ELSE -count(*) END, region`;
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, counts]) => [
      id,
      counts.map(({ region, lists }) => ({ region, lists: unlessFew(lists) })),
    ]),
  );
}

export interface Averages {
  readonly components: readonly ComparedComponent[];
  readonly criteria: readonly AverageCriterion[];
}

interface OwnAverage {
  readonly id: string;
  /** From 1 on: components, then criteria. */
  readonly place: number;
  readonly value: number;
  readonly lists: number;
}

interface OthersAverage {
  readonly id: string;
  readonly place: number;
  readonly value: number;
  readonly providers: number;
}

/**
 * The values of offers on average over their latest lists of the period, by offer, beside the average
 * of other providers in the same lists. Each of those counts once, however often it was there, and
 * with fewer than five nothing of them is told.
 */
export async function readAverages(
  reader: Reader,
  period: Period,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, Averages>> {
  const [own, others] = await Promise.all([
    readOwnAverages(reader, period, offerIds),
    readOthersAverages(reader, period, offerIds),
  ]);
  const told = Map.groupBy(
    others.filter(({ providers }) => providers >= FEWEST),
    ({ id }) => id,
  );
  const averages = [...Map.groupBy(own, ({ id }) => id)];
  return new Map(averages.map(([id, rows]) => [id, averagesOf(rows, told.get(id) ?? [])]));
}

function averagesOf(own: readonly OwnAverage[], others: readonly OthersAverage[]): Averages {
  const hundredths = (value: number) => Math.round(value / PER_HUNDREDTH);
  const at = <T extends { readonly place: number }>(rows: readonly T[], place: number) =>
    rows.find((row) => row.place === place + 1);
  return {
    components: COMPONENTS.map((component, place) => {
      const other = at(others, place);
      return {
        component,
        own: hundredths(at(own, place)?.value ?? 0),
        others: other ? hundredths(other.value) : null,
      };
    }),
    criteria: CRITERIA.flatMap((criterion, index) => {
      const found = at(own, COMPONENTS.length + index);
      if (!found || found.lists < FEWEST) return [];
      return [{ criterion, own: hundredths(found.value) }];
    }),
  };
}

function readOwnAverages(
  reader: Reader,
  { organisationId, since }: Period,
  offerIds: readonly string[],
): Promise<OwnAverage[]> {
  return reader.$queryRaw<OwnAverage[]>`
    SELECT o.id, v.place::int, avg(v.value)::float8 AS value, count(*)::int AS lists
    FROM unnest(${[...offerIds]}::text[]) AS o(id)
    CROSS JOIN LATERAL (
      SELECT values FROM match_showing
      WHERE organisation_id = ${organisationId} AND offer_id = o.id AND day >= ${since}
      ORDER BY day DESC, run_id DESC, action LIMIT ${MOST_COMPARED}) AS own
    CROSS JOIN LATERAL unnest(own.values) WITH ORDINALITY AS v(value, place)
    WHERE v.value >= 0
    GROUP BY o.id, v.place`;
}

function readOthersAverages(
  reader: Reader,
  { organisationId, since }: Period,
  offerIds: readonly string[],
): Promise<OthersAverage[]> {
  return reader.$queryRaw<OthersAverage[]>`
    SELECT id, place, avg(value)::float8 AS value, count(*)::int AS providers FROM (
      SELECT o.id, other.organisation_id, v.place::int, avg(v.value) AS value
      FROM unnest(${[...offerIds]}::text[]) AS o(id)
      CROSS JOIN LATERAL (
        SELECT run_id, action FROM match_showing
        WHERE organisation_id = ${organisationId} AND offer_id = o.id AND day >= ${since}
        ORDER BY day DESC, run_id DESC, action LIMIT ${MOST_COMPARED}) AS own
      JOIN match_showing AS other ON other.run_id = own.run_id AND other.action = own.action
        AND other.organisation_id <> ${organisationId}
      CROSS JOIN LATERAL unnest(other.values[1:${COMPONENTS.length}::int])
        WITH ORDINALITY AS v(value, place)
      GROUP BY o.id, other.organisation_id, v.place) AS each_provider
    GROUP BY id, place`;
}
