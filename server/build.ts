import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generateClient } from '../prisma/migrate.ts';
import { StartupError } from './startup-error.ts';

const ROOT = path.dirname(import.meta.dirname);
const CLIENT = 'app/platform/prisma-client';
const CLIENT_SOURCES = ['prisma/schema.prisma', 'node_modules/prisma/package.json'];
const BUILD_SOURCES = [
  ...['app', 'public', 'prisma/schema.prisma'],
  ...['vite.config.ts', 'remix.config.js', 'tsconfig.json', 'package.json', 'package-lock.json'],
];

/** Writes the Prisma client when it is missing or older than the schema. */
export async function ensureClient(): Promise<void> {
  await refresh(path.join(ROOT, CLIENT, '.hash'), CLIENT_SOURCES, generateClient);
}

/** Builds the application when it is missing or its sources changed; silent unless it fails. */
export async function ensureBuild(signal: AbortSignal): Promise<void> {
  await refresh(path.join(ROOT, 'build/.hash'), BUILD_SOURCES, () => build(signal));
}

/** Calls `make` unless `hashFile` says that it was done for the same sources. */
async function refresh(
  hashFile: string,
  sources: readonly string[],
  make: () => Promise<void>,
): Promise<void> {
  const hash = await hashOf(sources);
  if ((await readFile(hashFile, 'utf8').catch(() => '')) === hash) return;
  // Removed first: a make that is interrupted is done again.
  await rm(hashFile, { force: true });
  await make();
  await writeFile(hashFile, hash);
}

async function hashOf(sources: readonly string[]): Promise<string> {
  const files = (await Promise.all(sources.map(listFiles))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(await readFile(path.join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

async function listFiles(source: string): Promise<string[]> {
  if (path.extname(source) !== '') return [source];
  const entries = await readdir(path.join(ROOT, source), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(CLIENT) && !/\.test\.tsx?$/.test(file));
}

async function build(signal: AbortSignal): Promise<void> {
  process.stdout.write('Building the application…\n');
  const remix = path.join(ROOT, 'node_modules/@remix-run/dev/dist/cli.js');
  const child = spawn(process.execPath, [remix, 'vite:build'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  process.stderr.write(output);
  throw new StartupError('The application could not be built: the reason is above.');
}
