import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { GENERATE, reportOf, ROOT, STAGES, CHEAP, type Stage } from './stages.ts';

const BUDGET_MS = 25 * 60 * 1000;
const GRACE_MS = 10_000;

type Ended = { ok: boolean; output: string };
type Outcome = { stage: Stage; passed: number; failed: number; output: string; seconds: number };

const running = new Set<ChildProcess>();
const deadline = Date.now() + BUDGET_MS;

/** Runs Node and returns what it printed; ends it, and all it started, when the time is up. */
function runNode(args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, CI: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what the tool started ends with it.
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let output = '';
    const timer = setTimeout(
      () => {
        output += `\nStopped: the tests may take ${BUDGET_MS / 60_000} minutes in all.\n`;
        end(child, 'SIGTERM');
      },
      Math.max(0, deadline - Date.now()),
    );
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => (output += error.message));
    child.once('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ok: code === 0, output });
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  const kill = (how: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, how);
      else child.kill(how);
    } catch {
      // It is gone already.
    }
  };
  kill(signal);
  setTimeout(() => {
    if (running.has(child)) kill('SIGKILL');
  }, GRACE_MS).unref();
}

let generated: Promise<Ended> | undefined;

async function runStage(stage: Stage): Promise<Outcome> {
  if (stage.typed) {
    const client = await (generated ??= runNode(GENERATE));
    if (!client.ok) return { stage, passed: 0, failed: 1, output: client.output, seconds: 0 };
  }
  const start = performance.now();
  if (stage.vitest) await rm(reportOf(stage.name), { force: true });
  const { ok, output } = await runNode(stage.args);
  const counts = stage.vitest
    ? await countTests(stage.name, ok)
    : { passed: Number(ok), failed: Number(!ok) };
  return { stage, ...counts, output, seconds: (performance.now() - start) / 1000 };
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[];
};

/** A file that does not load, an error outside any test and a stage without tests fail too. */
async function countTests(name: string, ok: boolean): Promise<{ passed: number; failed: number }> {
  const text = await readFile(reportOf(name), 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const report = JSON.parse(text) as Report;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + broken.length;
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed };
}

/** Prints one line a stage, in order, and what a failed one said. */
function report({ stage, passed, failed, output, seconds }: Outcome, verbose: boolean): void {
  const count = stage.vitest ? ` ${passed} passed, ${failed} failed` : '';
  const mark = failed === 0 ? 'ok  ' : 'FAIL';
  say(`${mark} ${stage.name.padEnd(13)}${seconds.toFixed(1).padStart(6)} s${count}`);
  if ((failed > 0 || verbose) && output.trim() !== '') say(`\n${output.trim()}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function choose(names: readonly string[]): Stage[] {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    const known = STAGES.map(({ name }) => name).join(', ');
    throw new Error(`No stage is called ${unknown.join(', ')}: choose among ${known}.`);
  }
  return STAGES.filter(({ name }) => names.length === 0 || names.includes(name));
}

/** Two of the cheap stages at a time, then the others one by one; outcomes come in order. */
async function* runAll(stages: readonly Stage[]): AsyncGenerator<Outcome> {
  const cheap = stages
    .filter(({ name }) => CHEAP.has(name))
    .map((stage) => ({ stage, outcome: Promise.withResolvers<Outcome>() }));
  const waiting = [...cheap];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      next.outcome.resolve(await runStage(next.stage));
  };
  const lanes = Promise.all([work(), work()]);
  for (const { outcome } of cheap) yield await outcome.promise;
  await lanes;
  for (const stage of stages) if (!CHEAP.has(stage.name)) yield await runStage(stage);
}

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { verbose: { type: 'boolean', default: false } },
  });
  let passed = 0;
  let failed = 0;
  for await (const outcome of runAll(choose(positionals))) {
    report(outcome, values.verbose);
    passed += outcome.passed;
    failed += outcome.failed;
  }
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

function stop(): void {
  for (const child of running) end(child, 'SIGTERM');
  const force = setTimeout(() => process.exit(130), GRACE_MS + 1000);
  force.unref();
  const gone = setInterval(() => {
    if (running.size > 0) return;
    clearInterval(gone);
    process.exit(130);
  }, 50);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
// The bootstrap that started this was killed.
process.once('disconnect', stop);

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
process.off('disconnect', stop);
if (process.connected) process.disconnect();
