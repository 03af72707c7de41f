import type { ContentLang } from '#domain/assessment/index.server.ts';
import { catalogueNames, SIZES } from '#domain/catalogue/index.server.ts';
import { dayOf } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { COMPONENTS } from '../codes.ts';
import type { Weights } from '../score/weights.ts';
import { MOST_SHOWINGS, type Showing } from './types.ts';
import { readWeights } from './weights-read.server.ts';

type Reader = Tx | typeof db;

const THOUSANDTHS = 1000;

interface Owned {
  readonly organisationId: string;
  readonly offerId: string;
}

interface Row {
  readonly ref: string;
  readonly day: Date;
  readonly category: string;
  readonly region: string;
  readonly size: string;
  readonly rank: number;
  readonly total: number;
  readonly values: readonly number[];
  readonly weightsId: string;
}

/**
 * The last showings of an offer of a provider, latest first: day, category, region and size of the
 * firm, place and points. What the constraints are made of is left out: the province, the sector or
 * the budget of one firm could be read from it.
 */
export async function listShowings(
  reader: Reader,
  { organisationId, offerId }: Owned,
  lang: ContentLang,
): Promise<readonly Showing[]> {
  const rows = await reader.$queryRaw<Row[]>`
    SELECT encode(sha256(convert_to(run_id || ' ' || action || ' ' || offer_id, 'UTF8')), 'hex')
        AS ref,
      day, category, region, size, rank::int, total, values, weights_id AS "weightsId"
    FROM match_showing
    WHERE organisation_id = ${organisationId} AND offer_id = ${offerId}
    ORDER BY day DESC, run_id DESC, action LIMIT ${MOST_SHOWINGS}`;
  const versions = await readWeights(reader, [...new Set(rows.map(({ weightsId }) => weightsId))]);
  const names = catalogueNames(lang);
  return rows.flatMap((row) => {
    const weights = versions.get(row.weightsId);
    if (!weights) return [];
    const { ref, day, category, region, size, rank, total } = row;
    return [
      {
        ...{ ref, day: dayOf(day), place: rank, points: total / THOUSANDTHS },
        category: { code: category, name: names.category(category) },
        region: region === '' ? null : { code: region, name: names.region(region) },
        size: SIZES.find((one) => one === size) ?? null,
        components: componentsOf(row.values, weights.content),
        weights: weights.number,
      },
    ];
  });
}

function componentsOf(values: readonly number[], { points }: Weights): Showing['components'] {
  return COMPONENTS.map((component, place) => {
    const value = values[place] ?? 0;
    const most = points[component];
    return { component, value, points: (value * most) / THOUSANDTHS, most };
  });
}

/** What an appeal is about, and how the room names it. */
export interface NamedShowing {
  readonly runId: string;
  readonly action: string;
  readonly category: string;
}

/** The showing of an own offer that a reference names; null when there is none. */
export async function findShowing(
  reader: Reader,
  { organisationId, offerId }: Owned,
  ref: string,
): Promise<NamedShowing | null> {
  const [row] = await reader.$queryRaw<NamedShowing[]>`
    SELECT run_id AS "runId", action, category FROM match_showing
    WHERE organisation_id = ${organisationId} AND offer_id = ${offerId}
      AND encode(sha256(convert_to(run_id || ' ' || action || ' ' || offer_id, 'UTF8')), 'hex')
        = ${ref}`;
  return row ?? null;
}
