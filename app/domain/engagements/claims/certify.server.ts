import { lockVoucher, placeOf, returnToVoucher, takePart } from '#domain/cases/index.server.ts';
import { cents, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import type { Claim, Engagement, Voucher } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { delivering } from '../deliveries/records.server.ts';
import { moveClaim } from '../records.server.ts';
import type { RemarkCode } from './codes.ts';
import { refundShare } from '../share/refund-share.server.ts';
import { isFreshClaim, refuseMediator, refuseRevoked, takeClaim } from './officer.server.ts';
import { tellClaimant, tellClaimOfficers } from './tell.server.ts';

interface ClaimForm {
  readonly stamp: number;
}

/**
 * A certifier holds that the service was rendered: the aid of the claim is certified (L6), and what
 * the invoice is cheaper than agreed goes back to the voucher (L7). The same form twice does it once.
 * Throws what `takeClaim` does, `engagements.changed-meanwhile`, `engagements.wrong-state`,
 * `engagements.same-person` to who settled a dispute of the engagement,
 * `engagements.voucher-cancelled`, `cases.same-person` and `cases.own-firm`.
 */
export async function certifyClaim(
  actor: MemberActor,
  claimId: string,
  { stamp }: ClaimForm,
): Promise<void> {
  await delivering('certify', actor, async (tx) => {
    const { claim, engagement } = await takeClaim(tx, actor, claimId, 'certifier');
    if (!(await isFreshClaim(tx, actor, claim, { stamp, event: 'certify' }))) return [];
    await refuseMediator(tx, actor, engagement);
    await takePart(tx, actor, engagement.applicationId, 'certifies');
    await refuseRevoked(tx, engagement);
    const milestone = await tx.milestone.findUniqueOrThrow({ where: { id: claim.milestoneId } });
    const certified = await moveClaim(tx, actor, engagement, claim, {
      ...{ event: 'certify', part: 'certifies', data: { subsidy: String(claim.subsidy) } },
      changes: { certifiedById: actor.person.accountId, certifiedAt: actor.now },
    });
    const cheaper = {
      subsidy: milestone.subsidy - claim.subsidy,
      share: milestone.share - claim.share,
    };
    const voucher = await lockVoucher(tx, engagement.voucherId);
    await tx.engagement.update({
      where: { id: engagement.id },
      data: {
        certified: { increment: claim.subsidy },
        givenBack: { increment: cheaper.subsidy },
      },
    });
    await tellClaimOfficers(tx, actor, certified, 'claim-certified');
    await tellClaimant(tx, actor, certified, 'claim-changed');
    return [
      ...certifiedPostings(claim, voucher),
      ...(await giveBack(tx, actor, { claim, engagement, voucher }, cheaper)),
    ];
  });
}

function certifiedPostings({ id, subsidy }: Claim, voucher: Voucher): Posting[] {
  if (subsidy === 0n) return [];
  return [
    {
      ...{ ...placeOf(voucher), code: 'L6', from: 'G:engaged', to: 'C:certified' },
      ...{ amount: cents(subsidy), reference: `certify:${id}`, subject: `claim:${id}` },
    },
  ];
}

/** What a cheaper invoice leaves: the aid to the voucher, the own share to what is held of the firm. */
async function giveBack(
  tx: Tx,
  actor: MemberActor,
  { claim, engagement, voucher }: { claim: Claim; engagement: Engagement; voucher: Voucher },
  { subsidy, share }: { readonly subsidy: bigint; readonly share: bigint },
): Promise<Posting[]> {
  const postings: Posting[] = [];
  const subject = `engagement:${engagement.id}`;
  if (subsidy > 0n) {
    const amount = cents(subsidy);
    const { to } = await returnToVoucher(tx, actor, voucher, { amount, subject });
    postings.push({
      ...{ ...placeOf(voucher), code: 'L7', from: 'G:engaged', to, amount, subject },
      reference: `back:${engagement.id}:${claim.id}`,
    });
  }
  if (share > 0n) {
    postings.push(...sharePostings(engagement, claim.id, share));
    postings.push(...(await refundShare(tx, actor, engagement, cents(share), 'cheaper')));
  }
  return postings;
}

/**
 * A part of an own share that was due to the provider and is not any more: out of what is payable,
 * and back to what is held of the firm, from where it is refunded.
 */
function sharePostings(
  { id, programmeId }: Engagement,
  claimId: string,
  share: bigint,
): readonly Posting[] {
  const about = { programmeId, envelopeId: null, bucket: 0, amount: cents(share) };
  const subject = `engagement:${id}`;
  return [
    {
      ...{ ...about, subject, code: 'B3', from: 'PROVIDER:payable', to: 'RAIL:clearing' },
      reference: `cheaper:${claimId}`,
    },
    {
      ...{ ...about, subject, code: 'B1', from: 'RAIL:clearing', to: 'SHARE:held' },
      reference: `cheaper-held:${claimId}`,
    },
  ];
}

/** A certifier gives a claim back, with all remarks at once. The same form twice does it once. */
export async function returnClaim(
  actor: MemberActor,
  claimId: string,
  form: ClaimForm & { readonly codes: readonly RemarkCode[]; readonly words: string },
): Promise<void> {
  await delivering('return-claim', actor, async (tx) => {
    const { claim, engagement } = await takeClaim(tx, actor, claimId, 'certifier');
    const { stamp, codes, words } = form;
    if (!(await isFreshClaim(tx, actor, claim, { stamp, event: 'return' }))) return [];
    await refuseMediator(tx, actor, engagement);
    await takePart(tx, actor, engagement.applicationId, 'certifies');
    const returned = await moveClaim(tx, actor, engagement, claim, {
      ...{ event: 'return', part: 'certifies', data: { codes: [...codes] }, words },
      changes: { remarks: codes.map((code) => ({ code, text: words })) },
    });
    await tellClaimant(tx, actor, returned, 'claim-returned');
    return [];
  });
}
