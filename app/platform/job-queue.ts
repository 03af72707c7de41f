import { db } from './db.ts';

/** Name under which workers connect; it tells them from other clients of the database. */
export const WORKER_APPLICATION = 'raqmana-worker';

export type JobQueue = {
  /** Connections that workers, on whichever machine, hold at this moment; 0 when none runs. */
  workerConnections: number;
  /** Jobs due and not taken yet. */
  waiting: number;
  /** How long the oldest of them has been due, in seconds. */
  oldestWaitingSeconds: number;
  /** Jobs that used up their tries. */
  dead: number;
};

/** The state of the job queue, for health checks and metrics. */
export async function readJobQueue(): Promise<JobQueue> {
  const [row] = await db.$queryRaw<JobQueue[]>`
    SELECT
      (SELECT count(*)::int FROM pg_stat_activity
        WHERE application_name = ${WORKER_APPLICATION} AND datname = current_database()
      ) AS "workerConnections",
      count(*) FILTER (WHERE due)::int AS "waiting",
      coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE due)), 0)::float8
        AS "oldestWaitingSeconds",
      count(*) FILTER (WHERE attempts >= max_attempts)::int AS "dead"
    FROM (
      SELECT *, run_at <= now() AND locked_at IS NULL AND attempts < max_attempts AS due
      FROM graphile_worker.jobs
    ) AS jobs`;
  if (!row) throw new Error('the job queue gave no row');
  return row;
}
