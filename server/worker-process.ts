import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { logger } from '#platform/logger.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A worker that ran this long counts as healthy: its next failure starts with a short pause. */
const STEADY_MS = 60_000;
/** The worker says that it is alive every ten seconds; after this long it counts as stuck. */
const SILENCE_MS = 60_000;
const STOP_MS = 10_000;

/**
 * Keeps a worker process running: starts it again when it dies or goes silent, with growing
 * pauses. `ready` resolves once it takes jobs, `stop` ends it for good.
 */
export function superviseWorker(): { ready: Promise<void>; stop: () => Promise<void> } {
  let announce: () => void = () => {};
  const ready = new Promise<void>((resolve) => (announce = resolve));
  let stopped = false;
  let pause = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let child = start();

  function start(): ChildProcess {
    const startedAt = performance.now();
    const worker = fork(path.join(import.meta.dirname, 'worker.ts'));
    const silence = setTimeout(() => worker.kill('SIGKILL'), SILENCE_MS);
    worker.on('message', () => {
      announce();
      silence.refresh();
    });
    worker.once('exit', (code, signal) => {
      clearTimeout(silence);
      if (stopped) return;
      if (performance.now() - startedAt > STEADY_MS) pause = FIRST_PAUSE_MS;
      logger.error({ code, signal, restartInMs: pause }, 'worker stopped unexpectedly');
      timer = setTimeout(() => (child = start()), pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    });
    return worker;
  }

  async function stop(): Promise<void> {
    stopped = true;
    clearTimeout(timer);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(force);
  }

  return { ready, stop };
}
