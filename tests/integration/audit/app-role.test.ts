import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Logger, runOnce } from 'graphile-worker';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '#platform/db.ts';
import { env } from '#platform/env.ts';
import { resetDatabase } from '../../setup/database.ts';
import { append, withOwner } from './trail.ts';

const ROLE = `raqmana_app_test_${process.pid}`;
const ROOT = path.resolve(import.meta.dirname, '../../..');
const AT = '2026-11-16T11:00:00Z';

function appUrl(): string {
  const url = new URL(env().DATABASE_URL ?? '');
  [url.username, url.password] = [ROLE, 'test'];
  return url.href;
}

async function withApp<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: appUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const asApp = (sql: string, values: readonly unknown[] = []) =>
  withApp((client) => client.query<Record<string, unknown>>(sql, [...values]));

beforeAll(async () => {
  await resetDatabase();
  const grants = await readFile(path.join(ROOT, 'prisma/app-role.sql'), 'utf8');
  await withOwner(async (client) => {
    await client.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD 'test'`);
    await client.query(`SET raqmana.app_role = '${ROLE}'`);
    await client.query(grants);
    await client.query(grants);
  });
  await append('platform');
});

afterAll(() =>
  withOwner(async (client) => {
    await client.query(`DROP OWNED BY ${ROLE}`);
    await client.query(`DROP ROLE ${ROLE}`);
  }),
);

describe('the role of the application', () => {
  test('adds to the trail through its function, and reads it', async () => {
    const body = `{"type":"a.b","stream":"platform","at":"2026-11-16T11:00:00.000Z"}`;
    const add = `SELECT sequence FROM audit_append('platform', 'a.b', $1, $2)`;
    expect((await asApp(add, [body, AT])).rows).toEqual([{ sequence: 2 }]);
    expect((await asApp('SELECT count(*)::int AS n FROM audit_entry')).rows).toEqual([{ n: 2 }]);
  });

  test('runs nothing as the owner that looks names up where the caller says', async () => {
    const { rows } = await asApp(`SELECT proname::text AS name FROM pg_proc
      WHERE prosecdef AND pronamespace = 'public'::regnamespace
        AND NOT coalesce(proconfig, '{}') @> ARRAY['search_path=public, pg_temp']`);
    // This one writes every name in full, which the next test holds it to.
    expect(rows).toEqual([{ name: 'audit_append' }]);
  });

  test('cannot lead the trail astray with names of its own', async () => {
    const body = `{"type":"a.b","stream":"astray","at":"2026-11-16T11:00:00.000Z"}`;
    const zeroes = Buffer.alloc(32);
    const hash = createHash('sha256').update(zeroes).update(body).digest();
    await withOwner(async (client) => {
      await client.query(`CREATE SCHEMA astray
        CREATE TABLE audit_stream (LIKE public.audit_stream INCLUDING ALL)
        CREATE TABLE audit_entry (LIKE public.audit_entry INCLUDING ALL)`);
      await client.query(`CREATE FUNCTION astray.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT ''::bytea $$;
        CREATE FUNCTION astray.convert_to(text, name) RETURNS bytea LANGUAGE sql AS $$ SELECT ''::bytea $$;
        CREATE FUNCTION astray.decode(text, text) RETURNS bytea LANGUAGE sql AS $$ SELECT ''::bytea $$;
        CREATE FUNCTION astray.repeat(text, integer) RETURNS text LANGUAGE sql AS $$ SELECT '' $$;
        CREATE FUNCTION astray.seven(integer, integer) RETURNS integer LANGUAGE sql AS $$ SELECT 7 $$;
        CREATE FUNCTION astray.never(text, text) RETURNS boolean LANGUAGE sql AS $$ SELECT false $$;
        CREATE OPERATOR astray.+ (LEFTARG = integer, RIGHTARG = integer, FUNCTION = astray.seven);
        CREATE OPERATOR astray.= (LEFTARG = text, RIGHTARG = text, FUNCTION = astray.never)`);
      try {
        await client.query('SET search_path = astray, public, pg_catalog');
        for (const sequence of [1, 2]) {
          const { rows } = await client.query<{ sequence: number; hash: Buffer }>(
            `SELECT sequence, hash FROM public.audit_append('astray', 'a.b', $1, $2)`,
            [body, AT],
          );
          expect(rows[0]?.sequence).toBe(sequence);
          if (sequence === 1) expect(rows[0]?.hash.equals(hash)).toBe(true);
        }
        const { rows } = await client.query('SELECT 1 FROM astray.audit_entry');
        expect(rows).toEqual([]);
      } finally {
        await client.query('RESET search_path');
        await client.query('DROP SCHEMA astray CASCADE');
      }
    });
  });

  test('seals a day and stamps its root', async () => {
    await withApp(async (client) => {
      await client.query(`INSERT INTO audit_root (day, root, leaf_count, entry_count, computed_at)
        VALUES ('2026-11-15', 'x', 1, 0, '${AT}')`);
      await client.query(`INSERT INTO audit_leaf (day, position, stream_id, length, head_hash)
        VALUES ('2026-11-15', 0, 'root', 0, 'x')`);
      const stamp = `UPDATE audit_root SET timestamp = 'x', timestamped_at = '${AT}'`;
      expect((await client.query(stamp)).rowCount).toBe(1);
    });
  });

  test.each([
    `INSERT INTO audit_entry VALUES ('platform', 9, 'a.b', '{}', 'x', 'y', '${AT}')`,
    `UPDATE audit_entry SET type = 'x'`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    `INSERT INTO audit_stream VALUES ('fake', 1, 'x', '${AT}', 'x')`,
    'UPDATE audit_stream SET length = length + 1',
    'DELETE FROM audit_stream',
    `UPDATE audit_root SET root = 'y'`,
    'DELETE FROM audit_root',
    'UPDATE audit_leaf SET length = 9',
    'DELETE FROM audit_leaf',
    'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
    'DROP TRIGGER audit_entry_append_only ON audit_entry',
    'TRUNCATE account CASCADE',
    'SET session_replication_role = replica',
    'DROP TABLE audit_leaf',
  ])('has no right to: %s', async (sql) => {
    await expect(asApp(sql)).rejects.toMatchObject({ code: '42501' });
  });

  test('numbers what it adds', async () => {
    const { rows } = await asApp(`SELECT nextval('match_offer_number_seq') > 0 AS numbered`);
    expect(rows).toEqual([{ numbered: true }]);
  });

  test('works with every table of the business', async () => {
    await withApp(async (client) => {
      const { rows } = await client.query<{ table: string }>(
        `SELECT tablename AS "table" FROM pg_tables
         WHERE schemaname = 'public' AND tablename NOT LIKE 'audit%'
           AND tablename NOT IN ('ledger_account', 'ledger_transfer', 'ledger_entry', '_prisma_migrations')`,
      );
      expect(rows.length).toBeGreaterThan(20);
      for (const { table } of rows)
        for (const right of ['SELECT', 'INSERT', 'UPDATE', 'DELETE']) {
          const answer = await client.query<{ may: boolean }>(
            'SELECT has_table_privilege($1, $2) AS may',
            [table, right],
          );
          expect(`${table} ${right} ${String(answer.rows[0]?.may)}`).toBe(`${table} ${right} true`);
        }
    });
  });

  test('adds a job and carries it out', async () => {
    await asApp(`SELECT graphile_worker.add_job('say', '{"word":"salam"}'::json)`);
    const said: unknown[] = [];
    const pgPool = new pg.Pool({ connectionString: appUrl() });
    pgPool.on('error', () => {}).on('connect', (client) => void client.on('error', () => {}));
    const taskList = { say: (payload: unknown) => void said.push(payload) };
    await runOnce({ pgPool, taskList, logger: new Logger(() => () => {}) });
    await pgPool.end();
    expect(said).toEqual([{ word: 'salam' }]);
  });

  test('finds nothing to migrate in a database that is up to date', async () => {
    const output = await new Promise<string>((resolve) => {
      const options = { cwd: ROOT, env: { ...process.env, DATABASE_URL: appUrl() } };
      const command = ['prisma/migrate.ts', 'deploy'];
      execFile(process.execPath, command, options, (_error, out, err) => resolve(out + err));
    });
    expect(output).toBe('The database is up to date.\n');
    expect(await db.auditEntry.count()).toBeGreaterThan(0);
  });
});
