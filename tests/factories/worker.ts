import { Logger, runOnce, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { env } from '#platform/env.ts';
import { tasks } from '../../server/tasks.ts';

/** Carries out every job that is due, as the worker does, and returns when none is left. */
export async function workOff(taskList: TaskList = tasks): Promise<void> {
  const pgPool = new pg.Pool({ connectionString: env().DATABASE_URL });
  pgPool.on('error', () => {}).on('connect', (client) => void client.on('error', () => {}));
  await runOnce({ pgPool, taskList, logger: new Logger(() => () => {}) });
  await pgPool.end();
}
