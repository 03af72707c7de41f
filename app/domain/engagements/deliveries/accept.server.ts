import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { completeIfDone } from '../outcomes/complete.server.ts';
import { moveMilestone } from '../records.server.ts';
import {
  delivering,
  isFreshMilestone,
  lockAsFirm,
  milestoneOf,
  noteAccepted,
  requireRunning,
  type MilestoneForm,
} from './records.server.ts';
import { tellProvider } from './tell.server.ts';
import { MOST_ROUNDS } from './transitions.ts';

/**
 * The firm accepts a milestone: its own share is due to the provider (B2), which may claim the aid.
 * When nothing is left to deliver the engagement is complete. The same form twice does it once.
 * Throws `engagements.not-found`, `engagements.firm-only`, `engagements.provider-side`,
 * `engagements.changed-meanwhile` and `engagements.wrong-state`.
 */
export async function acceptMilestone(actor: MemberActor, form: MilestoneForm): Promise<void> {
  await delivering('accept', actor, async (tx) => {
    const engagement = await lockAsFirm(tx, actor, form.engagementId);
    const milestone = await milestoneOf(tx, engagement, form.milestoneId);
    const about = { stamp: form.stamp, events: ['accept'] } as const;
    if (!(await isFreshMilestone(tx, actor, milestone, about))) return [];
    requireRunning(engagement);
    const accepted = await moveMilestone(tx, actor, engagement, milestone, {
      ...{ event: 'accept', part: 'firm' },
      changes: { acceptedAt: actor.now, acceptedById: actor.person.accountId },
    });
    await tellProvider(tx, actor, engagement, {
      ...{ kind: 'milestone-accepted', page: `/milestones/${accepted.id}` },
      params: { title: accepted.title },
    });
    const postings = await noteAccepted(tx, engagement, accepted);
    await completeIfDone(tx, actor, engagement);
    return postings;
  });
}

/**
 * The firm says what is to be changed, twice at most: after that it accepts, or opens a dispute.
 * Throws what `acceptMilestone` does, and `engagements.too-many-rounds`.
 */
export async function requestChanges(
  actor: MemberActor,
  { words, ...form }: MilestoneForm & { readonly words: string },
): Promise<void> {
  await delivering('request-changes', actor, async (tx) => {
    const engagement = await lockAsFirm(tx, actor, form.engagementId);
    const milestone = await milestoneOf(tx, engagement, form.milestoneId);
    const about = { stamp: form.stamp, events: ['request-changes'] } as const;
    if (!(await isFreshMilestone(tx, actor, milestone, about))) return [];
    requireRunning(engagement);
    if (milestone.rounds >= MOST_ROUNDS) throw new DomainError('engagements.too-many-rounds');
    const changed = await moveMilestone(tx, actor, engagement, milestone, {
      ...{ event: 'request-changes', part: 'firm', words },
      changes: { rounds: milestone.rounds + 1 },
    });
    await tellProvider(tx, actor, engagement, {
      ...{ kind: 'milestone-changes', page: `/milestones/${changed.id}` },
      params: { title: changed.title },
    });
    return [];
  });
}
