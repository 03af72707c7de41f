import type { Tx } from '#platform/transaction.ts';
import type { Reader } from './recall.server.ts';

/** Takes assessments for matching, in one order, so that two who match many never block each other. */
export async function lockAssessments(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT count(pg_advisory_xact_lock(key)) FROM (
      SELECT DISTINCT hashtext('match ' || id) AS key FROM unnest(${[...ids]}::text[]) AS id
      ORDER BY key) AS keys`;
}

/** The present run of an assessment, as whoever matches again must find it. */
export interface PresentRun {
  readonly id: string;
  readonly assessmentId: string;
  readonly seenAt: Date;
}

/** Present runs of assessments, held until the transaction ends. */
export function holdPresent(tx: Tx, ids: readonly string[]): Promise<readonly PresentRun[]> {
  return tx.$queryRaw<PresentRun[]>`
    SELECT id, assessment_id AS "assessmentId", seen_at AS "seenAt" FROM match_run
    WHERE assessment_id = ANY(${[...ids]}) AND replaced_at IS NULL
    ORDER BY assessment_id FOR UPDATE`;
}

/** Deletes those of some runs that nobody saw and nothing names. */
export async function dropUnseen(tx: Tx, runIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM match_run AS r WHERE r.id = ANY(${[...runIds]}) AND r.shown_at IS NULL
      AND NOT EXISTS (SELECT FROM shortlist_item AS i WHERE i.run_id = r.id)`;
}

/** A present run that was made with other means than those of now. */
export interface BehindRun {
  readonly id: string;
  readonly assessmentId: string;
  /** What it read; null for a firm's, whose facts are read again. */
  readonly inputs: string | null;
}

/** The present means that a run is compared with. */
export interface MeansStamp {
  readonly edition: number;
  readonly weightsId: string;
  readonly programmesHash: string;
}

/**
 * Present runs that are behind, of assessments that somebody saw since a day, in the order of their
 * assessments after one.
 */
export function listBehind(
  reader: Reader,
  { edition, weightsId, programmesHash }: MeansStamp,
  { after, since, most }: { readonly after: string; readonly since: Date; readonly most: number },
): Promise<readonly BehindRun[]> {
  return reader.$queryRaw<BehindRun[]>`
    SELECT id, assessment_id AS "assessmentId",
      CASE WHEN organisation_id IS NULL THEN inputs END AS inputs
    FROM match_run
    WHERE replaced_at IS NULL AND assessment_id > ${after} AND seen_at >= ${since}
      AND (edition <> ${edition} OR weights_id <> ${weightsId}
        OR programmes_hash <> ${programmesHash})
    ORDER BY assessment_id LIMIT ${most}`;
}
