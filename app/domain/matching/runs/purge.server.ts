import { keptSince } from '#domain/accounts/index.server.ts';
import { listKnownAssessments } from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';

const AT_ONCE = 1_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Days that a run nobody saw is kept after another took its place: a page may still be open. */
const UNSEEN_DAYS = 7;

/** How many rows of each kind went. */
export interface PurgedMatches {
  readonly unseen: number;
  readonly anonymous: number;
  readonly runs: number;
  readonly showings: number;
  /** Assessments that are gone, with everything kept of them. */
  readonly assessments: number;
}

/**
 * Deletes what was kept of matches as long as the retention table says, and everything of
 * assessments that are gone. What an open appeal names stays until it is answered, and what a
 * shortlist of a firm names as long as the shortlist. Run again it finds nothing more.
 */
export async function purgeMatches(now: Date): Promise<PurgedMatches> {
  const [matches, anonymous] = [keptSince('matches', now), keptSince('anonymous-matches', now)];
  const unseen = new Date(now.getTime() - UNSEEN_DAYS * DAY_MS);
  return {
    assessments: await purgeGone(),
    unseen: await inBatches('unseen', (tx) => oldUnseen(tx, unseen)),
    anonymous: await inBatches('anonymous', (tx) => oldAnonymous(tx, anonymous)),
    runs: await inBatches('runs', (tx) => oldRuns(tx, matches)),
    showings: await inBatches('showings', (tx) => oldShowings(tx, matches)),
  };
}

/** Repeats a deletion of a limited number of rows, each time by itself, until none is left. */
async function inBatches(name: string, work: (tx: Tx) => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await inTransaction(`matching.purge-${name}`, (tx) => work(tx));
    total += count;
    if (count < AT_ONCE) return total;
  }
}

const NOT_APPEALED = Prisma.sql`
  NOT EXISTS (SELECT FROM match_appeal AS a WHERE a.run_id = r.id AND a.state = 'open')`;
const NOT_SHORTLISTED = Prisma.sql`
  NOT EXISTS (SELECT FROM shortlist_item AS i WHERE i.run_id = r.id)`;

function oldUnseen(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM match_run WHERE id IN (
      SELECT r.id FROM match_run AS r
      WHERE r.computed_at < ${before} AND r.replaced_at < ${before} AND r.shown_at IS NULL AND ${NOT_APPEALED}
        AND ${NOT_SHORTLISTED} LIMIT ${AT_ONCE})`;
}

/**
 * They hold what was answered in a browser without an account: gone as soon as those answers are.
 * The next visit matches the assessment anew.
 */
function oldAnonymous(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM match_run WHERE id IN (
      SELECT r.id FROM match_run AS r
      WHERE r.organisation_id IS NULL AND coalesce(r.replaced_at, r.seen_at) < ${before}
        AND ${NOT_APPEALED} LIMIT ${AT_ONCE})`;
}

function oldRuns(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM match_run WHERE id IN (
      SELECT r.id FROM match_run AS r
      WHERE r.computed_at < ${before} AND r.replaced_at < ${before} AND ${NOT_APPEALED}
        AND ${NOT_SHORTLISTED} LIMIT ${AT_ONCE})`;
}

function oldShowings(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM match_showing WHERE (run_id, action, rank) IN (
      SELECT s.run_id, s.action, s.rank FROM match_showing AS s
      WHERE s.day < ${before}::date AND NOT EXISTS (
          SELECT FROM match_appeal AS a WHERE a.run_id = s.run_id AND a.state = 'open')
        AND NOT EXISTS (SELECT FROM shortlist_item AS i WHERE i.run_id = s.run_id)
      LIMIT ${AT_ONCE})`;
}

/** Goes through all assessments that something is kept of. Returns how many are gone. */
async function purgeGone(): Promise<number> {
  let [total, after] = [0, ''];
  for (;;) {
    const ids = await listHeld(after);
    const known = await listKnownAssessments(db, ids);
    const gone = ids.filter((id) => !known.has(id));
    if (gone.length > 0) await inTransaction('matching.purge-gone', (tx) => forget(tx, gone));
    total += gone.length;
    const last = ids.at(-1);
    if (last === undefined || ids.length < AT_ONCE) return total;
    after = last;
  }
}

async function listHeld(after: string): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ readonly id: string }[]>`
    SELECT id FROM (
      (SELECT DISTINCT assessment_id AS id FROM match_run WHERE assessment_id > ${after}
        ORDER BY 1 LIMIT ${AT_ONCE})
      UNION (SELECT DISTINCT assessment_id FROM match_need WHERE assessment_id > ${after}
        ORDER BY 1 LIMIT ${AT_ONCE})
      UNION (SELECT assessment_id FROM match_wish WHERE assessment_id > ${after}
        ORDER BY 1 LIMIT ${AT_ONCE})
      UNION (SELECT DISTINCT assessment_id FROM shortlist WHERE assessment_id > ${after}
        ORDER BY 1 LIMIT ${AT_ONCE})
    ) AS held ORDER BY id LIMIT ${AT_ONCE}`;
  return rows.map(({ id }) => id);
}

/** Showings stay their time: without the run they lead to no firm. */
async function forget(tx: Tx, assessmentIds: readonly string[]): Promise<void> {
  const where = { assessmentId: { in: [...assessmentIds] } };
  await tx.matchNeed.deleteMany({ where });
  await tx.matchWish.deleteMany({ where });
  await tx.shortlist.deleteMany({ where });
  await tx.matchRun.deleteMany({ where });
}
