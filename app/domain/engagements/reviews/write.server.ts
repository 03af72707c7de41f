import {
  civilDateOf,
  DomainError,
  type MemberActor,
  midnight,
  newId,
} from '#domain/kernel/index.server.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { delivering, lockAsSide } from '../deliveries/records.server.ts';
import { tellFirm, tellProvider } from '../deliveries/tell.server.ts';
import { record } from '../records.server.ts';
import { workingDaysAfter } from '../terms.server.ts';
import type { ReviewMoment, ReviewSide } from './codes.ts';
import { BLIND_DAYS, isShown, openMoment } from './facts.ts';
import type { ReviewForm } from './forms.ts';

/**
 * A side says what it thinks of the other once the work is complete. Neither reads the other's
 * before both wrote or fifteen working days went by; at six months the firm writes alone. Written
 * once; the same form again changes nothing. Throws `engagements.not-found`, `engagements.firm-only`,
 * `engagements.read-only`, `engagements.provider-side` and `engagements.review-closed`.
 */
export async function writeReview(
  actor: MemberActor,
  engagementId: string,
  { moment, text, ...facts }: ReviewForm,
): Promise<void> {
  await delivering('write-review', actor, async (tx) => {
    const { side, engagement } = await lockAsSide(tx, actor, engagementId);
    const reviews = await tx.engagementReview.findMany({ where: { engagementId } });
    const own = reviews.find((one) => one.side === side && one.moment === moment);
    if (own?.byId === actor.person.accountId && own.text === text) return [];
    const { completedAt } = engagement;
    const open =
      completedAt &&
      openMoment({
        ...{ side, completedOn: civilDateOf(completedAt), reviews },
        ...{ today: civilDateOf(actor.now), now: actor.now },
      });
    if (open !== moment) throw new DomainError('engagements.review-closed');
    const others = moment === 'end' && reviews.some((one) => one.moment === 'end');
    const isOpenNow = moment === 'six-months' || others;
    const until = await workingDaysAfter(tx, civilDateOf(actor.now), BLIND_DAYS);
    await tx.engagementReview.create({
      data: {
        ...{ id: newId(actor), engagementId, side, moment, facts, text },
        ...{ byId: actor.person.accountId, at: actor.now },
        shownFrom: isOpenNow ? actor.now : midnight(until),
      },
    });
    if (others)
      await tx.engagementReview.updateMany({
        where: { engagementId, moment, side: { not: side } },
        data: { shownFrom: actor.now },
      });
    await record(tx, actor, engagement, {
      ...{ subject: 'engagement', event: 'review', from: engagement.state, to: engagement.state },
      ...{ part: side, data: { moment } },
    });
    await tellOther(tx, actor, engagement, side);
    return [];
  });
}

async function tellOther(
  tx: Tx,
  actor: MemberActor,
  engagement: Engagement,
  side: ReviewSide,
): Promise<void> {
  const line = { kind: 'project-reviewed', page: '/review' } as const;
  if (side === 'firm') await tellProvider(tx, actor, engagement, line);
  else await tellFirm(tx, actor, engagement, line);
}

/**
 * The side that was spoken of replies to what it can read, once. Throws what `writeReview` does, and
 * `engagements.not-found` for a review that is not shown yet.
 */
export async function replyToReview(
  actor: MemberActor,
  engagementId: string,
  { moment, reply }: { readonly moment: ReviewMoment; readonly reply: string },
): Promise<void> {
  await delivering('reply-review', actor, async (tx) => {
    const { side, engagement } = await lockAsSide(tx, actor, engagementId);
    const review = await tx.engagementReview.findFirst({
      where: { engagementId, moment, side: side === 'firm' ? 'provider' : 'firm' },
    });
    if (!review || !isShown(review, actor.now)) throw new DomainError('engagements.not-found');
    const { accountId } = actor.person;
    if (review.reply !== null) {
      if (review.replyById === accountId && review.reply === reply) return [];
      throw new DomainError('engagements.changed-meanwhile');
    }
    await tx.engagementReview.update({
      where: { id: review.id },
      data: { reply, replyById: accountId, replyAt: actor.now },
    });
    await record(tx, actor, engagement, {
      ...{ subject: 'engagement', event: 'review-reply', from: engagement.state },
      ...{ to: engagement.state, part: side, data: { moment } },
    });
    return [];
  });
}
