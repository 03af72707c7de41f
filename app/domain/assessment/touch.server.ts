import type { Tx } from '#platform/transaction.ts';

/** Marks a visit that changed something: drafts are kept 24 months after the last one. */
export async function touch(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.assessment.update({ where: { id }, data: { updatedAt: now } });
}
