import { findScoreChange } from '#domain/assessment/index.server.ts';
import { eachAlone } from '#domain/kernel/index.server.ts';
import { recordOutcome } from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockEngagement, record, type EngagementActor } from '../records.server.ts';
import { deliveryFacts } from './complete.server.ts';

const MOST_AT_ONCE = 500;
const TENTHS = 10;

/** Engagements whose work was delivered. */
const DELIVERED = ['completed', 'aftercare', 'closed'] as const;

/**
 * Measures what work did for its firm once the firm has assessed itself again: the difference of the
 * overall score goes into the history and into the record of the provider, once.
 */
export async function measureRises(actor: EngagementActor): Promise<void> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM engagement e
    WHERE e.state = ANY(${[...DELIVERED]}) AND e.completed_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM engagement_event v
        WHERE v.engagement_id = e.id AND v.event = 'measured')
    ORDER BY e.completed_at LIMIT ${MOST_AT_ONCE}`;
  await eachAlone(rows, ({ id }) => measureOne(actor, id));
}

async function measureOne(actor: EngagementActor, id: string): Promise<void> {
  await inTransaction('engagements.measure', async (tx) => {
    const engagement = await lockEngagement(tx, id, { state: { in: [...DELIVERED] } });
    const { organisationId, assessmentId, providerId, completedAt, state } = engagement;
    const measured = await tx.engagementEvent.count({
      where: { engagementId: id, event: 'measured' },
    });
    if (measured > 0 || completedAt === null || providerId === null) return;
    const change = await findScoreChange(tx, { organisationId, assessmentId, after: completedAt });
    if (!change) return;
    const inTenths = (score: number) => Math.round(score * TENTHS);
    const [before, after] = [inTenths(change.before), inTenths(change.after)];
    await record(tx, actor, engagement, {
      ...{ subject: 'engagement', event: 'measured', from: state, to: state, part: 'system' },
      data: { before, after },
    });
    const milestones = await tx.milestone.findMany({ where: { engagementId: id } });
    const disputed = (await tx.engagementDispute.count({ where: { engagementId: id } })) > 0;
    await recordOutcome(tx, {
      ...{ engagementId: id, organisationId: providerId, disputed, at: actor.now },
      ...{ ...deliveryFacts(milestones), rise: (after - before) / TENTHS },
    });
  });
}
