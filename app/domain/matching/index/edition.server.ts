import { addJob } from '#platform/jobs.ts';
import type { Tx } from '#platform/transaction.ts';

/** Changes that follow one another within this time are matched once. */
const REST_MS = 60_000;

/**
 * Says that the index changed, and has the firms matched again soon. Its row is one for all: call
 * it as the last thing of a transaction.
 */
export async function raiseEdition(tx: Tx, now: Date): Promise<void> {
  const runAt = new Date(now.getTime() + REST_MS);
  await addJob(tx, 'match-refresh', {}, { key: 'match-refresh', queue: 'match', runAt });
  await tx.$executeRaw`
    INSERT INTO match_edition (id, edition, changed_at) VALUES (1, 1, ${now})
    ON CONFLICT (id) DO UPDATE SET edition = match_edition.edition + 1, changed_at = ${now}`;
}
