import { wasStaffOf } from '#domain/accounts/index.server.ts';
import {
  listCaseOfficers,
  lockVoucher,
  placeOf,
  returnToVoucher,
} from '#domain/cases/index.server.ts';
import { cents, DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import type { Engagement, EngagementDispute, Milestone } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import {
  delivering,
  milestoneOf,
  noteAccepted,
  refuseProviderSide,
} from '../deliveries/records.server.ts';
import { MOST_RETURNS } from '../deliveries/transitions.ts';
import { completeIfDone } from '../outcomes/complete.server.ts';
import { lockEngagement, moveMilestone, record } from '../records.server.ts';
import { officerEngagements } from '../scope.server.ts';
import { refundShare } from '../share/refund-share.server.ts';
import { tellOfBoth } from './open.server.ts';
import { reduceAmounts, storedVatLines, vatLinesFrom } from './rules.ts';
import type { SettleForm } from './settle-form.ts';

/**
 * A mediator who belongs or belonged to neither side, with no other part in the case, settles a dispute: the milestone is accepted, done again,
 * or accepted for a part of its price; what is not paid goes back to the voucher (L7) and to the
 * firm (B4). The same form twice does it once. Throws `engagements.not-found`,
 * `engagements.read-only`, `engagements.provider-side`, `engagements.own-firm`,
 * `engagements.same-person`, `engagements.changed-meanwhile` and `engagements.too-small` for a price of nothing.
 */
export async function settleDispute(
  actor: MemberActor,
  disputeId: string,
  form: SettleForm,
): Promise<void> {
  await delivering('settle-dispute', actor, async (tx) => {
    const found = await tx.engagementDispute.findUnique({ where: { id: disputeId } });
    if (!found) throw new DomainError('engagements.not-found');
    const where = officerEngagements(actor);
    const engagement = await lockEngagement(tx, found.engagementId, where);
    await requireMediator(tx, actor, engagement);
    const dispute = await tx.engagementDispute.findUniqueOrThrow({ where: { id: disputeId } });
    if (!isFresh(actor, dispute, form)) return [];
    const milestone = await milestoneOf(tx, engagement, dispute.milestoneId);
    const percent = form.outcome === 'reduce' ? form.percent : null;
    await tx.engagementDispute.update({
      where: { id: disputeId },
      data: {
        ...{ state: 'settled', stamp: dispute.stamp + 1, outcome: form.outcome, percent },
        ...{ decision: form.decision, mediatorId: actor.person.accountId },
        ...{ decidedAt: actor.now, dueOn: null },
      },
    });
    await record(tx, actor, engagement, {
      ...{ subject: `dispute:${disputeId}`, event: 'settle', from: 'open', to: 'settled' },
      ...{ part: 'mediates', words: form.decision },
      data: { milestone: milestone.id, outcome: form.outcome, percent },
    });
    const postings = await carryOutcome(tx, actor, engagement, { milestone, percent, form });
    await tellOfBoth(tx, actor, engagement, milestone);
    return postings;
  });
}

async function requireMediator(tx: Tx, actor: MemberActor, engagement: Engagement): Promise<void> {
  if (!hasRole(actor, 'mediator')) throw new DomainError('engagements.read-only');
  await refuseProviderSide(tx, actor, engagement);
  const { accountId } = actor.person;
  if (await wasStaffOf(tx, accountId, engagement.organisationId))
    throw new DomainError('engagements.own-firm');
  if ((await listCaseOfficers(tx, engagement.applicationId)).includes(accountId))
    throw new DomainError('engagements.same-person');
}

function isFresh(actor: MemberActor, dispute: EngagementDispute, form: SettleForm): boolean {
  if (dispute.state === 'open' && dispute.stamp === form.stamp) return true;
  const isSame = dispute.mediatorId === actor.person.accountId && dispute.outcome === form.outcome;
  if (isSame && dispute.stamp === form.stamp + 1) return false;
  throw new DomainError('engagements.changed-meanwhile');
}

interface Settled {
  readonly milestone: Milestone;
  /** Hundredths of the price that are paid; null for all of it. */
  readonly percent: number | null;
  readonly form: SettleForm;
}

async function carryOutcome(
  tx: Tx,
  actor: MemberActor,
  engagement: Engagement,
  { milestone, percent, form }: Settled,
): Promise<readonly Posting[]> {
  const part = 'mediates';
  if (form.outcome === 'redo') {
    await moveMilestone(tx, actor, engagement, milestone, {
      ...{ event: 'settle-redo', part },
      changes: { rounds: Math.min(milestone.rounds + 1, MOST_RETURNS) },
    });
    return [];
  }
  const reduced = percent === null ? null : reducedOf(milestone, percent);
  const accepted = await moveMilestone(tx, actor, engagement, milestone, {
    ...{ event: 'settle-accept', part, data: { percent } },
    changes: {
      ...{ acceptedAt: actor.now, acceptedById: actor.person.accountId },
      ...(reduced && { ...reduced, vatLines: storedVatLines(reduced.vatLines) }),
    },
  });
  const postings = [
    ...(await noteAccepted(tx, engagement, accepted)),
    ...(await cutAmounts(tx, actor, engagement, { before: milestone, after: accepted })),
  ];
  await completeIfDone(tx, actor, engagement);
  return postings;
}

/**
 * What a reduced milestone leaves: the engagement is worth that much less, the aid goes back to the
 * voucher, or past one that is over to its envelope (L7), and the own share to the firm (B4).
 */
async function cutAmounts(
  tx: Tx,
  actor: MemberActor,
  engagement: Engagement,
  { before, after }: { readonly before: Milestone; readonly after: Milestone },
): Promise<readonly Posting[]> {
  const [aid, share] = [before.subsidy - after.subsidy, before.share - after.share];
  await tx.engagement.update({
    where: { id: engagement.id },
    data: {
      ...{ ht: { decrement: before.ht - after.ht }, vat: { decrement: before.vat - after.vat } },
      ...{ subsidy: { decrement: aid }, share: { decrement: share } },
    },
  });
  const refund = await refundShare(tx, actor, engagement, cents(share), 'reduced');
  if (aid === 0n) return refund;
  const [amount, subject] = [cents(aid), `engagement:${engagement.id}`];
  const voucher = await lockVoucher(tx, engagement.voucherId);
  const { to } = await returnToVoucher(tx, actor, voucher, { amount, subject });
  return [
    {
      ...{ ...placeOf(voucher), code: 'L7', from: 'G:engaged', to, amount, subject },
      reference: `back:${engagement.id}:${after.id}`,
    },
    ...refund,
  ];
}

function reducedOf(milestone: Milestone, percent: number) {
  const { ht, vat, subsidy, share } = milestone;
  const reduced = reduceAmounts(
    {
      ...{ ht: cents(ht), vat: cents(vat), subsidy: cents(subsidy), share: cents(share) },
      vatLines: vatLinesFrom(milestone.vatLines),
    },
    percent,
  );
  if (reduced.ht === 0n) throw new DomainError('engagements.too-small');
  return reduced;
}
