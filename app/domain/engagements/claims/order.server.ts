import { listFirms } from '#domain/accounts/index.server.ts';
import { lockVoucher, placeOf, takePart } from '#domain/cases/index.server.ts';
import {
  cents,
  civilDateOf,
  DomainError,
  hasRole,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import {
  isShareDisputed,
  ORDER_REFUSALS,
  placeOrder,
  withheldOf,
} from '#domain/payments/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Tx } from '#platform/transaction.ts';
import { delivering } from '../deliveries/records.server.ts';
import { moveClaim } from '../records.server.ts';
import { payeeKindOf } from './invoice.ts';
import { refuseRevoked, takeClaim, type TakenClaim } from './officer.server.ts';
import { tellClaimant } from './tell.server.ts';

/** What became of one claim of several. */
export interface OrderReport {
  readonly claimId: string;
  readonly invoice: string;
  /** Code of why it was not ordered; null when it was. */
  readonly refusal: string | null;
}

/**
 * Orders the payment of certified claims, each by itself, so that one that may not be ordered keeps
 * no other back (L8); one the bank gave back is ordered once more, to the account that is verified
 * now. Returns what became of each. Throws `engagements.not-found` to who may not order.
 */
export async function orderClaims(
  actor: MemberActor,
  claimIds: readonly string[],
): Promise<readonly OrderReport[]> {
  if (!hasRole(actor, 'authorising-officer')) throw new DomainError('engagements.not-found');
  const reports: OrderReport[] = [];
  for (const claimId of new Set(claimIds)) reports.push(await orderOne(actor, claimId));
  return reports;
}

async function orderOne(actor: MemberActor, claimId: string): Promise<OrderReport> {
  let invoice = '';
  try {
    await refusing(ORDER_REFUSALS, () =>
      delivering('order', actor, async (tx) => {
        const taken = await takeClaim(tx, actor, claimId, 'authorising-officer');
        invoice = taken.claim.invoiceNumber;
        return order(tx, actor, taken);
      }),
    );
    return { claimId, invoice, refusal: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { claimId, invoice, refusal: error.code.replace(/^[^.]*\./, '') };
  }
}

async function order(tx: Tx, actor: MemberActor, taken: TakenClaim): Promise<readonly Posting[]> {
  const { claim, engagement } = taken;
  const { accountId } = actor.person;
  // Who ordered it before is answered as if it had been done now.
  if (claim.state === 'ordered' && claim.orderedById === accountId) return [];
  if (claim.certifiedById === accountId) throw new DomainError('engagements.same-person');
  // A card payment that is contested may be lost: nothing leaves meanwhile.
  if (await isShareDisputed(tx, `engagement:${engagement.id}`))
    throw new DomainError('engagements.share-disputed');
  await takePart(tx, actor, engagement.applicationId, 'authorises');
  await refuseRevoked(tx, engagement);
  const again = claim.state === 'returned-by-bank';
  const voucher = await lockVoucher(tx, engagement.voucherId);
  const provider = (await listFirms(tx, [claim.providerId])).get(claim.providerId);
  const subsidy = cents(claim.subsidy);
  const placed = await placeOrder(tx, actor, {
    ...{ ...placeOf(voucher), ownerId: claim.ownerId, subject: `claim:${claim.id}` },
    ...{ payeeId: claim.providerId, aid: subsidy, share: cents(claim.share) },
    withheld: withheldOf({
      ...{ payer: 'public', payee: payeeKindOf(provider?.legalForm ?? null) },
      ...{ on: civilDateOf(actor.now), ht: cents(claim.ht), vat: cents(claim.vat) },
    }),
    ...{ orderedById: accountId, isDemo: engagement.isDemo },
  });
  const ordered = await moveClaim(tx, actor, engagement, claim, {
    ...{ event: again ? 'order-again' : 'order', part: 'authorises' },
    data: { order: placed.reference, net: String(placed.net) },
    changes: { orderId: placed.id, orderedById: accountId, orderedAt: actor.now },
  });
  await tellClaimant(tx, actor, ordered, 'claim-changed');
  // What the bank gave back is in the account of ordered payments already.
  if (again || subsidy === 0n) return [];
  return [
    {
      ...{ ...placeOf(voucher), code: 'L8', from: 'C:certified', to: 'C:ordered', amount: subsidy },
      ...{
        reference: `order:${placed.id}:${String(placed.attempt)}`,
        subject: `claim:${claim.id}`,
      },
    },
  ];
}
