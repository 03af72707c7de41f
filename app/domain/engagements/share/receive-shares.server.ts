import { appendAudits } from '#domain/audit/index.server.ts';
import { cents, civilDateOf, midnight } from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import {
  closePages,
  lockShares,
  markPaid,
  subjectsOf,
  takeLate,
  type Receipt,
} from '#domain/payments/index.server.ts';
import type { LineProblem } from '#domain/payments/schema.ts';
import { addJob } from '#platform/jobs.ts';
import type { Engagement, ShareRequest } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { record, type EngagementActor } from '../records.server.ts';
import { workingDaysAfter } from '../terms.server.ts';
import { ENDED, ENGAGEMENT_TERMS, ENGAGEMENTS } from '../transitions.ts';

/** What became of a receipt. */
type ReceiptOutcome = 'received' | 'late' | 'again' | LineProblem;

export interface Received {
  readonly postings: readonly Posting[];
  /** By the evidence of each receipt. */
  readonly outcomes: ReadonlyMap<string, ReceiptOutcome>;
}

interface Pair {
  readonly receipt: Receipt;
  readonly request: ShareRequest;
  readonly engagement: Engagement;
}

/** Where the money of own shares is kept in the books. */
function shareBook({ programmeId, subject }: Pick<ShareRequest, 'programmeId' | 'subject'>) {
  return { programmeId, envelopeId: null, bucket: 0, subject } as const;
}

/**
 * Own shares came in, exact to the centime: each starts its engagement, once (B1). Of one that was
 * voided meanwhile the money is taken in and due back at once (B4). Many are taken as quickly as one.
 * The caller posts last what this returns.
 */
export async function receiveShares(
  tx: Tx,
  actor: EngagementActor,
  receipts: readonly Receipt[],
): Promise<Received> {
  const outcomes = new Map<string, ReceiptOutcome>();
  const [started, late]: [Pair[], Pair[]] = [[], []];
  const taken = new Set<string>();
  const { requests, engagements } = await lockAll(tx, receipts);
  for (const receipt of receipts) {
    const request = requests.get(receipt.requestId);
    const engagement = engagements.get(request?.subject ?? '');
    const outcome = outcomeOf(receipt, request, taken, engagement);
    outcomes.set(receipt.evidence, outcome);
    if (!request || !engagement) continue;
    if (outcome === 'received') started.push({ receipt, request, engagement });
    if (outcome === 'late') late.push({ receipt, request, engagement });
    if (outcome === 'received' || outcome === 'late') taken.add(request.id);
  }
  const postings = [
    ...(await startAll(tx, actor, started)),
    ...(await takeAllLate(tx, actor, late)),
  ];
  return { postings, outcomes };
}

/** Engagements first, then their requests, each in the order of their ids: as everybody does. */
async function lockAll(tx: Tx, receipts: readonly Receipt[]) {
  const ids = [...new Set(receipts.map(({ requestId }) => requestId))];
  const subjects = [...(await subjectsOf(tx, ids)).values()];
  const about = subjects.map((subject) => subject.replace(/^engagement:/, ''));
  await tx.$queryRaw`SELECT 1 FROM engagement WHERE id = ANY(${about}) ORDER BY id FOR UPDATE`;
  const rows = await tx.engagement.findMany({ where: { id: { in: about } } });
  const requests = await lockShares(tx, ids);
  return {
    requests: new Map(requests.map((row) => [row.id, row])),
    engagements: new Map(rows.map((row) => [`engagement:${row.id}`, row])),
  };
}

function outcomeOf(
  { amount, evidence, requestId }: Receipt,
  request: ShareRequest | undefined,
  taken: ReadonlySet<string>,
  engagement: Engagement | undefined,
): ReceiptOutcome {
  if (!request || !engagement) return 'unknown-reference';
  if (request.evidence === evidence) return 'again';
  if (taken.has(requestId)) return 'already-paid';
  if (request.state !== 'open' && request.state !== 'cancelled') return 'already-paid';
  if (amount !== request.amount) return 'amount';
  const state = ENGAGEMENTS.stateOf(engagement.state);
  if (request.state === 'cancelled' || ENDED.some((one) => one === state)) return 'late';
  return ENGAGEMENTS.next(state, 'start') === 'started' ? 'received' : 'refused';
}

