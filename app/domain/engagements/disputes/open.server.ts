import { civilDateOf, DomainError, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import type { Engagement, Milestone } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import {
  delivering,
  isFreshMilestone,
  lockAsSide,
  milestoneOf,
  requireRunning,
  type MilestoneForm,
} from '../deliveries/records.server.ts';
import { tellFirm, tellOfficers, tellProvider } from '../deliveries/tell.server.ts';
import { DISPUTE_DAYS } from '../deliveries/transitions.ts';
import { moveMilestone, record, type EngagementActor, type Reader } from '../records.server.ts';
import { workingDaysAfter } from '../terms.server.ts';
import { isDisputable } from './rules.ts';

/** The last day on which a dispute about a milestone may be opened; null before it was delivered. */
export async function lastDisputeDay(reader: Reader, { deliveredAt }: Milestone) {
  return deliveredAt && workingDaysAfter(reader, civilDateOf(deliveredAt), DISPUTE_DAYS);
}

/**
 * A side does not agree about a milestone that was delivered ten working days ago at most: the other
 * answers, a mediator settles it. The same form twice does it once. Throws `engagements.not-found`,
 * `engagements.firm-only`, `engagements.read-only`, `engagements.provider-side`,
 * `engagements.changed-meanwhile`, `engagements.wrong-state` and `engagements.too-late`.
 */
export async function openDispute(
  actor: MemberActor,
  { grounds, ...form }: MilestoneForm & { readonly grounds: string },
): Promise<void> {
  await delivering('open-dispute', actor, async (tx) => {
    const { side, engagement } = await lockAsSide(tx, actor, form.engagementId);
    const milestone = await milestoneOf(tx, engagement, form.milestoneId);
    const about = { stamp: form.stamp, events: ['dispute'] } as const;
    if (!(await isFreshMilestone(tx, actor, milestone, about))) return [];
    requireRunning(engagement);
    const lastDay = await lastDisputeDay(tx, milestone);
    if (!isDisputable(civilDateOf(actor.now), lastDay))
      throw new DomainError('engagements.too-late');
    const moved = await moveMilestone(tx, actor, engagement, milestone, {
      ...{ event: 'dispute', part: side, words: grounds },
    });
    await tx.engagementDispute.create({
      data: {
        ...{ id: newId(actor), engagementId: engagement.id, milestoneId: milestone.id, side },
        ...{ openedById: actor.person.accountId, openedAt: actor.now, grounds, state: 'open' },
        dueOn: moved.dueOn,
      },
    });
    await tellOfBoth(tx, actor, engagement, moved);
    return [];
  });
}

/** Both sides and the mediators hear that something happened to a dispute. */
export async function tellOfBoth(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  { id, title }: Milestone,
): Promise<void> {
  const params = { title };
  const line = { kind: 'dispute-changed', page: `/milestones/${id}`, params } as const;
  await tellFirm(tx, actor, engagement, line);
  await tellProvider(tx, actor, engagement, line);
  await tellOfficers(tx, actor, engagement, {
    ...{ kind: 'dispute-changed', params, role: 'mediator', path: '/programme/disputes' },
  });
}

/**
 * The side that did not open a dispute says what it thinks of it, once, before it is settled. Throws
 * `engagements.not-found`, `engagements.not-yours` to the side that opened it,
 * `engagements.changed-meanwhile`, and what `openDispute` does.
 */
export async function answerDispute(
  actor: MemberActor,
  { answer, ...form }: MilestoneForm & { readonly answer: string },
): Promise<void> {
  await delivering('answer-dispute', actor, async (tx) => {
    const { side, engagement } = await lockAsSide(tx, actor, form.engagementId);
    const milestone = await milestoneOf(tx, engagement, form.milestoneId);
    const dispute = await tx.engagementDispute.findFirst({
      where: { milestoneId: milestone.id, state: 'open' },
    });
    if (!dispute) throw new DomainError('engagements.wrong-state', { state: milestone.state });
    if (dispute.side === side) throw new DomainError('engagements.not-yours');
    const { accountId } = actor.person;
    if (dispute.answer !== null) {
      if (dispute.answeredById === accountId && dispute.answer === answer) return [];
      throw new DomainError('engagements.changed-meanwhile');
    }
    await tx.engagementDispute.update({
      where: { id: dispute.id },
      data: {
        ...{ answer, answeredById: accountId, answeredAt: actor.now },
        stamp: { increment: 1 },
      },
    });
    await record(tx, actor, engagement, {
      ...{ subject: `dispute:${dispute.id}`, event: 'answer', from: 'open', to: 'open' },
      ...{ part: side, words: answer, data: { milestone: milestone.id } },
    });
    await tellOfBoth(tx, actor, engagement, milestone);
    return [];
  });
}
