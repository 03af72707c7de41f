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

/**
 * Nearly every table is empty or small before each test: rows are deleted where there are any,
 * which is some twenty times faster than a TRUNCATE of all. The audit trail refuses to be emptied,
 * except by whoever may stop its triggers.
 */
const EMPTY_EVERYTHING = `
  SET session_replication_role = replica;
  DO $$
  DECLARE
    one regclass;
    filled boolean;
  BEGIN
    FOR one IN
      SELECT format('%I.%I', schemaname, tablename)::regclass FROM pg_tables
      WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
      UNION ALL
      VALUES ('graphile_worker._private_jobs'::regclass),
             ('graphile_worker._private_job_queues'::regclass)
    LOOP
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s)', one) INTO filled;
      IF NOT filled THEN CONTINUE; END IF;
      IF pg_relation_size(one) > 1000000 THEN EXECUTE format('TRUNCATE %s CASCADE', one);
      ELSE EXECUTE format('DELETE FROM %s', one);
      END IF;
    END LOOP;
  END $$;`;

const isFresh = await copyTemplate();
if (!isFresh) await resetDatabase();

/** Empties every table, the job queue and the files; call it before each test that writes. */
export async function resetDatabase(): Promise<void> {
  await rm(STORAGE_DIR, { recursive: true, force: true });
  await withClient(own.href, (client) => client.query(EMPTY_EVERYTHING));
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
