import { lockVoucher, noteSpent, placeOf } from '#domain/cases/index.server.ts';
import { addMonths, cents, civilDateOf, midnight } from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import { findOrder, moveOrder } from '#domain/payments/index.server.ts';
import type { BankLine, Claim, Engagement, PaymentOrder } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import {
  lockEngagement,
  moveClaim,
  moveEngagement,
  type EngagementActor,
} from '../records.server.ts';
import { CARE_MONTHS } from '../transitions.ts';
import { tellClaimant } from './tell.server.ts';

/** What a line of a statement says of an order. */
export type SettlingLine = Pick<BankLine, 'ownerId' | 'amount' | 'endToEnd' | 'text' | 'isReturn'>;

/** What became of a line: the order it is about with the postings, or why a person is to look at it. */
export type Settled =
  | { readonly orderId: string; readonly postings: readonly Posting[] }
  | { readonly problem: 'unknown-order' | 'amount' | 'already-paid' | 'refused' };

/** References as this platform gives them to the bank, wherever a line has them. */
const REFERENCE = /RQP[0-9A-HJKMNP-TV-Z]{13}/u;

function referenceIn({ endToEnd, text }: SettlingLine): string | null {
  return REFERENCE.exec(`${endToEnd} ${text}`.toUpperCase())?.[0] ?? null;
}

/**
 * A line of a statement about a payment order, by its reference and exact amount: money that left
 * pays the claim (L9, B3), and once every claim of a completed engagement is paid the after-care
 * begins; money that came back returns it, even after it was paid (L10, and B1, B2 again). A debit
 * of an order in a file that nobody marked as handed over yet tells both at once. One that comes
 * after its return changes nothing: the money is where it was ordered from. The caller posts the
 * postings last in the transaction, and marks the line.
 */
export async function settleOrderLine(
  tx: Tx,
  actor: EngagementActor,
  line: SettlingLine,
): Promise<Settled> {
  const reference = referenceIn(line);
  const key = { ownerId: line.ownerId, reference: reference ?? '' };
  const found = reference === null ? null : await findOrder(tx, key);
  const claimId = found?.subject.startsWith('claim:') ? found.subject.slice('claim:'.length) : null;
  const known = claimId === null ? null : await tx.claim.findUnique({ where: { id: claimId } });
  if (!found || !known) return { problem: 'unknown-order' };
  const engagement = await lockEngagement(tx, known.engagementId, { ownerId: line.ownerId });
  const claim = await tx.claim.findUniqueOrThrow({ where: { id: known.id } });
  const order = await findOrder(tx, key);
  if (!order) return { problem: 'unknown-order' };
  if (line.amount !== (line.isReturn ? order.net : -order.net)) return { problem: 'amount' };
  const settling = { order, claim, engagement };
  if (line.isReturn) return takeBack(tx, actor, settling, line);
  return pay(tx, actor, await sendFirst(tx, actor, settling));
}

interface Settling {
  readonly order: PaymentOrder;
  readonly claim: Claim;
  readonly engagement: Engagement;
}

/**
 * An order whose file the bank carried out before an officer marked it as handed over: it went, by
 * what the officer who made the file authorised. The file itself stays to be marked.
 */
async function sendFirst(tx: Tx, actor: EngagementActor, settling: Settling): Promise<Settling> {
  const { order, claim, engagement } = settling;
  if (order.state !== 'ordered' || order.batchId === null || claim.orderId !== order.id)
    return settling;
  await moveOrder(tx, { ...order, from: 'ordered' }, 'sent');
  const sent = await moveClaim(tx, actor, engagement, claim, {
    ...{ event: 'send', part: 'authorises', data: { order: order.reference } },
  });
  return { engagement, claim: sent, order: { ...order, state: 'sent', stamp: order.stamp + 1 } };
}

const partOf = ({ person }: EngagementActor) => (person ? 'authorises' : 'system');

