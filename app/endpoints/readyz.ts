import { pingDatabase } from '#platform/db.ts';
import { readJobQueue } from '#platform/job-queue.ts';
import { pendingMigrations } from '#platform/migration-state.ts';

const LONGEST_WAIT_SECONDS = 120;

/** Ready when the database answers, its tables are up to date, and a worker takes the jobs. */
export async function loader() {
  const checks = await Promise.all([
    check('database', pingDatabase),
    check('migrations', noPendingMigration),
    check('worker', workerTakesJobs),
  ]);
  const ready = checks.every(({ ok }) => ok);
  const body = Object.fromEntries(checks.map(({ name, ok }) => [name, ok ? 'ok' : 'failed']));
  return Response.json(body, {
    status: ready ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

async function check(name: string, work: () => Promise<void>) {
  try {
    await work();
    return { name, ok: true };
  } catch {
    return { name, ok: false };
  }
}

async function noPendingMigration(): Promise<void> {
  const pending = await pendingMigrations();
  if (pending > 0) throw new Error(`${String(pending)} migrations are pending`);
}

async function workerTakesJobs(): Promise<void> {
  const { workerConnections, oldestWaitingSeconds } = await readJobQueue();
  if (workerConnections === 0) throw new Error('no worker is connected');
  if (oldestWaitingSeconds > LONGEST_WAIT_SECONDS) throw new Error('jobs are waiting');
}
