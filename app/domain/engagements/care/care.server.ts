import { addMonths, civilDateOf, eachAlone, midnight } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockEngagement, moveEngagement, type EngagementActor } from '../records.server.ts';
import { CARE_MONTHS } from '../transitions.ts';

const MOST_AT_ONCE = 500;

/**
 * The after-care of an engagement begins once everything that was accepted is paid, for twelve months
 * from the end of the work, and closes by itself.
 */
export async function runCareTimes(actor: EngagementActor): Promise<void> {
  const completed = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM engagement e
    WHERE e.state = 'completed' AND NOT EXISTS (
      SELECT FROM milestone m WHERE m.engagement_id = e.id AND m.state = 'accepted'
        AND NOT EXISTS (SELECT FROM claim c WHERE c.milestone_id = m.id AND c.state = 'paid'))
    ORDER BY e.completed_at LIMIT ${MOST_AT_ONCE}`;
  await eachAlone(completed, ({ id }) => beginCare(actor, id));
  const today = midnight(civilDateOf(actor.now));
  const over = await db.engagement.findMany({
    where: { state: 'aftercare', careUntil: { lt: today } },
    take: MOST_AT_ONCE,
    select: { id: true },
  });
  await eachAlone(over, ({ id }) =>
    inTransaction('engagements.close', async (tx) => {
      const engagement = await lockEngagement(tx, id, {});
      if (
        engagement.state !== 'aftercare' ||
        !(engagement.careUntil && engagement.careUntil < today)
      )
        return;
      await moveEngagement(tx, actor, engagement, {
        ...{ event: 'close', part: 'system', changes: { endedAt: actor.now } },
      });
    }),
  );
}

async function beginCare(actor: EngagementActor, id: string): Promise<void> {
  await inTransaction('engagements.begin-care', async (tx) => {
    const engagement = await lockEngagement(tx, id, {});
    if (engagement.state !== 'completed' || engagement.completedAt === null) return;
    const until = addMonths(civilDateOf(engagement.completedAt), CARE_MONTHS);
    await moveEngagement(tx, actor, engagement, {
      ...{ event: 'begin-care', part: 'system', data: { until } },
      changes: { careUntil: midnight(until) },
    });
  });
}