async function pay(
  tx: Tx,
  actor: EngagementActor,
  { order, claim, engagement }: Settling,
): Promise<Settled> {
  if (order.state === 'returned') return { orderId: order.id, postings: [] };
  if (order.state === 'paid') return { problem: 'already-paid' };
  if (order.state !== 'sent' || claim.orderId !== order.id) return { problem: 'refused' };
  await moveOrder(tx, { ...order, from: 'sent' }, 'paid', { paidAt: actor.now });
  const paid = await moveClaim(tx, actor, engagement, claim, {
    ...{ event: 'pay', part: partOf(actor), data: { order: order.reference } },
    changes: { paidAt: actor.now },
  });
  await noteSpent(tx, engagement.voucherId, claim.subsidy);
  await tellClaimant(tx, actor, paid, 'claim-paid');
  await beginCare(tx, actor, engagement);
  const { attempt } = order;
  const voucher = await lockVoucher(tx, engagement.voucherId);
  const about = aboutOf({ order, claim, engagement });
  return {
    orderId: order.id,
    postings: [
      ...budget(placeOf(voucher), claim, {
        ...{ code: 'L9', from: 'C:ordered', to: 'C:spent' },
        reference: `pay:${order.id}:${String(attempt)}`,
      }),
      ...about({
        ...{ code: 'B3', from: 'PROVIDER:payable', to: 'RAIL:clearing' },
        reference: `payout:${order.id}:${String(attempt)}`,
      }),
    ],
  };
}

async function takeBack(
  tx: Tx,
  actor: EngagementActor,
  settling: Settling,
  { text }: SettlingLine,
): Promise<Settled> {
  const { order, claim, engagement } = settling;
  const from = order.state === 'paid' ? 'paid' : 'sent';
  if (order.state === 'returned') return { problem: 'already-paid' };
  if (order.state !== from || claim.orderId !== order.id) return { problem: 'refused' };
  const changes = { returnedAt: actor.now, returnReason: text.slice(0, 200) };
  await moveOrder(tx, { ...order, from }, 'returned', changes);
  const returned = await moveClaim(tx, actor, engagement, claim, {
    ...{ event: 'bank-return', part: partOf(actor), data: { order: order.reference, after: from } },
    changes: { paidAt: null },
  });
  await tellClaimant(tx, actor, returned, 'claim-changed');
  // What was ordered and not paid yet stays where it is.
  if (from === 'sent') return { orderId: order.id, postings: [] };
  await noteSpent(tx, engagement.voucherId, -claim.subsidy);
  const voucher = await lockVoucher(tx, engagement.voucherId);
  const about = aboutOf(settling);
  const suffix = `${order.id}:${String(order.attempt)}`;
  return {
    orderId: order.id,
    postings: [
      ...budget(placeOf(voucher), claim, {
        ...{ code: 'L10', from: 'C:spent', to: 'C:ordered', reference: `bank-return:${suffix}` },
      }),
      ...about({
        ...{ code: 'B1', from: 'RAIL:clearing', to: 'SHARE:held' },
        reference: `bank-return-share:${suffix}`,
      }),
      ...about({
        ...{ code: 'B2', from: 'SHARE:held', to: 'PROVIDER:payable' },
        reference: `bank-return-payable:${suffix}`,
      }),
    ],
  };
}

type Way = Pick<Posting, 'code' | 'from' | 'to' | 'reference'>;

/** A transfer of a claim's aid; none for no aid. */
function budget(
  place: ReturnType<typeof placeOf>,
  { id, subsidy }: Claim,
  way: Way,
): readonly Posting[] {
  if (subsidy === 0n) return [];
  return [{ ...place, ...way, amount: cents(subsidy), subject: `claim:${id}` }];
}

/** Transfers of a claim's own share in the cash book of the programme; none for no share. */
function aboutOf({ claim: { id, share }, engagement: { programmeId } }: Settling) {
  return (way: Way): readonly Posting[] =>
    share === 0n
      ? []
      : [
          {
            ...{ ...way, programmeId, envelopeId: null, bucket: 0 },
            ...{ amount: cents(share), subject: `claim:${id}` },
          },
        ];
}

/** Begins the after-care of a completed engagement once each accepted milestone is paid. */
async function beginCare(tx: Tx, actor: EngagementActor, { id }: Engagement): Promise<void> {
  const engagement = await tx.engagement.findUniqueOrThrow({ where: { id } });
  if (engagement.state !== 'completed') return;
  const accepted = await tx.milestone.count({ where: { engagementId: id, state: 'accepted' } });
  const paid = await tx.claim.count({ where: { engagementId: id, state: 'paid' } });
  if (paid < accepted) return;
  await moveEngagement(tx, actor, engagement, {
    ...{ event: 'begin-care', part: 'system' },
    changes: {
      careUntil: midnight(addMonths(civilDateOf(engagement.completedAt ?? actor.now), CARE_MONTHS)),
    },
  });
}
