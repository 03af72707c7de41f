import { holdVoucher, lockVoucher, placeOf, returnToVoucher } from '#domain/cases/index.server.ts';
import {
  cents,
  civilDate,
  DomainError,
  type MemberActor,
  midnight,
  newId,
} from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import type { Agreement, Engagement } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { completeIfDone } from '../outcomes/complete.server.ts';
import { moveEngagement, type EngagementActor } from '../records.server.ts';
import { refundShare } from '../share/refund-share.server.ts';
import { totalsByMilestone, vatLinesText, type AgreementContent } from './content.ts';
import { contentOf, findSigned, moveAgreement, type Side } from './records.server.ts';
import { tellSides, tellValidators } from './tell.server.ts';
import { asSystem, reasonsToLook, validate } from './validate.server.ts';

interface Completing {
  readonly engagement: Engagement;
  /** With both signatures now. */
  readonly agreement: Agreement;
  /** Who signed second. */
  readonly side: Side;
}

/** What the rows of an agreement's milestones say, in their order. */
function milestoneRows({ lines, milestones }: AgreementContent) {
  const totals = totalsByMilestone(lines, milestones.length);
  return milestones.map(({ title, acceptance, deliverBy, ht, vat, subsidy, share }, place) => ({
    ...{ title, acceptance, deliverBy: midnight(civilDate(deliverBy)) },
    ...{ ht: BigInt(ht), vat: BigInt(vat), subsidy: BigInt(subsidy), share: BigInt(share) },
    vatLines: vatLinesText(totals[place]?.lines ?? []),
  }));
}

/**
 * What follows from the second signature of an agreement or amendment that the transaction holds.
 * Returns the postings, for the caller to post last of all.
 */
export async function completeSignature(
  tx: Tx,
  actor: MemberActor,
  completing: Completing,
): Promise<readonly Posting[]> {
  const content = contentOf(completing.agreement);
  return content.amends === null
    ? startAgreement(tx, actor, completing, content)
    : amendAgreement(tx, actor, completing, content);
}

/** Milestones begin to exist, and the programme validates what is of low risk in the same breath. */
async function startAgreement(
  tx: Tx,
  actor: MemberActor,
  { engagement, agreement }: Completing,
  content: AgreementContent,
): Promise<readonly Posting[]> {
  await moveAgreement(tx, actor, engagement, agreement, { event: 'sign-firm', to: 'signed' });
  const { id: engagementId } = engagement;
  for (const [place, row] of milestoneRows(content).entries())
    await tx.milestone.create({
      data: { id: newId(actor), engagementId, sequence: place + 1, state: 'planned', ...row },
    });
  const signed = await moveEngagement(tx, actor, engagement, {
    ...{ event: 'sign', part: 'firm', changes: { signedAt: actor.now } },
    data: { agreement: agreement.number, paper: agreement.pdfHash },
  });
  await tellSides(tx, actor, signed, { kind: 'agreement-signed', sides: ['firm', 'provider'] });
  await lockVoucher(tx, engagement.voucherId);
  await holdVoucher(tx, engagement.voucherId, actor.now);
  const reasons = await reasonsToLook(tx, signed, actor.now);
  if (reasons.length > 0) {
    await tellValidators(tx, signed);
    return [];
  }
  return validate(tx, asSystem(actor), signed, { part: 'system' });
}

/** What the rows of an engagement's milestones come to: one that was reduced counts as it is now. */
async function sumRows(tx: Tx, engagementId: string) {
  const { _sum } = await tx.milestone.aggregate({
    where: { engagementId },
    _sum: { ht: true, vat: true, subsidy: true, share: true },
  });
  const { ht, vat, subsidy, share } = _sum;
  return { ht: ht ?? 0n, vat: vat ?? 0n, subsidy: subsidy ?? 0n, share: share ?? 0n };
}

/**
 * The rows that may still change follow the amendment, and the engagement follows its rows; what it
 * makes cheaper goes back to the voucher and to the firm.
 */
async function amendAgreement(
  tx: Tx,
  actor: MemberActor,
  { engagement, agreement, side }: Completing,
  content: AgreementContent,
): Promise<readonly Posting[]> {
  const before = await findSigned(tx, engagement.id);
  if (!before || before.pdfHash !== content.amends?.hash)
    throw new DomainError('engagements.changed-meanwhile');
  await moveAgreement(tx, actor, engagement, before, { event: 'supersede', to: 'superseded' });
  await moveAgreement(tx, actor, engagement, agreement, { event: `sign-${side}`, to: 'signed' });
  for (const [place, row] of milestoneRows(content).entries())
    await tx.milestone.updateMany({
      where: {
        ...{ engagementId: engagement.id, sequence: place + 1 },
        state: { in: ['planned', 'changes-requested'] },
      },
      data: { ...row, stamp: { increment: 1 } },
    });
  const sums = await sumRows(tx, engagement.id);
  const amended = await moveEngagement(tx, actor, engagement, {
    ...{ event: 'sign-change', part: side, changes: { ...sums, before: null } },
    data: {
      agreement: agreement.number,
      ...{ subsidy: String(sums.subsidy), share: String(sums.share) },
    },
  });
  await tellSides(tx, actor, amended, { kind: 'agreement-signed', sides: ['firm', 'provider'] });
  // What was left to accept may have been accepted while the amendment waited.
  await completeIfDone(tx, asSystem(actor), amended);
  return giveBack(tx, asSystem(actor), amended, {
    subsidy: (engagement.subsidy ?? 0n) - sums.subsidy,
    share: (engagement.share ?? 0n) - sums.share,
    reason: 'amended',
  });
}

/**
 * Aid that an engagement needs no more goes back to its voucher, or past it to the envelope (L7), and
 * the firm's share of it back to the firm. Returns the postings.
 */
export async function giveBack(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  {
    subsidy,
    share,
    reason,
  }: { readonly subsidy: bigint; readonly share: bigint; readonly reason: 'amended' | 'ended' },
): Promise<readonly Posting[]> {
  const { id, stamp, voucherId } = engagement;
  const subject = `engagement:${id}`;
  const postings: Posting[] = [];
  if (subsidy > 0n) {
    const amount = cents(subsidy);
    const held = await lockVoucher(tx, voucherId);
    const { voucher, to } = await returnToVoucher(tx, actor, held, { amount, subject });
    postings.push({
      ...{ ...placeOf(voucher), code: 'L7', from: 'G:engaged', to, amount, subject },
      reference: `back:${id}:${String(stamp)}`,
    });
  }
  if (share > 0n)
    postings.push(...(await refundShare(tx, actor, engagement, cents(share), reason)));
  return postings;
}
