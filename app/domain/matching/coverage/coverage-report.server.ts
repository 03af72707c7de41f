import { countSupply } from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { ENOUGH } from '../codes.ts';
import { requireOverseer } from '../policy.ts';
import type { CoverageQuery } from './coverage-query.ts';
import { coverageRows, type CoverageRow, type NeedCell } from './gaps.ts';

/** Needs of firms beside supply (catalogue §4). */
export interface CoverageReport {
  readonly rows: readonly CoverageRow[];
  /** Firms that need something and did not say where they are: they are in no row. */
  readonly nowhere: number;
}

/**
 * What the assessed firms need beside what can be bought there today. A firm counts once in a row,
 * in the language it prefers. For managers and auditors: throws `matching.not-found` to others.
 */
export async function getCoverageReport(
  actor: MemberActor,
  query: CoverageQuery,
): Promise<CoverageReport> {
  requireOverseer(actor);
  const [needs, nowhere, supply] = await Promise.all([
    readNeeds(query),
    countPlaceless(query.category),
    countSupply(db),
  ]);
  const rows = coverageRows(needs, supply, query.order);
  return {
    rows: query.onlyGaps ? rows.filter(({ missing }) => missing > 0) : rows,
    nowhere,
  };
}

/** An assessment without a firm counts by itself; one firm with several counts once. */
const FIRM = Prisma.sql`coalesce(organisation_id, assessment_id)`;
const PLACED = Prisma.sql`region <> '' AND language <> ''`;

function readNeeds({ category, region, language }: CoverageQuery): Promise<NeedCell[]> {
  return db.$queryRaw<NeedCell[]>`
    SELECT category, region, language, count(DISTINCT ${FIRM})::int AS firms,
      count(DISTINCT ${FIRM}) FILTER (WHERE providers < ${ENOUGH})::int AS thin
    FROM match_need
    WHERE ${PLACED} AND (${category}::text IS NULL OR category = ${category})
      AND (${region}::text IS NULL OR region = ${region})
      AND (${language}::text IS NULL OR language = ${language})
    GROUP BY category, region, language`;
}

async function countPlaceless(category: string | null): Promise<number> {
  const [row] = await db.$queryRaw<{ readonly firms: number }[]>`
    SELECT count(DISTINCT ${FIRM})::int AS firms FROM match_need
    WHERE NOT (${PLACED}) AND (${category}::text IS NULL OR category = ${category})`;
  return row?.firms ?? 0;
}
