type Cleanup = () => Promise<void> | void;

const STOP_MS = 25_000;

/**
 * Remembers how to undo each step of the start, and undoes them, last first, when the process is
 * told to stop, when what started it dies, or when a step fails.
 */
export class Lifecycle {
  readonly #cleanups: Cleanup[] = [];
  readonly #stop = new AbortController();
  #stopping: Promise<never> | undefined;

  /** Aborted as soon as the process is to stop. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Registers how to undo a step; called before the step, so that a half-done one is undone. */
  onStop(cleanup: Cleanup): void {
    this.#cleanups.push(cleanup);
  }

  /** Stops gracefully on Ctrl-C, on a termination signal and when the parent process is gone. */
  listen(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void this.stop(0));
    }
    process.on('disconnect', () => void this.stop(0));
    // The parent may have died before this line.
    if (process.send && !process.connected) void this.stop(0);
  }

  /** Undoes every step and ends the process with `exitCode`; later calls wait for the first. */
  stop(exitCode: number): Promise<never> {
    this.#stopping ??= this.#run(exitCode);
    return this.#stopping;
  }

  async #run(exitCode: number): Promise<never> {
    this.#stop.abort();
    setTimeout(() => process.exit(1), STOP_MS).unref();
    for (const cleanup of this.#cleanups.reverse()) {
      try {
        await cleanup();
      } catch (error) {
        process.stderr.write(`While stopping: ${String(error)}\n`);
      }
    }
    process.exit(exitCode);
  }
}
