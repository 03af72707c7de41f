import { takePart } from '#domain/cases/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { completeIfDone } from '../outcomes/complete.server.ts';
import { lockEngagement, moveMilestone } from '../records.server.ts';
import { officerEngagements } from '../scope.server.ts';
import {
  delivering,
  isFreshMilestone,
  milestoneOf,
  noteAccepted,
  refuseProviderSide,
  requireRunning,
  type MilestoneForm,
} from './records.server.ts';
import { tellFirm, tellProvider } from './tell.server.ts';
import { MOST_RETURNS } from './transitions.ts';

/** What the certifier finds. */
export type Inspection =
  { readonly finding: 'accept' } | { readonly finding: 'return'; readonly words: string };

/**
 * The certifier looks at a milestone about which the firm says nothing, and accepts it or gives it
 * back with reasons: silence itself accepts nothing. Takes the part of the certifier in the case.
 * Throws `engagements.not-found`, `engagements.read-only`, `engagements.provider-side`,
 * `engagements.changed-meanwhile`, `engagements.wrong-state`, `cases.own-firm`, and
 * `cases.same-person` for whoever has another part in the case.
 */
export async function inspectMilestone(
  actor: MemberActor,
  form: MilestoneForm,
  inspection: Inspection,
): Promise<void> {
  await delivering('inspect', actor, async (tx) => {
    const engagement = await lockEngagement(tx, form.engagementId, officerEngagements(actor));
    if (!hasRole(actor, 'certifier')) throw new DomainError('engagements.read-only');
    await refuseProviderSide(tx, actor, engagement);
    const milestone = await milestoneOf(tx, engagement, form.milestoneId);
    const events = ['inspect-accept', 'inspect-return'] as const;
    if (!(await isFreshMilestone(tx, actor, milestone, { stamp: form.stamp, events }))) return [];
    requireRunning(engagement);
    await takePart(tx, actor, engagement.applicationId, 'certifies');
    const isAccepted = inspection.finding === 'accept';
    const { accountId } = actor.person;
    const moved = await moveMilestone(tx, actor, engagement, milestone, {
      ...(isAccepted
        ? { event: 'inspect-accept', changes: { acceptedAt: actor.now, acceptedById: accountId } }
        : {
            event: 'inspect-return',
            words: inspection.words,
            changes: { rounds: Math.min(milestone.rounds + 1, MOST_RETURNS) },
          }),
      part: 'certifies',
    });
    const kind = isAccepted ? 'milestone-accepted' : 'milestone-changes';
    const page = `/milestones/${moved.id}`;
    const line = { kind, page, params: { title: moved.title } } as const;
    await tellFirm(tx, actor, engagement, line);
    await tellProvider(tx, actor, engagement, line);
    if (!isAccepted) return [];
    const postings = await noteAccepted(tx, engagement, moved);
    await completeIfDone(tx, actor, engagement);
    return postings;
  });
}
