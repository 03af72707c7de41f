import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../server/postgres.ts';
import { freePort, startServer, type ServerProcess } from './processes.ts';
import { LEAN_HEAP } from '../server/heap.mjs';

/**
 * Starts the whole application as `npm start` does, on a free port and with a throw-away database.
 * The database runs beside the web process, not under it, so that it keeps its own core.
 */
export async function startSite({
  oneCore,
}: {
  readonly oneCore: boolean;
}): Promise<ServerProcess & { readonly databaseUrl: string }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'raqmana-bench-'));
  const database = await startPostgres({ directory, database: 'bench', temporary: true });
  const dispose = async () => {
    await database.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    const web = await startServer({
      file: 'server/start.ts',
      nodeOptions: LEAN_HEAP,
      port,
      oneCore,
      env: {
        DATABASE_URL: database.connectionString,
        RAQMANA_MODE: 'demo',
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        LOG_LEVEL: 'warn',
      },
    });
    const databaseUrl = database.connectionString;
    return { ...web, databaseUrl, stop: () => web.stop().finally(dispose) };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** A folder of the benchmarks' own, emptied. */
export async function emptyFolder(name: string): Promise<string> {
  const folder = path.join(path.dirname(import.meta.dirname), '.data/bench', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}
