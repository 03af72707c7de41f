import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findBinaries, findIdentity, reachableHome, runProgram } from './postgres-runtime.ts';
import type { Identity } from './postgres-runtime.ts';
import { claim } from './process-claim.ts';
import { errorCode, StartupError } from './startup-error.ts';

/** A PostgreSQL server of ours; `stop` leaves it running when another process owns it. */
export type RunningPostgres = { connectionString: string; stop: () => Promise<void> };

type Options = {
  /** Folder that holds the cluster, its port and its password; made when missing. */
  directory: string;
  /** Name of the database to make when missing. */
  database: string;
  /** A throw-away cluster: trades safety after a crash for speed. */
  temporary?: boolean;
};

type Access = { port: number; password: string };

type Cluster = {
  home: string;
  data: string;
  identity: Identity | undefined;
  initdb: string;
  pg_ctl: string;
};

const USER = 'raqmana';
const FREE_BYTES_NEEDED = 300 * 1024 * 1024;
const DURABLE = ['-c', 'shared_buffers=128MB'];
const THROW_AWAY = [
  '-c',
  'fsync=off',
  '-c',
  'synchronous_commit=off',
  '-c',
  'full_page_writes=off',
];

/**
 * Starts the PostgreSQL that came with npm, listening on 127.0.0.1 only, and returns how to reach
 * it. Survives a killed predecessor: a server it left running is adopted, its stale files are
 * removed. When another live process owns the same folder, its server is shared.
 */
export async function startPostgres(options: Options): Promise<RunningPostgres> {
  const identity = await findIdentity();
  await prepareDirectory(options.directory);
  const home = await reachableHome(options.directory, identity);
  const binaries = await findBinaries(identity);
  const cluster: Cluster = { home, data: path.join(home, 'postgres'), identity, ...binaries };
  const release = await claim(path.join(options.directory, 'postgres.owner'));
  if (!release) return share(cluster, options.database);
  const interrupt = () => interruptServer(cluster);
  try {
    process.once('exit', interrupt);
    const access = await startServer(cluster, options.temporary ?? false);
    await createDatabase(access, options.database);
    const stop = async () => {
      process.off('exit', interrupt);
      await stopServer(cluster);
      await release();
    };
    return { connectionString: connectionString(access, options.database), stop };
  } catch (error) {
    await release();
    throw explain(error, options.directory);
  }
}

async function share(cluster: Cluster, database: string): Promise<RunningPostgres> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const access = await readAccess(cluster).catch(() => undefined);
    if (access && (await isReachable(access, database))) {
      return { connectionString: connectionString(access, database), stop: async () => {} };
    }
    await pause(200);
  }
  throw new StartupError(
    `Another Raqmana process uses ${cluster.home} and its PostgreSQL does not answer: stop that process and try again.`,
  );
}

async function prepareDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    const probe = path.join(directory, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw explain(error, directory);
  }
  const disk = await statfs(directory);
  if (disk.bavail * disk.bsize < FREE_BYTES_NEEDED) throw diskFull(directory);
}

async function startServer(cluster: Cluster, temporary: boolean): Promise<Access> {
  const known = await exists(path.join(cluster.data, 'PG_VERSION'));
  const access = known ? await readAccess(cluster) : await createCluster(cluster);
  if (known && (await isReachable(access, 'postgres'))) return access;
  if (known) await clearPredecessor(cluster);
  const port = await freePort(access.port);
  await saveAccess(cluster, { ...access, port });
  const first = await launch(cluster, port, temporary);
  if (first.code === 0) return { ...access, port };
  // Backends of a killed server need a moment to notice and let go of its shared memory.
  await pause(1500);
  const second = await launch(cluster, port, temporary);
  if (second.code === 0) return { ...access, port };
  const log = await readFile(path.join(cluster.data, 'server.log'), 'utf8').catch(() => '');
  throw new Error(`PostgreSQL did not start: ${second.output}\n${log.slice(-2000)}`);
}

