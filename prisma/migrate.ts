import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { startPostgres } from '../server/postgres.ts';
import { StartupError } from '../server/startup-error.ts';
import { applyMigrations, findDifference, MIGRATIONS } from './schema-engine.ts';

const ROOT = path.dirname(import.meta.dirname);
const USAGE = 'Usage: npm run db -- deploy | new <name> | check | generate';

/**
 * Brings a database up to date: the tables of schema.prisma and those of the job queue. Safe to
 * run from several processes at once. Returns the names of the migrations it applied.
 */
export async function deployMigrations(connectionString: string): Promise<string[]> {
  const applied = await applyMigrations(connectionString).catch(explainFailure);
  // A pool of our own: the one that graphile-worker would make stays open for ten seconds.
  const pgPool = new pg.Pool({ connectionString });
  pgPool.on('error', () => {}).on('connect', (client) => void client.on('error', () => {}));
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => {}) });
  } finally {
    await pgPool.end();
  }
  return applied;
}

/** What a failed migration means to the person who starts the program. */
function explainFailure(error: unknown): never {
  if (!(error instanceof Error) || !/Connector|migrat/i.test(`${error.name} ${error.message}`))
    throw error;
  const [reason = ''] = error.message.split('\n');
  throw new StartupError(
    `The database could not be brought up to date (${reason}): it may hold tables of another version. A demonstration can start afresh by removing the folder .data.`,
  );
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

async function deploy(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  const directory = path.join(ROOT, '.data');
  const server = url ? undefined : await startPostgres({ directory, database: 'raqmana' });
  try {
    const applied = await deployMigrations(url || (server?.connectionString ?? ''));
    say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
  } finally {
    await server?.stop();
  }
}

async function create(name: string): Promise<void> {
  const script = await withScratchServer(findDifference);
  if (script === undefined) {
    say('schema.prisma and the migrations agree: there is nothing to write.');
    return;
  }
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = path.join(MIGRATIONS, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'migration.sql'), `${script.trim()}\n`);
  say(`Wrote ${path.relative(ROOT, folder)}/migration.sql: read it before you apply it.`);
}

async function check(): Promise<void> {
  if ((await withScratchServer(findDifference)) === undefined) return;
  throw new StartupError(
    'prisma/schema.prisma and prisma/migrations differ: run "npm run db -- new <name>" and commit what it writes.',
  );
}

/** Lends an empty throw-away server, so that no command but `deploy` touches a real database. */
async function withScratchServer<T>(work: (connectionString: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), 'raqmana-schema-'));
  try {
    const server = await startPostgres({ directory, database: 'scratch', temporary: true });
    return await work(server.connectionString).finally(server.stop);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const [command, name] = parseArgs({ allowPositionals: true }).positionals;
  if (command === 'deploy') await deploy();
  else if (command === 'check') await check();
  else if (command === 'generate') await generateClient();
  else if (command === 'new' && name && /^[a-z0-9_]+$/.test(name)) await create(name);
  else throw new StartupError(`${USAGE} (a name is made of a-z, 0-9 and _).`);
}

if (import.meta.main) {
  const problem = await main().then(
    () => undefined,
    (error: unknown) => (error instanceof StartupError ? error.message : String(error)),
  );
  if (problem !== undefined) process.stderr.write(`${problem}\n`);
  // The schema engine leaves a timer of ten seconds behind.
  process.exit(problem === undefined ? 0 : 1);
}
