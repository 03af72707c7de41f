/** Recomputes the audit trail: `npm run audit:verify`. Ends with 1 and the broken row, else with 0. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Break, TrailCounts } from '#domain/audit/index.server.ts';
import { EnvError, parseEnv } from '#platform/env.ts';
import { openDatabase } from './database.ts';
import { StartupError } from './startup-error.ts';

const ROOT = path.dirname(import.meta.dirname);

const FAULTS: Readonly<Record<Break['fault'], string>> = {
  'missing-entry': 'the entry is missing',
  'previous-hash': 'it does not follow the entry before it',
  hash: 'the hash is not that of the text',
  columns: 'the type or the time is not what the text says',
  'no-stream': 'its chain has no head',
  'beyond-head': 'it comes after the head of its chain',
  head: 'the head is not the last entry',
  'updated-at': 'the chain holds a later entry than its head says',
  'leaf-count': 'the number of leaves is another',
  'entry-count': 'the number of entries is another',
  root: 'the root is not that of its leaves',
  timestamp: 'the time-stamp is not one over this root',
  position: 'a leaf is missing before it',
  order: 'the leaves are not in order',
  'previous-root': 'it is not the root of the day before',
  'leaf-head': 'it is not the hash of the entry it points at',
  'leaf-length': 'it points at no entry, or at one that an earlier root covers',
  'no-root': 'its day has no root',
};

function describe({ table, fault, stream, sequence, day, position }: Break): string {
  const where = [
    table,
    day && `day ${day}`,
    position !== null && `position ${position}`,
    stream && `stream ${stream}`,
    sequence !== null && `sequence ${sequence}`,
  ].filter((part) => part !== null && part !== false && part !== '');
  return `The audit trail is broken at ${where.join(', ')}: ${FAULTS[fault]}.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function summarize({ streams, entries, roots, leaves, covered }: TrailCounts): string {
  const chains = `${counted(entries, 'entry', 'entries')} in ${counted(streams, 'chain', 'chains')}`;
  const sealed = `${counted(leaves, 'leaf', 'leaves')} under ${counted(roots, 'root', 'roots')}`;
  const open = counted(
    entries - covered,
    'entry waits for its root',
    'entries wait for their root',
  );
  return `The audit trail is sound: ${chains}, ${sealed}; ${open}.`;
}

/** Checks the configured database, or the one kept in .data; true when all of it fits. */
async function main(): Promise<boolean> {
  const dotenv = path.join(ROOT, '.env');
  if (existsSync(dotenv)) process.loadEnvFile(dotenv);
  // Checking reads the database only: whoever does it needs no secret of the site.
  process.env['RAQMANA_MODE'] ??= 'demo';
  const database = await openDatabase(parseEnv(process.env).DATABASE_URL);
  try {
    process.env['DATABASE_URL'] = database.connectionString;
    const [{ verifyTrail }, { closeDatabase }] = await Promise.all([
      import('#domain/audit/index.server.ts'),
      import('#platform/db.ts'),
    ]);
    const result = await verifyTrail().finally(closeDatabase);
    if (result.ok) process.stdout.write(`${summarize(result.counts)}\n`);
    else process.stderr.write(`${describe(result.broken)}\n`);
    return result.ok;
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
