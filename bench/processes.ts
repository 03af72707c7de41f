import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.dirname(import.meta.dirname);
const READY_MS = 240_000;
const STOP_MS = 30_000;
const TICKS_PER_SECOND = 100;
const SERVER_CORE = '0';

const run = promisify(execFile);

/** A server in a process of its own, answering at `origin`. */
export interface ServerProcess {
  readonly origin: string;
  readonly pid: number;
  stop(): Promise<void>;
}

interface Start {
  /** File to run, from the project's folder. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  /** On one core only, where the system lets a process be bound. */
  readonly oneCore: boolean;
}

/** Starts a server that writes "ready at" once it answers, and ends with this process. */
export async function startServer({
  file,
  args = [],
  nodeOptions = [],
  port,
  env,
  oneCore,
}: Start): Promise<ServerProcess> {
  const command = [process.execPath, ...nodeOptions, path.join(ROOT, file), ...args];
  const bound = oneCore && (await canBind()) ? ['taskset', '-c', SERVER_CORE, ...command] : command;
  const [program = '', ...rest] = bound;
  const child = spawn(program, rest, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await ready(child, file);
  if (child.pid === undefined) throw new Error(`${file} did not start`);
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid, stop: () => stop(child) };
}

function ready(child: ChildProcess, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${file} was not ready in time`)), READY_MS);
    child.stdout?.on('data', (chunk: Buffer) => {
      if (!chunk.toString().includes('ready at')) return;
      clearTimeout(late);
      resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${String(code)}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(force);
}

/** Keeps this process, its database and its load off the core of the servers; false if it cannot. */
export async function leaveServerCore(): Promise<boolean> {
  if (!(await canBind())) return false;
  const others = `1-${availableParallelism() - 1}`;
  await run('taskset', ['-a', '-c', '-p', others, String(process.pid)]);
  return true;
}

let binding: Promise<boolean> | undefined;

function canBind(): Promise<boolean> {
  binding ??= run('taskset', ['-p', String(process.pid)]).then(
    () => availableParallelism() > 1,
    () => false,
  );
  return binding;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Resident memory of a process in MB (10⁶ bytes), NaN where the system does not tell. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const known = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  const kib =
    known ?? (await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => null))?.stdout;
  return (Number.parseInt(kib ?? '', 10) * 1024) / 1e6;
}

/** Processor seconds a process has used, NaN where the system does not tell. */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
