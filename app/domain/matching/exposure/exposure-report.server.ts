import { listProviderNames, type ProviderName } from '#domain/catalogue/index.server.ts';
import {
  addDays,
  civilDateOf,
  type CivilDate,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { getSetting } from '#platform/settings.ts';
import { FIRST_PLACES } from '../codes.ts';
import { requireOverseer } from '../policy.ts';
import { concentrationOf, type Concentration, type ProviderExposure } from './concentration.ts';

/** Days a report can look back. */
export const EXPOSURE_PERIODS = [30, 90, 365] as const;
export type ExposurePeriod = (typeof EXPOSURE_PERIODS)[number];

/** The period a text names; 90 days for anything else. */
export function exposurePeriodOf(text: string | null): ExposurePeriod {
  return EXPOSURE_PERIODS.find((days) => String(days) === text) ?? 90;
}

interface Lists {
  /** Lists that were shown, and those of them with a newcomer among the first five. */
  readonly lists: number;
  readonly withNewcomer: number;
}

export interface CategoryExposure extends Lists {
  readonly category: string;
  /** Null where nothing was shown. */
  readonly concentration: Concentration | null;
}

/** Who was shown in lists of matches, and how evenly (catalogue §4). */
export interface ExposureReport extends Lists {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Of all categories, or of the one asked for. */
  readonly concentration: Concentration | null;
  /** In the order of their codes. */
  readonly byCategory: readonly CategoryExposure[];
  /** Names of the providers by organisation; those without a page have none. */
  readonly names: ReadonlyMap<string, ProviderName>;
  /** Share of exposure above which managers are warned, 0–1. */
  readonly cap: number;
}

const PERCENT = 100;

interface ExposureRow extends ProviderExposure {
  readonly category: string;
}

interface ListRow extends Lists {
  readonly category: string;
}

/**
 * Exposure of providers in the lists shown within the last `days`, weighted by place, and how much
 * of it single ones hold. For managers and auditors: throws `matching.not-found` to others.
 */
export async function getExposureReport(
  actor: MemberActor,
  { days, category }: { readonly days: ExposurePeriod; readonly category: string | null },
): Promise<ExposureReport> {
  requireOverseer(actor);
  const to = civilDateOf(actor.now);
  const from = addDays(to, 1 - days);
  const within = Prisma.sql`rank <= ${FIRST_PLACES} AND day BETWEEN ${from}::date AND ${to}::date
    AND (${category}::text IS NULL OR category = ${category})`;
  const [exposures, lists, cap] = await Promise.all([
    readExposures(within),
    readLists(within),
    getSetting(db, 'matching.share-cap'),
  ]);
  const ids = [...new Set(exposures.map(({ provider }) => provider))];
  return {
    ...{ from, to, cap: cap / PERCENT, names: await listProviderNames(db, ids) },
    ...sumOf(lists),
    concentration: concentrationOf(exposures),
    byCategory: lists.map((row) => ({
      ...row,
      concentration: concentrationOf(exposures.filter((one) => one.category === row.category)),
    })),
  };
}

function sumOf(rows: readonly Lists[]): Lists {
  return rows.reduce<Lists>(
    (sum, row) => ({
      lists: sum.lists + row.lists,
      withNewcomer: sum.withNewcomer + row.withNewcomer,
    }),
    { lists: 0, withNewcomer: 0 },
  );
}

/** The weights are those of `placeWeight`. */
function readExposures(within: Prisma.Sql): Promise<ExposureRow[]> {
  const weight = Prisma.sql`ln(2::float8) / ln((rank + 1)::float8)`;
  return db.$queryRaw<ExposureRow[]>`
    SELECT category, organisation_id AS provider, sum(${weight}) AS exposure,
      coalesce(sum(${weight}) FILTER (WHERE is_newcomer), 0) AS newcomer
    FROM match_showing WHERE ${within}
    GROUP BY category, organisation_id ORDER BY category, organisation_id`;
}

function readLists(within: Prisma.Sql): Promise<ListRow[]> {
  return db.$queryRaw<ListRow[]>`
    SELECT category, count(*)::int AS lists, count(*) FILTER (WHERE newcomer)::int AS "withNewcomer"
    FROM (SELECT category, bool_or(is_newcomer) AS newcomer FROM match_showing WHERE ${within}
      GROUP BY category, run_id, action) AS list
    GROUP BY category ORDER BY category`;
}
