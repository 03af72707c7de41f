import { addJob } from '#platform/jobs.ts';
import type { Tx } from '#platform/transaction.ts';

/**
 * Has matching read a provider's offers again; call it in the transaction of any change to what
 * `listMatchable` says of it.
 */
export async function askForMatching(tx: Tx, organisationId: string): Promise<void> {
  await addJob(tx, 'match-offers', { organisationId }, { key: `match-offers ${organisationId}` });
}