async function createCluster(cluster: Cluster): Promise<Access> {
  const access: Access = { port: 0, password: randomBytes(24).toString('base64url') };
  const fresh = `${cluster.data}.new`;
  const passwordFile = path.join(cluster.home, `.initdb-${process.pid}`);
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(passwordFile, access.password, { mode: 0o600 });
  if (cluster.identity) {
    await chown(fresh, cluster.identity.uid, cluster.identity.gid);
    await chown(passwordFile, cluster.identity.uid, cluster.identity.gid);
  }
  const args = [
    `--pgdata=${fresh}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorts and folds case the same way on every machine, whatever locales it has.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ];
  const { code, output } = await runProgram(cluster.initdb, args, {
    cwd: fresh,
    identity: cluster.identity,
  }).finally(() => rm(passwordFile, { force: true }));
  if (code !== 0) throw new Error(`initdb failed: ${output}`);
  await saveAccess(cluster, access);
  await rename(fresh, cluster.data);
  return access;
}

/** Asks the server to stop when this process ends without having done it properly. */
function interruptServer(cluster: Cluster): void {
  try {
    const pid = Number(
      readFileSync(path.join(cluster.data, 'postmaster.pid'), 'utf8').split('\n')[0],
    );
    if (pid) process.kill(pid, 'SIGINT');
  } catch {
    // It is gone already.
  }
}

/** Ends or forgets the server of a process that was killed and that no longer answers. */
async function clearPredecessor(cluster: Cluster): Promise<void> {
  const pidFile = path.join(cluster.data, 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid) return;
  if (await isPostgres(pid)) await stopServer(cluster);
  await rm(pidFile, { force: true });
}

async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  // Without /proc a number taken over by another program cannot be told apart: be careful.
  const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  return command.startsWith('postgres');
}

function launch(cluster: Cluster, port: number, temporary: boolean) {
  const settings = [
    ...['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=100'],
    ...(platform() === 'win32' ? [] : ['-c', 'unix_socket_directories=']),
    ...['-c', 'log_min_messages=error', '-c', 'timezone=UTC'],
    ...(temporary ? THROW_AWAY : DURABLE),
  ];
  const args = ['start', '-w', '-t', '60', '-s', '-D', cluster.data];
  const log = path.join(cluster.data, 'server.log');
  return runProgram(cluster.pg_ctl, [...args, '-l', log, '-o', settings.join(' ')], {
    cwd: cluster.data,
    identity: cluster.identity,
  });
}

async function stopServer(cluster: Cluster): Promise<void> {
  const where = { cwd: cluster.data, identity: cluster.identity };
  const stop = ['stop', '-w', '-s', '-D', cluster.data];
  const { code } = await runProgram(cluster.pg_ctl, [...stop, '-m', 'fast', '-t', '10'], where);
  if (code !== 0) {
    await runProgram(cluster.pg_ctl, [...stop, '-m', 'immediate', '-t', '5'], where);
  }
}

async function createDatabase(access: Access, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString(access, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
    }
  } finally {
    await client.end();
  }
}

async function isReachable(access: Access, database: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: connectionString(access, database),
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function connectionString({ port, password }: Access, database: string): string {
  return `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

function accessFile(cluster: Cluster): string {
  return path.join(cluster.home, 'postgres.json');
}

async function readAccess(cluster: Cluster): Promise<Access> {
  const saved: unknown = JSON.parse(await readFile(accessFile(cluster), 'utf8'));
  if (typeof saved === 'object' && saved !== null && 'port' in saved && 'password' in saved) {
    return { port: Number(saved.port), password: String(saved.password) };
  }
  throw new StartupError(`The file ${accessFile(cluster)} is damaged: restore it from a backup.`);
}

async function saveAccess(cluster: Cluster, access: Access): Promise<void> {
  const unfinished = `${accessFile(cluster)}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(access), { mode: 0o600 });
  await rename(unfinished, accessFile(cluster));
}

/** `wanted` when nothing listens there, else a free port; 0 asks for any. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}

function explain(error: unknown, directory: string): unknown {
  const code = errorCode(error);
  const text = error instanceof Error ? error.message : '';
  if (code === 'ENOSPC' || text.includes('No space left')) return diskFull(directory);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StartupError(
      `Raqmana cannot write to ${directory}: make that folder writable for the user who starts it, or set DATABASE_URL.`,
    );
  }
  return error;
}

function diskFull(directory: string): StartupError {
  return new StartupError(
    `The disk that holds ${directory} is full: free at least 300 MB and start again.`,
  );
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
