import path from 'node:path';
import pg from 'pg';
import { startPostgres } from './postgres.ts';
import type { RunningPostgres } from './postgres.ts';
import { StartupError } from './startup-error.ts';

const ROOT = path.dirname(import.meta.dirname);

/**
 * The database to use: the configured one, once it answers, or else the one that came with npm,
 * kept in .data and started here.
 */
export async function openDatabase(configured: string | undefined): Promise<RunningPostgres> {
  if (!configured) {
    return startPostgres({ directory: path.join(ROOT, '.data'), database: 'raqmana' });
  }
  const client = new pg.Client({ connectionString: configured, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new StartupError(
      `The database at ${hostOf(configured)} (DATABASE_URL) cannot be used: ${reasonOf(error)}.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
  return { connectionString: configured, stop: async () => {} };
}

/** Host and port, without the password that the address holds. */
function hostOf(connectionString: string): string {
  return URL.canParse(connectionString) ? new URL(connectionString).host : 'the given address';
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
