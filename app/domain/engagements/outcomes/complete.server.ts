import { noteRunning } from '#domain/cases/index.server.ts';
import { recordOutcome, setRunning } from '#domain/matching/index.server.ts';
import { civilDateOf, dayOf } from '#domain/kernel/index.server.ts';
import type { Engagement, Milestone } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { tellFirm, tellProvider } from '../deliveries/tell.server.ts';
import { moveEngagement, type EngagementActor } from '../records.server.ts';

/** States in which an engagement keeps its provider busy. */
const BUSY = ['copay-pending', 'started', 'in-delivery', 'change-pending'] as const;

const isOver = ({ state }: Milestone) => state === 'accepted' || state === 'cancelled';

/** What the deliveries of an engagement say of its provider. */
export function deliveryFacts(milestones: readonly Milestone[]) {
  const accepted = milestones.filter(({ state }) => state === 'accepted');
  return {
    firstPass: accepted.every(({ rounds }) => rounds === 0),
    onTime: accepted.every(
      ({ deliveredAt, deliverBy }) =>
        deliveredAt !== null && civilDateOf(deliveredAt) <= dayOf(deliverBy),
    ),
  };
}

/**
 * Completes an engagement in delivery whose milestones are all accepted or cancelled: the provider
 * has room again, its record counts the delivery, and both sides are asked to look back. Returns the
 * engagement as it is then.
 */
export async function completeIfDone(
  tx: Tx,
  actor: EngagementActor,
  { id }: Pick<Engagement, 'id'>,
): Promise<Engagement> {
  const engagement = await tx.engagement.findUniqueOrThrow({ where: { id } });
  const milestones = await tx.milestone.findMany({ where: { engagementId: id } });
  const isDone = milestones.every(isOver) && milestones.some(({ state }) => state === 'accepted');
  const { providerId, programmeId } = engagement;
  if (engagement.state !== 'in-delivery' || !isDone || providerId === null) return engagement;
  const completed = await moveEngagement(tx, actor, engagement, {
    ...{ event: 'complete', part: 'system', changes: { completedAt: actor.now } },
  });
  await noteRunning(tx, { programmeId, organisationId: providerId }, -1);
  const disputed = (await tx.engagementDispute.count({ where: { engagementId: id } })) > 0;
  await recordOutcome(tx, {
    ...{ engagementId: id, organisationId: providerId, disputed, rise: null, at: actor.now },
    ...deliveryFacts(milestones),
  });
  const running = await tx.engagement.count({ where: { providerId, state: { in: [...BUSY] } } });
  await setRunning(tx, { organisationId: providerId, running, at: actor.now });
  await tellFirm(tx, actor, completed, { kind: 'project-completed' });
  await tellProvider(tx, actor, completed, { kind: 'project-completed' });
  return completed;
}