async function startAll(
  tx: Tx,
  actor: EngagementActor,
  pairs: readonly Pair[],
): Promise<readonly Posting[]> {
  if (pairs.length === 0) return [];
  const { now } = actor;
  const ids = pairs.map(({ engagement }) => engagement.id);
  const told = pairs.map(({ engagement, request, receipt }) => ({
    ...{ engagement, sequence: engagement.stamp + 1 },
    data: {
      ...{ rail: receipt.rail, amount: String(receipt.amount), reference: request.reference },
    },
  }));
  await tx.engagementEvent.createMany({
    data: told.map(({ engagement, sequence, data }) => ({
      ...{ engagementId: engagement.id, sequence, subject: 'engagement', event: 'start', data },
      ...{ fromState: engagement.state, toState: 'started', part: 'system', at: now },
      actorId: actor.person?.accountId ?? null,
    })),
  });
  await appendAudits(
    tx,
    actor,
    told.map(({ engagement, sequence, data }) => ({
      ...{ type: 'engagements.start', stream: `case:${engagement.applicationId}` },
      subject: `engagement:${engagement.id}`,
      facts: {
        ...{ engagement: engagement.id, from: engagement.state, to: 'started', sequence, ...data },
      },
    })),
  );
  const term = ENGAGEMENT_TERMS.started?.days ?? 0;
  const dueOn = midnight(await workingDaysAfter(tx, civilDateOf(now), term));
  const { count } = await tx.engagement.updateMany({
    where: { id: { in: ids }, state: 'copay-pending' },
    data: {
      ...{ state: 'started', startedAt: now, updatedAt: now, dueOn, reminded: [], lateSince: null },
      stamp: { increment: 1 },
    },
  });
  const receipts = pairs.map(({ receipt }) => receipt);
  const paid = await markPaid(tx, now, receipts);
  if (count !== pairs.length || paid !== pairs.length)
    throw new Error('own shares moved meanwhile');
  await closePages(
    tx,
    now,
    receipts.map(({ requestId }) => requestId),
  );
  await addJob(tx, 'tell-started', { engagementIds: ids });
  return pairs.map(({ request }) => receivedPosting(request));
}

const receivedPosting = (request: ShareRequest): Posting => ({
  ...{ ...shareBook(request), code: 'B1', from: 'RAIL:clearing', to: 'SHARE:held' },
  ...{ amount: cents(request.amount), reference: `share:${request.id}` },
});

async function takeAllLate(
  tx: Tx,
  actor: EngagementActor,
  pairs: readonly Pair[],
): Promise<readonly Posting[]> {
  const postings: Posting[] = [];
  for (const { receipt, request, engagement } of pairs) {
    const refund = await takeLate(tx, actor, receipt);
    await record(tx, actor, engagement, {
      ...{ subject: `share:${request.id}`, event: 'late', from: request.state, to: 'refund-due' },
      ...{ part: 'system', data: { rail: receipt.rail, amount: String(receipt.amount) } },
    });
    if (receipt.rail === 'stripe') await addJob(tx, 'pay-refund', { refundId: refund.id });
    postings.push(receivedPosting(request), dueBackPosting(request, refund));
  }
  return postings;
}

/** A part of an own share is due back (B4, first step). */
export function dueBackPosting(
  request: ShareRequest,
  { number, amount }: { readonly number: number; readonly amount: bigint },
): Posting {
  return {
    ...{ ...shareBook(request), code: 'B4', from: 'SHARE:held', to: 'SME:refund_due' },
    ...{ amount: cents(amount), reference: `refund:${request.id}:${number}-due` },
  };
}

/** It left the rail (B4, second step). */
export function paidBackPosting(
  request: ShareRequest,
  { number, amount }: { readonly number: number; readonly amount: bigint },
): Posting {
  return {
    ...{ ...shareBook(request), code: 'B4', from: 'SME:refund_due', to: 'RAIL:clearing' },
    ...{ amount: cents(amount), reference: `refund:${request.id}:${number}-paid` },
  };
}
