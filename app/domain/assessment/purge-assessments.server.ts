import { addMonths, civilDateOf } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';

/** What the privacy notice promises: anonymous assessments go 24 months after the last visit. */
const MONTHS_KEPT = 24;
const AT_ONCE = 5_000;

/**
 * Deletes anonymous assessments nobody changed for 24 months; those of firms follow the firm.
 * Returns how many went.
 */
export async function purgeAssessments(now: Date): Promise<number> {
  const oldest = new Date(`${addMonths(civilDateOf(now), -MONTHS_KEPT)}T00:00:00Z`);
  return inTransaction('assessment.purge', async (tx) => {
    const old = await tx.assessment.findMany({
      where: { organisationId: null, updatedAt: { lt: oldest } },
      select: { id: true },
      take: AT_ONCE,
    });
    const { count } = await tx.assessment.deleteMany({
      where: { id: { in: old.map(({ id }) => id) } },
    });
    return count;
  });
}
