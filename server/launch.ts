import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { deployMigrations } from '../prisma/migrate.ts';
import { EnvError, parseEnv } from '#platform/env.ts';
import type { Env } from '#platform/env.ts';
import { ensureBuild, ensureClient } from './build.ts';
import { openDatabase } from './database.ts';
import { Lifecycle } from './lifecycle.ts';
import { errorCode, StartupError } from './startup-error.ts';

const ROOT = path.dirname(import.meta.dirname);
const DRAIN_MS = 10_000;
const WORKER_START_MS = 5_000;

/** Starts everything and keeps it running until the process is told to stop. */
export async function launch({ development }: { development: boolean }): Promise<void> {
  const lifecycle = new Lifecycle();
  lifecycle.listen();
  try {
    const env = await prepare(lifecycle, development);
    lifecycle.signal.throwIfAborted();
    await serve(lifecycle, env, development);
    lifecycle.signal.throwIfAborted();
    process.stdout.write(`Raqmana is ready at ${env.PUBLIC_URL} (${env.RAQMANA_MODE})\n`);
  } catch (error) {
    if (!lifecycle.signal.aborted) process.stderr.write(`${sentence(error)}\n`);
    await lifecycle.stop(1);
  }
}

/** Configuration, database, generated client and build; what is slow runs side by side. */
async function prepare(lifecycle: Lifecycle, development: boolean): Promise<Env> {
  const dotenv = path.join(ROOT, '.env');
  if (existsSync(dotenv)) process.loadEnvFile(dotenv);
  process.env.NODE_ENV = development ? 'development' : 'production';
  const given = parseEnv(process.env);
  await requireFreePort(given);
  const opening = openDatabase(given.DATABASE_URL);
  lifecycle.onStop(() => opening.then((database) => database.stop()).catch(() => {}));
  const building = ensureClient().then(() =>
    development ? undefined : ensureBuild(lifecycle.signal),
  );
  const migrating = opening.then(({ connectionString }) => deployMigrations(connectionString));
  const [database] = await Promise.all([opening, building, migrating]);

  process.env['DATABASE_URL'] = database.connectionString;
  process.env['RAQMANA_MODE'] = given.RAQMANA_MODE;
  return parseEnv(process.env);
}

/** The web server and the worker. Imported late: they need the client and the configuration. */
async function serve(lifecycle: Lifecycle, env: Env, development: boolean): Promise<void> {
  const [
    { closeDatabase },
    { logger },
    { startStripeStandIn },
    { superviseWorker },
    { seed },
    { startWeb },
  ] = await Promise.all([
    import('#platform/db.ts'),
    import('#platform/logger.ts'),
    import('#platform/stripe-stand-in/start.ts'),
    import('./worker-process.ts'),
    import('./seed.ts'),
    import('./express.ts'),
  ]);
  lifecycle.onStop(closeDatabase);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, event);
      void lifecycle.stop(1);
    });
  }
  startStripeStandIn();
  await seed();
  const vite = development ? await startVite(lifecycle) : undefined;
  // The worker comes first so that it outlives the web server, whose last requests add jobs.
  const worker = superviseWorker();
  lifecycle.onStop(worker.stop);
  const web = await startWeb(vite ? { env, vite } : { env });
  lifecycle.onStop(() => Promise.race([web.close(), pause(DRAIN_MS)]));
  // A worker that cannot start does not keep the pages from being served.
  await Promise.race([worker.ready, pause(WORKER_START_MS)]);
}

async function startVite(lifecycle: Lifecycle) {
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({ root: ROOT, server: { middlewareMode: true } });
  lifecycle.onStop(() => vite.close());
  return vite;
}

function requireFreePort({ HOST, PORT }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(PORT, HOST, () => probe.close(() => resolve()));
  });
}

function sentence(error: unknown): string {
  if (error instanceof EnvError || error instanceof StartupError) return error.message;
  const code = errorCode(error);
  if (code === 'EADDRINUSE') {
    return 'The port is already in use: stop the program that uses it, or choose another one, for instance "PORT=3001 npm start".';
  }
  if (code === 'EADDRNOTAVAIL') return 'HOST must be an address of this machine.';
  if (code === 'ENOSPC') return 'The disk is full: free at least 300 MB and start again.';
  if ((code === 'EACCES' || code === 'EROFS') && error instanceof Error) {
    return `Raqmana is not allowed to do what it must: ${error.message}.`;
  }
  return `Raqmana could not start: ${error instanceof Error ? error.stack : String(error)}`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
