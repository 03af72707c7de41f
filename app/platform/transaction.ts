import { db } from './db.ts';
import { logger } from './logger.ts';
import { Prisma } from './prisma-client/client.ts';

/** What a use-case writes through; it is only valid until its transaction ends. */
export type Tx = Prisma.TransactionClient;

const TRANSACTION_MS = 10_000;
const WAIT_FOR_CONNECTION_MS = 5_000;
const SLOW_MS = 500;
/** Two that meet again may both lose once: a third time is enough in practice. */
const MOST_TRIES = 3;

/**
 * Runs `work` in one database transaction at READ COMMITTED: all of it is kept, or, when it
 * throws, nothing. Run again, three times in all, when the database chose it as the loser of a
 * deadlock, so `work` must have no effect outside `tx`. Returns what `work` returns.
 */
export async function inTransaction<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(name, work);
    } catch (error) {
      if (tries === MOST_TRIES || !isWriteConflict(error)) throw error;
      logger.warn({ transaction: name, tries }, 'transaction retried after a conflict');
    }
  }
}

async function attempt<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  let outcome = 'rolled back';
  try {
    const result = await db.$transaction(work, {
      isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted,
      timeout: TRANSACTION_MS,
      maxWait: WAIT_FOR_CONNECTION_MS,
    });
    outcome = 'committed';
    return result;
  } finally {
    const milliseconds = Math.round(performance.now() - startedAt);
    const level = milliseconds >= SLOW_MS ? 'warn' : 'debug';
    logger[level]({ transaction: name, milliseconds, outcome }, 'transaction');
  }
}

/** Whether the database refused for a deadlock or a serialization failure (40P01, 40001). */
function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === 'P2034') return true;
  const cause = error.meta?.['driverAdapterError'];
  return cause instanceof Error && cause.message === 'TransactionWriteConflict';
}
