import { pingDatabase } from './db.ts';
import { readJobQueue } from './job-queue.ts';
import { pendingMigrations } from './migration-state.ts';

const LONGEST_WAIT_SECONDS = 120;

async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
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

/** What this process needs in order to serve, and whether each is there now. */
export async function readiness() {
  const [database, migrations, worker] = await Promise.all([
    succeeds(pingDatabase),
    succeeds(noPendingMigration),
    succeeds(workerTakesJobs),
  ]);
  return { database, migrations, worker };
}
