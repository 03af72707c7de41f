import { tellHolders } from '#domain/accounts/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import {
  findRefund,
  markDisputed,
  markRefunded,
  subjectsOf,
  type Finding,
} from '#domain/payments/index.server.ts';
import type { LineProblem } from '#domain/payments/schema.ts';
import type { Tx } from '#platform/transaction.ts';
import { lockEngagement, record, type EngagementActor } from '../records.server.ts';
import { paidBackPosting, receiveShares } from './receive-shares.server.ts';

export interface Applied {
  readonly kind: 'applied' | 'nothing-new' | 'unknown';
  /** The request it is about, where there is one. */
  readonly requestId: string | null;
  /** Why a person is to look at it; `pending` and `unknown` are nobody's fault. */
  readonly problem: LineProblem | 'pending' | 'unknown' | null;
  readonly postings: readonly Posting[];
}

const NOTHING: Applied = { kind: 'nothing-new', requestId: null, problem: null, postings: [] };

/**
 * Does once what the evidence of a rail says, whichever rail and however often it says so: an own
 * share came, a refund left, a payment is contested. The caller posts last.
 */
export async function applyFinding(
  tx: Tx,
  actor: EngagementActor,
  finding: Exclude<Finding, { kind: 'order' }>,
): Promise<Applied> {
  switch (finding.kind) {
    case 'paid': {
      const { receipt } = finding;
      const { postings, outcomes } = await receiveShares(tx, actor, [receipt]);
      const outcome = outcomes.get(receipt.evidence) ?? 'unknown-reference';
      const { requestId } = receipt;
      if (outcome === 'again') return { ...NOTHING, requestId };
      if (outcome === 'received' || outcome === 'late')
        return { ...NOTHING, kind: 'applied', requestId, postings };
      return { ...NOTHING, requestId, problem: outcome };
    }
    case 'refunded':
      return applyRefund(tx, actor, finding);
    case 'disputed':
      return applyDispute(tx, actor, finding);
    case 'nothing':
      return { ...NOTHING, kind: 'unknown', problem: finding.problem };
  }
}

/** The engagement of a request, taken before the request itself, as everybody does. */
function lockAbout(tx: Tx, subject: string) {
  return lockEngagement(tx, subject.replace(/^engagement:/, ''), {});
}

async function applyRefund(
  tx: Tx,
  actor: EngagementActor,
  { refundId, evidence }: { readonly refundId: string; readonly evidence: string },
): Promise<Applied> {
  const about = await findRefund(tx, refundId);
  if (!about) return { ...NOTHING, kind: 'unknown', problem: 'unknown' };
  const engagement = await lockAbout(tx, about.request.subject);
  const marked = await markRefunded(tx, actor, refundId, evidence);
  if (!marked) return NOTHING;
  const { request, refund } = marked;
  await record(tx, actor, engagement, {
    ...{ subject: `share:${request.id}`, event: 'refund-paid', from: 'refund-due', to: 'refunded' },
    ...{ part: 'system', data: { amount: String(refund.amount), number: refund.number } },
  });
  await tellHolders(
    tx,
    { organisationId: request.payerId, role: ['sme-owner', 'sme-member'], except: [] },
    {
      ...{ kind: 'share-refunded', params: { number: String(engagement.number) } },
      path: `/sme/projects/${engagement.id}/share`,
    },
  );
  const postings = [paidBackPosting(request, refund)];
  return { kind: 'applied', requestId: request.id, problem: null, postings };
}

async function applyDispute(
  tx: Tx,
  actor: EngagementActor,
  { requestId, isDisputed }: { readonly requestId: string; readonly isDisputed: boolean },
): Promise<Applied> {
  const subject = (await subjectsOf(tx, [requestId])).get(requestId);
  if (subject === undefined) return { ...NOTHING, kind: 'unknown', problem: 'unknown' };
  const engagement = await lockAbout(tx, subject);
  const request = await markDisputed(tx, requestId, isDisputed);
  if (!request) return { ...NOTHING, requestId };
  const [from, to] = isDisputed ? ['', 'disputed'] : ['disputed', ''];
  await record(tx, actor, engagement, {
    ...{ subject: `share:${requestId}`, event: isDisputed ? 'dispute' : 'dispute-end', from, to },
    ...{ part: 'system', data: { reference: request.reference } },
  });
  await tellHolders(
    tx,
    {
      ...{ organisationId: engagement.ownerId, except: [] },
      role: ['authorising-officer', 'risk-officer'],
    },
    {
      kind: 'share-disputed',
      params: { number: String(engagement.number), reference: request.reference },
      path: '/programme/treasury',
    },
  );
  return { ...NOTHING, kind: 'applied', requestId };
}
