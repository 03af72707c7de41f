import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../server/postgres.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START_MS = 120_000;
const STOP_MS = 20_000;

export type AppServer = {
  /** Address without a trailing slash. */
  origin: string;
  databaseUrl: string;
  stop: () => Promise<void>;
};

/**
 * Starts the built application in demo mode, with its worker, on a free port and a throw-away
 * database of its own. Rejects with what it printed when it does not get ready.
 */
export async function startApp(settings: Record<string, string> = {}): Promise<AppServer> {
  const directory = await mkdtemp(path.join(tmpdir(), 'raqmana-e2e-'));
  const database = await startPostgres({ directory, database: 'raqmana', temporary: true });
  const clean = async () => {
    await database.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    // Passkeys belong to a name, never to a number.
    const origin = `http://localhost:${port}`;
    const app = fork(path.join(ROOT, 'server/start.ts'), {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ...{ PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: origin },
        ...{ DATABASE_URL: database.connectionString, DATABASE_REPLICA_URL: '' },
        ...{ RAQMANA_MODE: 'demo', APP_SECRET: randomBytes(32).toString('hex'), SMTP_URL: '' },
        ...settings,
      },
    });
    const stop = async () => {
      await end(app);
      await clean();
    };
    await untilReady(app).catch(async (error: unknown) => {
      await end(app);
      throw error;
    });
    return { origin, databaseUrl: database.connectionString, stop };
  } catch (error) {
    await clean();
    throw error;
  }
}

function untilReady(app: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`The application ${why}:\n${printed.slice(-4000)}`));
    };
    const timer = setTimeout(() => {
      fail(`was not ready after ${START_MS / 1000} s`);
    }, START_MS);
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      if (!printed.includes('is ready at')) return;
      clearTimeout(timer);
      resolve();
    };
    app.stdout?.on('data', read);
    app.stderr?.on('data', read);
    app.once('exit', (code) => {
      fail(`ended with code ${String(code)} instead of getting ready`);
    });
  });
}

async function end(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const gone = new Promise((resolve) => app.once('exit', resolve));
  app.kill('SIGTERM');
  const force = setTimeout(() => app.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(force);
}

/** Two applications that start at the same time must not be given one. */
const given = new Set<number>();

async function freePort(): Promise<number> {
  const port = await anyPort();
  if (given.has(port)) return freePort();
  given.add(port);
  return port;
}

function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('The system gave no port.'));
      });
    });
  });
}
