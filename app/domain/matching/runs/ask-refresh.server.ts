import { addJob } from '#platform/jobs.ts';
import type { Tx } from '#platform/transaction.ts';

/** Changes that follow one another within this time are matched once. */
const REST_MS = 60_000;

/** Has the firms matched again soon, in the transaction of what changed. */
export async function askForRefresh(tx: Tx, now: Date): Promise<void> {
  const runAt = new Date(now.getTime() + REST_MS);
  await addJob(
    tx,
    'match-refresh',
    {},
    { key: 'match-refresh', queue: 'match', runAt, keepsTime: true },
  );
}
