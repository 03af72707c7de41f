import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { runMigrations } from 'graphile-worker';
import { startPostgres } from '../server/postgres.ts';
import { StartupError } from '../server/startup-error.ts';
import { applyMigrations, findDifference, MIGRATIONS } from './schema-engine.ts';

const ROOT = path.dirname(import.meta.dirname);
const LOCK = 'provider = "postgresql"\n';
const USAGE = 'Usage: npm run db -- deploy | new <name> | check | generate';

/**
 * Brings a database up to date: the tables of schema.prisma and those of the job queue. Safe to
 * run from several processes at once. Returns the names of the migrations it applied.
 */
export async function deployMigrations(connectionString: string): Promise<string[]> {
  const applied = await applyMigrations(connectionString);
  await runMigrations({ connectionString, logger: quietLogger() });
  return applied;
}

/** Writes the Prisma client into app/platform/prisma-client, without any network. */
export async function generateClient(): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [path.join(ROOT, 'node_modules/prisma/build/index.js'), 'generate'],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        // Any existing file does: generating never starts it, but Prisma would download one.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
}
