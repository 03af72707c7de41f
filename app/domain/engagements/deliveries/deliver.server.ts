import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { moveMilestone } from '../records.server.ts';
import { lockChosenEngagement } from '../scope.server.ts';
import { beginWork } from './begin.server.ts';
import { isComplete } from './preflight.ts';
import {
  delivering,
  isFreshMilestone,
  milestoneOf,
  preflightOf,
  requireRunning,
  roundOf,
  type MilestoneForm,
} from './records.server.ts';
import { tellFirm } from './tell.server.ts';

/**
 * The provider hands over a milestone that the validator finds whole; to deliver is also to have
 * begun. The same form twice does it once. Throws `engagements.not-found`, `engagements.read-only`,
 * `engagements.changed-meanwhile`, `engagements.wrong-state` and `engagements.incomplete`.
 */
export async function deliverMilestone(actor: MemberActor, form: MilestoneForm): Promise<void> {
  await delivering('deliver', actor, async (tx) => {
    const locked = await lockChosenEngagement(tx, actor, form.engagementId);
    const milestone = await milestoneOf(tx, locked, form.milestoneId);
    const about = { stamp: form.stamp, events: ['deliver'] } as const;
    if (!(await isFreshMilestone(tx, actor, milestone, about))) return [];
    const engagement = await beginWork(tx, actor, locked);
    requireRunning(engagement);
    if (!isComplete(await preflightOf(tx, milestone)))
      throw new DomainError('engagements.incomplete');
    const delivered = await moveMilestone(tx, actor, engagement, milestone, {
      ...{ event: 'deliver', part: 'provider', data: { round: roundOf(milestone) } },
      changes: { deliveredAt: actor.now },
    });
    await tellFirm(tx, actor, engagement, {
      ...{ kind: 'milestone-delivered', page: `/milestones/${delivered.id}` },
      params: { title: delivered.title },
    });
    return [];
  });
}
