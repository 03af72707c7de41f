import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { deployMigrations } from '../../prisma/migrate.ts';
import { startPostgres } from '../../server/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the database, with all migrations applied, that test databases are copies of. */
    templateDatabase: string;
  }
}

type TestServer = { template: string; stop: () => Promise<void> };
type Shared = { users: number; server: Promise<TestServer> };

declare global {
  var raqmanaTestServer: Shared | undefined;
}

/**
 * Starts one throw-away PostgreSQL for the whole run, or uses the server at TEST_DATABASE_URL, and
 * makes the template database. Several test projects of one run share it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (globalThis.raqmanaTestServer ??= { users: 0, server: startServer() });
  shared.users += 1;
  project.provide('templateDatabase', (await shared.server).template);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    globalThis.raqmanaTestServer = undefined;
    await (await shared.server).stop();
  };
}

async function startServer(): Promise<TestServer> {
  const external = process.env['TEST_DATABASE_URL'];
  const { connectionString, stop } = external
    ? { connectionString: external, stop: async () => {} }
    : await startThrowAway();
  try {
    const name = `raqmana_test_${process.pid}`;
    await dropDatabases(connectionString, name);
    await query(connectionString, `CREATE DATABASE ${name}`);
    const template = withDatabase(connectionString, name);
    await deployMigrations(template);
    return {
      template,
      stop: async () => {
        await dropDatabases(connectionString, name);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startThrowAway() {
  const directory = await mkdtemp(path.join(tmpdir(), 'raqmana-test-'));
  const server = await startPostgres({ directory, database: 'tests', temporary: true });
  const stop = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { connectionString: server.connectionString, stop };
}

async function dropDatabases(server: string, prefix: string): Promise<void> {
  const names = await query(
    server,
    `SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix}')`,
  );
  for (const { datname } of names) {
    await query(server, `DROP DATABASE ${pg.escapeIdentifier(String(datname))} WITH (FORCE)`);
  }
}

async function query(server: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function withDatabase(connectionString: string, name: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return url.href;
}
