import { DomainError } from '#domain/kernel/index.server.ts';

const MOST_TRIES = 6;

/**
 * Runs a transaction that chose accounts by what it read, again with what is there now when somebody
 * else took the money in between: each time it loses somebody else won. Throws `ledger.no-money` when
 * it keeps losing.
 */
export async function whileMoneyMoves<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (error) {
      const isLost = error instanceof DomainError && error.code === 'ledger.no-money';
      if (!isLost || tries === MOST_TRIES) throw error;
    }
}
