// Runs on the Node that started npm (20 or later) and without packages: it installs them when
// they are missing or out of date, then hands over to the Node that came with them.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { LEAN_HEAP } from './heap.mjs';

const ROOT = path.dirname(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname));
const MODULES = path.join(ROOT, 'node_modules');
const STAMP = path.join(MODULES, '.raqmana-lock');
const WINDOWS = process.platform === 'win32';
const PROGRAMS = { start: 'server/start.ts', dev: 'server/dev.ts', test: 'tests/run.ts' };

const [command = '', ...rest] = process.argv.slice(2);
const nodeOptions = command === 'start' ? LEAN_HEAP : [];
const program = PROGRAMS[command];
const major = Number(process.versions.node.split('.')[0]);

if (!program) fail('Usage: node server/bootstrap.mjs start | dev | test.');
if (major < 20) fail(`Raqmana needs Node 20 or later and this is ${process.version}.`);

const lock = readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8');
const stamp = createHash('sha256').update(lock).digest('hex');
if (readText(STAMP) !== stamp) {
  if (!isInstalled()) await install();
  try {
    writeFileSync(STAMP, stamp);
  } catch {
    // A read-only installation is compared again at the next start.
  }
}
run();

/** Whether node_modules holds what package-lock.json asks for, whoever installed it. */
function isInstalled() {
  const installed = parse(readText(path.join(MODULES, '.package-lock.json')))?.packages;
  if (!installed || !findNode()) return false;
  return Object.entries(JSON.parse(lock).packages).every(
    ([name, wanted]) =>
      name === '' ||
      (wanted.optional && !installed[name]) ||
      installed[name]?.version === wanted.version,
  );
}

async function install() {
  process.stdout.write('Installing packages, which takes about a minute the first time…\n');
  // The Node inside node_modules is about to be replaced: npm must not run on it.
  const PATH = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.startsWith(ROOT))
    .join(path.delimiter);
  const run = (...args) =>
    npm([...args, '--include=dev', '--loglevel=error'], { ...process.env, PATH });
  let result = await run('ci');
  // Strict as it is, `ci` also refuses a lock that lacks packages of another operating system.
  if (result.problems.includes('EUSAGE')) result = await run('install', '--no-save');
  if (result.code === 0) return;
  process.stderr.write(result.problems.slice(-3000));
  fail('The packages could not be installed: see what npm says above, then start again.');
}

async function npm(args, env) {
  const child = spawn('npm', args, {
    cwd: ROOT,
    env,
    shell: WINDOWS,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let problems = '';
  child.stderr.on('data', (chunk) => (problems += chunk));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', resolve);
  });
  return { code, problems };
}

/** The Node 24 from npm, or the running one when it is recent enough. */
function findNode() {
  const bundled = path.join(MODULES, 'node', 'bin', WINDOWS ? 'node.exe' : 'node');
  if (existsSync(bundled)) return bundled;
  return major >= 24 ? process.execPath : undefined;
}

function run() {
  const node = findNode();
  if (!node) fail('Node 24 is missing from node_modules: run "npm ci --ignore-scripts=false".');
  // The channel lets the program notice, and stop, should this process be killed.
  const child = spawn(node, [...nodeOptions, path.join(ROOT, program), ...rest], {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // In a terminal Ctrl-C reaches the child too, and a test runner takes a second one as "now".
      if (command !== 'test' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once('error', (error) => fail(`Node 24 did not start: ${error.message}.`));
  child.once('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
