import { db } from './db.ts';
import type { JobName } from './jobs.ts';
import type { Tx } from './transaction.ts';

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
      count(*) FILTER (WHERE attempts >= max_attempts AND locked_at IS NULL)::int AS "dead"
    FROM (
      SELECT *, run_at <= now() AND locked_at IS NULL AND attempts < max_attempts AS due
      FROM graphile_worker.jobs
    ) AS jobs`;
  if (!row) throw new Error('the job queue gave no row');
  return row;
}

/**
 * `dead`: used up its tries. `failing`: failed and will be tried again. `running`: in the hands of
 * a worker. `waiting`: not tried yet, perhaps not due yet.
 */
const JOB_STATES = ['dead', 'failing', 'running', 'waiting'] as const;
export type JobState = (typeof JOB_STATES)[number];

export type QueuedJob = {
  id: string;
  task: string;
  state: JobState;
  attempts: number;
  maxAttempts: number;
  /** First line of the last error, without addresses and numbers; null when it never failed. */
  lastError: string | null;
  addedAt: Date;
  /** When it is due; null for a job that is not tried again by itself. */
  nextTry: Date | null;
};

/** Jobs in the queue, the worst first and then the oldest; never what they carry. */
export async function listJobs(most: number): Promise<QueuedJob[]> {
  const rows = await db.$queryRaw<QueuedJob[]>`
    SELECT id::text AS id, task, state, attempts, "maxAttempts", "lastError", "addedAt",
      CASE WHEN state IN ('failing', 'waiting') THEN run_at END AS "nextTry"
    FROM (
      SELECT id, task_identifier AS task, run_at, created_at AS "addedAt",
        attempts::int AS attempts, max_attempts::int AS "maxAttempts", last_error AS "lastError",
        CASE
          WHEN locked_at IS NOT NULL THEN 'running'
          WHEN attempts >= max_attempts THEN 'dead'
          WHEN last_error IS NOT NULL THEN 'failing'
          ELSE 'waiting'
        END AS state
      FROM graphile_worker.jobs
    ) AS jobs
    ORDER BY array_position(${[...JOB_STATES]}::text[], state), jobs.id
    LIMIT ${most}`;
  return rows.map((row) => ({
    ...row,
    lastError: row.lastError === null ? null : withoutPersonalData(row.lastError),
  }));
}

/** How many jobs are in each state. */
export async function countJobs(): Promise<Readonly<Record<JobState, number>>> {
  const [row] = await db.$queryRaw<Record<JobState, number>[]>`
    SELECT count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
      count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS dead,
      count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts
        AND last_error IS NOT NULL)::int AS failing,
      count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts
        AND last_error IS NULL)::int AS waiting
    FROM graphile_worker.jobs`;
  if (!row) throw new Error('the job queue gave no row');
  return row;
}

export type HandledJob = { id: string; task: string };

/** Gives a failed job all its tries again, from `now` on. Null when it is gone or running. */
export async function retryJob(tx: Tx, id: string, now: Date): Promise<HandledJob | null> {
  const [job] = await retry(tx, await failedJobs(tx, id), now);
  return job ?? null;
}

/** Gives every job that used up its tries all of them again, from `now` on; returns those jobs. */
export async function retryDeadJobs(tx: Tx, now: Date): Promise<HandledJob[]> {
  const dead = await tx.$queryRaw<HandledJob[]>`
    SELECT id::text AS id, task_identifier AS task FROM graphile_worker.jobs
    WHERE attempts >= max_attempts AND locked_at IS NULL ORDER BY jobs.id`;
  return retry(tx, dead, now);
}

async function retry(tx: Tx, jobs: readonly HandledJob[], now: Date): Promise<HandledJob[]> {
  const moved = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM graphile_worker.reschedule_jobs(
      ${jobs.map(({ id }) => id)}::bigint[], run_at => ${now}::timestamptz, attempts => 0)`;
  const ids = new Set(moved.map(({ id }) => id));
  return jobs.filter(({ id }) => ids.has(id));
}

/** Deletes a failed job for good. Null when it is gone or running. */
export async function deleteJob(tx: Tx, id: string): Promise<HandledJob | null> {
  const [job] = await failedJobs(tx, id);
  if (!job) return null;
  const gone = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.complete_jobs(${[job.id]}::bigint[])`;
  return gone.length > 0 ? job : null;
}

/** A mark in the queue: every job added from now on has a greater number. */
export async function lastJob(): Promise<bigint> {
  const [row] = await db.$queryRaw<{ last: bigint }[]>`
    SELECT coalesce(max(id), 0)::bigint AS last FROM graphile_worker.jobs`;
  return row?.last ?? 0n;
}

/** Deletes the jobs of one task that were added after a mark and that nobody has taken. */
export async function forgetJobsAfter(mark: bigint, task: JobName): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM graphile_worker.complete_jobs(ARRAY(
      SELECT id FROM graphile_worker.jobs
      WHERE id > ${mark} AND task_identifier = ${task} AND locked_at IS NULL))`;
}

/** The job of this id as a list, when it failed at least once and is in nobody's hands. */
async function failedJobs(tx: Tx, id: string): Promise<HandledJob[]> {
  if (!/^\d{1,18}$/.test(id)) return [];
  return tx.$queryRaw<HandledJob[]>`
    SELECT id::text AS id, task_identifier AS task FROM graphile_worker.jobs
    WHERE id = ${id}::bigint AND last_error IS NOT NULL AND locked_at IS NULL`;
}

const LONGEST_ERROR = 200;

/** What an error says of its cause: its first line, without addresses, numbers and long codes. */
export function withoutPersonalData(error: string): string {
  const [line = ''] = error.split('\n');
  return line
    .replace(/[^\s<>"']*@[^\s<>"']*/g, '…')
    .replace(/\+?\d[\d .-]{4,}\d/g, '…')
    .replace(/[\w-]{24,}/g, '…')
    .slice(0, LONGEST_ERROR);
}

/**
 * Hands back the jobs that a killed process held: while no worker is connected, whatever is locked
 * has nobody who works on it, and would wait for hours. Call it before a worker connects; jobs bear
 * repetition, should two workers start in the same instant. Returns how many there were.
 */
export async function releaseOrphanJobs(): Promise<number> {
  const [queue] = await db.$queryRaw<{ isThere: boolean }[]>`
    SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS "isThere"`;
  if (!queue?.isThere) return 0;
  const held = await db.$queryRaw<{ worker: string; jobs: number }[]>`
    SELECT locked_by AS worker, count(*)::int AS jobs FROM graphile_worker.jobs
    WHERE locked_by IS NOT NULL AND NOT EXISTS (
      SELECT FROM pg_stat_activity
      WHERE application_name = ${WORKER_APPLICATION} AND datname = current_database())
    GROUP BY locked_by`;
  if (held.length === 0) return 0;
  const workers = held.map(({ worker }) => worker);
  await db.$executeRaw`SELECT graphile_worker.force_unlock_workers(${workers}::text[])`;
  return held.reduce((sum, { jobs }) => sum + jobs, 0);
}
