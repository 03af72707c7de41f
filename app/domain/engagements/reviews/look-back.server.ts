import { addMonths, civilDateOf, eachAlone, midnight } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { tellFirm } from '../deliveries/tell.server.ts';
import { lockEngagement, record, type EngagementActor } from '../records.server.ts';
import { SIX_MONTHS } from './facts.ts';

const MOST_AT_ONCE = 500;

/** Six months after the work its firm is asked, once, to look back again. */
export async function askToLookBack(actor: EngagementActor): Promise<void> {
  const since = midnight(addMonths(civilDateOf(actor.now), -SIX_MONTHS));
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM engagement e
    WHERE e.state IN ('completed', 'aftercare') AND e.completed_at < ${since}
      AND NOT EXISTS (SELECT FROM engagement_event v
        WHERE v.engagement_id = e.id AND v.event = 'look-back')
    ORDER BY e.completed_at LIMIT ${MOST_AT_ONCE}`;
  await eachAlone(rows, ({ id }) =>
    inTransaction('engagements.look-back', async (tx) => {
      const engagement = await lockEngagement(tx, id, {});
      const asked = await tx.engagementEvent.count({
        where: { engagementId: id, event: 'look-back' },
      });
      if (asked > 0) return;
      const { state } = engagement;
      await record(tx, actor, engagement, {
        ...{ subject: 'engagement', event: 'look-back', from: state, to: state, part: 'system' },
      });
      await tellFirm(tx, actor, engagement, { kind: 'project-look-back', page: '/review' });
    }),
  );
}
