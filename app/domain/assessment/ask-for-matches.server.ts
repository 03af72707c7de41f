import { addJob } from '#platform/jobs.ts';
import type { Tx } from '#platform/transaction.ts';

/** Who just changed an assessment often opens its matches, which makes them; else a job does. */
const REST_MS = 20_000;

/**
 * Has the offers for the assessment of a firm matched, in the transaction of what changed: what firms
 * need is counted whether or not somebody looks. Anonymous ones are matched when they are opened.
 */
export async function askForMatches(
  tx: Tx,
  { id, organisationId }: { readonly id: string; readonly organisationId: string | null },
  now: Date,
): Promise<void> {
  if (organisationId === null) return;
  const runAt = new Date(now.getTime() + REST_MS);
  const options = { key: `match-assessment ${id}`, runAt, keepsTime: true };
  await addJob(tx, 'match-assessment', { assessmentId: id }, options);
}
