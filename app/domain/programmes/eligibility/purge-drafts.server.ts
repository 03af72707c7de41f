import { keptSince } from '#domain/accounts/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';

const AT_ONCE = 1_000;

/**
 * Deletes what browsers answered and did not come back to, as the retention table says. Run again
 * it finds nothing more. Returns how many went.
 */
export async function purgeEligibilityDrafts(now: Date): Promise<number> {
  const before = keptSince('eligibility-drafts', now);
  let total = 0;
  for (;;) {
    const count = await inTransaction(
      'programmes.purge-drafts',
      (tx) => tx.$executeRaw`
        DELETE FROM eligibility_draft WHERE id IN (
          SELECT id FROM eligibility_draft WHERE updated_at < ${before} LIMIT ${AT_ONCE})`,
    );
    total += count;
    if (count < AT_ONCE) return total;
  }
}
