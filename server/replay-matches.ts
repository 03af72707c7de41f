/**
 * Computes stored matches again: `npm run matches:replay -- [--last N]`, 1000 unless said, newest
 * first. Ends with 1 at the first that is not what it was, else with 0.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Replay } from '#domain/matching/index.server.ts';
import { EnvError, parseEnv } from '#platform/env.ts';
import { openDatabase } from './database.ts';
import { StartupError } from './startup-error.ts';

const ROOT = path.dirname(import.meta.dirname);
const LAST = 1000;

function describe({ runId, computedAt, hashOk, lost }: Replay): string {
  const name = `The match ${runId} of ${computedAt.toISOString()}`;
  if (!hashOk) return `${name} was changed: its texts are not those of its fingerprint.`;
  if (lost.length > 0)
    return `${name} cannot be computed again: ${lost.join(', ')} is not as it was published.`;
  return `${name} comes out differently when it is computed again.`;
}

/** Null for what is no number of runs. */
function lastOf(text: string | undefined): number | null {
  if (text === undefined) return LAST;
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

/** Checks the configured database, or the one kept in .data; true when every run comes out again. */
async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { last: { type: 'string' } } });
  const last = lastOf(values.last);
  if (last === null) throw new StartupError('--last takes a whole number of matches.');
  const dotenv = path.join(ROOT, '.env');
  if (existsSync(dotenv)) process.loadEnvFile(dotenv);
  // Checking reads the database only: whoever does it needs no secret of the site.
  process.env['RAQMANA_MODE'] ??= 'demo';
  const database = await openDatabase(parseEnv(process.env).DATABASE_URL);
  try {
    process.env['DATABASE_URL'] = database.connectionString;
    const [{ listRunIds, replayRun }, { closeDatabase }] = await Promise.all([
      import('#domain/matching/index.server.ts'),
      import('#platform/db.ts'),
    ]);
    return await replayAll(await listRunIds(last), replayRun).finally(closeDatabase);
  } finally {
    await database.stop();
  }
}

async function replayAll(
  ids: readonly string[],
  replay: (id: string) => Promise<Replay>,
): Promise<boolean> {
  for (const [before, id] of ids.entries()) {
    const result = await replay(id);
    if (result.hashOk && result.identical) continue;
    process.stderr.write(`${describe(result)} ${String(before)} newer ones are the same.\n`);
    return false;
  }
  process.stdout.write(`${String(ids.length)} matches come out the same, byte for byte.\n`);
  return true;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  const isPlain = error instanceof EnvError || error instanceof StartupError;
  process.stderr.write(`${isPlain ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
