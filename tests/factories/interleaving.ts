import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { env } from '#platform/env.ts';

const TRIES = 200;
const PAUSE_MS = 20;

/** A second connection that holds a lock while something else runs into it. */
export interface Holder {
  readonly query: (sql: string, values?: readonly unknown[]) => Promise<unknown>;
  /** Resolves once another connection waits for a lock this one holds; its process id. */
  readonly somebodyWaits: () => Promise<number>;
  /** Ends the connection of that process, as a crash of the database or a network cut would. */
  readonly kill: (processId: number) => Promise<void>;
}

/** Runs `work` with a connection in a transaction of its own, which is then kept. */
export async function holding<T>(work: (holder: Holder) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  const watcher = new pg.Client({ connectionString: env().DATABASE_URL });
  await Promise.all([client.connect(), watcher.connect()]);
  try {
    const own = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await client.query('BEGIN');
    const result = await work({
      query: (sql, values = []) => client.query(sql, [...values]),
      somebodyWaits: () => waiterOn(watcher, own.rows[0]?.pid ?? 0),
      kill: async (processId) => {
        await watcher.query('SELECT pg_terminate_backend($1)', [processId]);
      },
    });
    await client.query('COMMIT');
    return result;
  } finally {
    await Promise.all([client.end(), watcher.end()]);
  }
}

async function waiterOn(watcher: pg.Client, holder: number): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { rows } = await watcher.query<{ pid: number }>(
      'SELECT pid FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))',
      [holder],
    );
    const [row] = rows;
    if (row) return row.pid;
    await pause(PAUSE_MS);
  }
  throw new Error('nobody waited for the lock');
}
