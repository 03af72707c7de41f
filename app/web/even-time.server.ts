import { setTimeout as pause } from 'node:timers/promises';

/** Longer than the work takes on a busy day, short enough for whoever waits for a page. */
const LEAST_MS = 250;

/**
 * Does work whose length would tell something, e.g. whether an address has an account, in a time
 * that does not: never less than a quarter of a second. Resolves or rejects as the work does.
 */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const least = pause(LEAST_MS);
  try {
    return await work();
  } finally {
    await least;
  }
}
