/**
 * Holds the books, the cases and the work they pay for to their invariants: `npm run check:books` prints each with the count
 * of what was looked at, and ends with 1 at the first that is broken, else with 0.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { EnvError, parseEnv } from '#platform/env.ts';
import { openDatabase } from './database.ts';
import { StartupError } from './startup-error.ts';

const ROOT = path.dirname(import.meta.dirname);

interface Found {
  readonly code: string;
  readonly looked: number;
  readonly broken: number;
  readonly examples: readonly string[];
}

function describe({ code, looked, broken, examples }: Found): string {
  if (broken === 0) return `${code}: ${String(looked)} looked at, sound.\n`;
  const more = broken > examples.length ? ', …' : '';
  return `${code}: BROKEN, ${String(broken)} of ${String(looked)}: ${examples.join(', ')}${more}.\n`;
}

/** Checks the configured database, or the one kept in .data; true when all of it is sound. */
async function main(): Promise<boolean> {
  const dotenv = path.join(ROOT, '.env');
  if (existsSync(dotenv)) process.loadEnvFile(dotenv);
  // Checking reads the database only: whoever does it needs no secret of the site.
  process.env['RAQMANA_MODE'] ??= 'demo';
  const database = await openDatabase(parseEnv(process.env).DATABASE_URL);
  try {
    process.env['DATABASE_URL'] = database.connectionString;
    const [{ BOOK_CHECKS }, { runChecks }, { closeDatabase }] = await Promise.all([
      import('#domain/engagements/index.server.ts'),
      import('#domain/ledger/index.server.ts'),
      import('#platform/db.ts'),
    ]);
    try {
      for await (const found of runChecks(BOOK_CHECKS)) {
        if (found.broken > 0) {
          process.stderr.write(describe(found));
          return false;
        }
        process.stdout.write(describe(found));
      }
    } finally {
      await closeDatabase();
    }
    process.stdout.write('The books are sound.\n');
    return true;
  } finally {
    await database.stop();
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  const isPlain = error instanceof EnvError || error instanceof StartupError;
  process.stderr.write(`${isPlain ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
