import { Logger, run } from 'graphile-worker';
import pg from 'pg';
import { closeDatabase } from '#platform/db.ts';
import { env } from '#platform/env.ts';
import { releaseOrphanJobs, WORKER_APPLICATION } from '#platform/job-queue.ts';
import { logger } from '#platform/logger.ts';
import { startStripeStandIn } from '#platform/stripe-stand-in/start.ts';
import { CRONTAB, tasks } from './tasks.ts';

const CONCURRENCY = 4;
const HEARTBEAT_MS = 10_000;

startStripeStandIn();

const pgPool = new pg.Pool({
  connectionString: env().DATABASE_URL,
  // graphile-worker keeps one connection to listen and wants room to record results.
  max: CONCURRENCY + 2,
  application_name: WORKER_APPLICATION,
});
const report = (error: Error) => logger.error({ err: error }, 'worker lost a connection');
pgPool.on('error', report).on('connect', (client) => void client.on('error', report));

/** What a killed worker held is worked on again at once, not when its lock grows old. */
async function takeOver(): Promise<void> {
  const jobs = await releaseOrphanJobs();
  if (jobs > 0) logger.warn({ jobs }, 'jobs of a killed worker are taken up again');
}

const starting = takeOver().then(() =>
  run({
    pgPool,
    taskList: tasks,
    crontab: CRONTAB,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: new Logger((scope) => (level, message) => {
      const line = { job: scope.jobId, task: scope.taskIdentifier };
      if (level === 'error') logger.error(line, message);
      else if (level === 'warning') logger.warn(line, message);
      else logger.debug(line, message);
    }),
  }),
);

const heartbeat = setInterval(() => process.send?.('alive'), HEARTBEAT_MS);
let stopping = false;

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  clearInterval(heartbeat);
  await starting.then((runner) => runner.stop());
  await Promise.all([pgPool.end(), closeDatabase()]);
  process.exit(0);
}

process.on('SIGTERM', () => void stop());
process.on('disconnect', () => void stop());
// In a terminal Ctrl-C reaches every process: the one that started this worker decides when.
process.on('SIGINT', () => {
  if (!process.send) void stop();
});

// The parent may have died while the modules above were loading.
if (process.send && !process.connected) void stop();

const runner = await starting;
process.send?.('alive');
await runner.promise;
