import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Notes that a run was shown on a page, to whomever: the first time counts as exposure, which a job
 * does; later ones only say that the assessment is still looked at. Call it after `currentRun`, on
 * pages alone: what an API or a job reads is shown to nobody. A run that another has replaced counts
 * as well: it was seen.
 */
export async function noteShown(now: Date, runId: string): Promise<void> {
  const aDayAgo = new Date(now.getTime() - DAY_MS);
  const where = { id: runId, OR: [{ shownAt: null }, { seenAt: { lt: aDayAgo } }] };
  // Nearly every view but the first ends here.
  const news = await db.matchRun.findFirst({ where, select: { shownAt: true } });
  if (news === null) return;
  await inTransaction('matching.note-shown', async (tx) => {
    await tx.matchRun.updateMany({ where: { id: runId }, data: { seenAt: now } });
    const { count } = await tx.matchRun.updateMany({
      where: { id: runId, shownAt: null },
      data: { shownAt: now },
    });
    if (count === 0) return;
    await addJob(tx, 'match-shown', { runId }, { key: `match-shown ${runId}` });
  });
}
