import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

/**
 * Gives each test worker its own copy of the template database. Listed among the set-up files, so
 * that it runs before anything reads the configuration or opens a connection.
 */
const template = new URL(inject('templateDatabase'));
const templateName = template.pathname.slice(1);
const name = `${templateName}_${process.env['VITEST_POOL_ID'] ?? '0'}`;
const own = new URL(template);
own.pathname = `/${name}`;

/** Files that tests keep: as many folders as databases. */
export const STORAGE_DIR = path.join(tmpdir(), `${name}-files`);

Object.assign(process.env, {
  STORAGE_DIR,
  DATABASE_URL: own.href,
  DATABASE_POOL_SIZE: '5',
  RAQMANA_MODE: 'demo',
  APP_SECRET: 'a secret that only the tests know, 32 or more',
  LOG_LEVEL: 'silent',
});
delete process.env['DATABASE_REPLICA_URL'];
delete process.env['SMTP_URL'];
delete process.env['S3_ENDPOINT'];
delete process.env['CLAMD_HOST'];
delete process.env['SMS_GATEWAY_URL'];

/** Above this many bytes a table is emptied faster by TRUNCATE than row by row. */
const LARGE = 1_000_000;

const TABLES = `
  SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
  WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  UNION ALL
  VALUES ('graphile_worker._private_jobs'), ('graphile_worker._private_job_queues')`;

/** A connection that may empty tables, and the question which of them hold anything. */
type Sweeper = { readonly client: pg.Client; readonly filled: string };

declare global {
  /** Kept for all files of this worker: a connection takes longer than the emptying. */
  var raqmanaSweeper: Promise<Sweeper> | undefined;
}

const isFresh = await copyTemplate();
if (!isFresh) await resetDatabase();

/** Empties every table, the job queue and the files; call it before each test that writes. */
export async function resetDatabase(): Promise<void> {
  await rm(STORAGE_DIR, { recursive: true, force: true });
  const { client, filled } = await (globalThis.raqmanaSweeper ??= makeSweeper());
  const { rows } = await client.query<{ name: string; size: string }>({
    name: 'filled tables',
    text: filled,
  });
  // Nearly every table is empty or small: deleting is some twenty times faster than a TRUNCATE of all.
  const empty = rows.map(({ name, size }) =>
    Number(size) > LARGE ? `TRUNCATE ${name} CASCADE` : `DELETE FROM ${name}`,
  );
  if (empty.length > 0) await client.query(empty.join(';'));
}

async function makeSweeper(): Promise<Sweeper> {
  const client = new pg.Client({ connectionString: own.href });
  // The database is dropped at the end of the run, whoever is connected.
  client.on('error', () => {
    globalThis.raqmanaSweeper = undefined;
  });
  await client.connect();
  // The audit trail refuses to be emptied, except by whoever may stop its triggers.
  await client.query('SET session_replication_role = replica');
  const { rows } = await client.query<{ name: string }>(TABLES);
  const filled = rows.map(
    ({ name }) => `
      SELECT '${name}' AS name, pg_relation_size('${name}') AS size
      WHERE EXISTS (SELECT FROM ${name})`,
  );
  return { client, filled: filled.join(' UNION ALL ') };
}

/** Returns whether the copy was made now, by this call. */
async function copyTemplate(): Promise<boolean> {
  const server = new URL(template);
  server.pathname = '/postgres';
  return withClient(server.href, async (client) => {
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount !== 0) return false;
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${templateName}`);
    return true;
  });
}

async function withClient<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
