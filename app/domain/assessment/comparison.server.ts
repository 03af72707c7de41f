import { z } from 'zod';
import { organisationsWithoutStatistics } from '#domain/accounts/index.server.ts';
import { addMonths, civilDateOf } from '#domain/kernel/index.server.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import { db, replica } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import {
  compare,
  freezeCells,
  SIZE_BANDS,
  sizeBand,
  type CellLevel,
  type Cells,
  type Standing,
} from './comparison.ts';
import { regionOf } from './places.ts';
import type { AssessmentState } from './records.server.ts';
import type { ScoreResult } from './types.ts';

const MIN_COVERAGE = 0.8;
const MIN_FIRMS = 10;
const MONTHS_KEPT = 24;

const cellsSchema = z.record(
  z.string(),
  z.object({ n: z.number(), scores: z.array(z.number()).nullable() }),
);

export type ComparisonView =
  | { readonly kind: 'missing'; readonly missing: number }
  | { readonly kind: 'coverage' }
  | {
      readonly kind: 'compared';
      readonly period: string;
      readonly level: CellLevel;
      readonly n: number;
      readonly percentile: number | null;
      readonly quartiles: readonly [number, number, number];
      readonly wider: Standing | null;
    };

/** Where the firm stands among the real firms of the latest frozen snapshot (method §5). */
export async function getComparison(
  state: AssessmentState,
  result: ScoreResult,
  now: Date,
): Promise<ComparisonView> {
  if (result.score === null || result.coverage < MIN_COVERAGE) return { kind: 'coverage' };
  const major = majorOf(state.framework.content.definition.version);
  const snapshot = await replica.benchmarkSnapshot.findFirst({
    where: { frameworkMajor: major, frozenAt: { lte: now } },
    orderBy: { frozenAt: 'desc' },
    select: { period: true, cells: true, frozenAt: true },
  });
  if (!snapshot) return { kind: 'missing', missing: MIN_FIRMS };
  const comparison = compare(
    cellsSchema.parse(snapshot.cells),
    {
      sector: state.facts.sector ?? '',
      sizeBand: sizeBand(state.facts.staff ?? 1),
      region: regionOf(state.facts.province) ?? '',
    },
    result.score,
    await countedScore(state, snapshot.frozenAt),
  );
  if ('missing' in comparison) return { kind: 'missing', missing: comparison.missing };
  return { kind: 'compared', period: snapshot.period, ...comparison };
}

/** The score this firm itself put into a snapshot, to be left out; null when it put none. */
async function countedScore(
  { id, organisationId }: AssessmentState,
  frozenAt: Date,
): Promise<number | null> {
  const oldest = new Date(`${addMonths(civilDateOf(frozenAt), -MONTHS_KEPT)}T00:00:00Z`);
  const row = await db.assessmentResult.findFirst({
    where: {
      assessment: organisationId === null ? { id } : { organisationId },
      computedAt: { lte: frozenAt, gt: oldest },
      coverage: { gte: MIN_COVERAGE },
    },
    orderBy: { computedAt: 'desc' },
    select: { score: true },
  });
  return row?.score ?? null;
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}

/**
 * Freezes the comparison cells of a period, once; a period already frozen stays as it is. All
 * assessments of an organisation are one firm's. Left out are copies of second respondents, and
 * organisations without a consent to statistics.
 */
export async function freezeBenchmarks(period: string, now: Date): Promise<void> {
  await inTransaction('assessment.freeze-benchmarks', async (tx) => {
    const rows = await tx.assessmentResult.findMany({
      where: {
        computedAt: { lte: now },
        assessment: { completedAt: { not: null }, secondOfId: null },
      },
      select: {
        assessmentId: true,
        score: true,
        coverage: true,
        sector: true,
        sizeBand: true,
        region: true,
        computedAt: true,
        assessment: {
          select: { organisationId: true, frameworkVersion: { select: { version: true } } },
        },
      },
    });
    const staysOut = await organisationsWithoutStatistics(
      tx,
      rows.flatMap(({ assessment }) => assessment.organisationId ?? []),
    );
    const results = rows.flatMap((row) => {
      const band = SIZE_BANDS.find((known) => known === row.sizeBand);
      const { version } = row.assessment.frameworkVersion;
      const firm = row.assessment.organisationId ?? row.assessmentId;
      return band && row.sector !== '' && !staysOut.has(firm)
        ? [{ ...row, firm, sizeBand: band, version }]
        : [];
    });
    for (const major of new Set(results.map(({ version }) => majorOf(version)))) {
      const cells: Cells = freezeCells(results, { major: Number(major), on: civilDateOf(now) });
      await tx.benchmarkSnapshot.createMany({
        skipDuplicates: true,
        data: {
          id: `${major}-${period}`,
          frameworkMajor: major,
          period,
          cells: JSON.parse(JSON.stringify(cells)) as Prisma.InputJsonValue,
          frozenAt: now,
        },
      });
    }
  });
}
