import Stripe from 'stripe';
import { cents, DomainError } from '#domain/kernel/index.server.ts';
import type { CardGate } from '#platform/stripe.ts';
import { askPage } from '../stripe/checkout.server.ts';
import { refundOnce } from '../stripe/refunds.server.ts';
import type { Finding, Rail } from './rail.ts';

const NOTHING = { kind: 'nothing', problem: 'unknown' } as const;
/** States of a dispute in which the money is ours again. */
const OVER: readonly string[] = ['won', 'warning_closed', 'prevented'];

const idOf = (value: string | { readonly id: string } | null | undefined) =>
  typeof value === 'string' ? value : (value?.id ?? null);

async function readSession({ stripe }: CardGate, id: string): Promise<Finding> {
  const session = await stripe.checkout.sessions.retrieve(id);
  const requestId = session.metadata?.['share_request'];
  const intent = idOf(session.payment_intent);
  if (requestId === undefined) return NOTHING;
  if (session.payment_status !== 'paid' || intent === null)
    return { kind: 'nothing', problem: 'pending' };
  if (session.currency !== 'mad' || session.amount_total === null)
    return { kind: 'nothing', problem: 'amount' };
  const amount = cents(BigInt(session.amount_total));
  return { kind: 'paid', receipt: { requestId, amount, rail: 'stripe', evidence: intent } };
}

async function readRefund({ stripe }: CardGate, id: string): Promise<Finding> {
  const refund = await stripe.refunds.retrieve(id);
  const refundId = refund.metadata?.['share_refund'];
  if (refundId === undefined) return NOTHING;
  if (refund.status !== 'succeeded') return { kind: 'nothing', problem: 'pending' };
  return { kind: 'refunded', refundId, evidence: refund.id };
}

async function readDispute({ stripe }: CardGate, id: string): Promise<Finding> {
  const dispute = await stripe.disputes.retrieve(id);
  const intent = idOf(dispute.payment_intent);
  if (intent === null) return NOTHING;
  const { metadata } = await stripe.paymentIntents.retrieve(intent);
  const requestId = metadata['share_request'];
  if (requestId === undefined) return NOTHING;
  return { kind: 'disputed', requestId, isDisputed: !OVER.includes(dispute.status) };
}

/** An object of Stripe by its id, whatever it is; one that Stripe does not have says nothing. */
async function readObject(gate: CardGate, id: string): Promise<Finding> {
  try {
    if (id.startsWith('cs_')) return await readSession(gate, id);
    if (/^(?:re|pyr)_/.test(id)) return await readRefund(gate, id);
    if (/^(?:dp|du)_/.test(id)) return await readDispute(gate, id);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    if (error.code !== 'resource_missing') throw error;
  }
  return NOTHING;
}

/** Cards, by the hosted page of Stripe: for programmes that donors fund from abroad. */
export function stripeRail(gate: CardGate): Rail {
  return {
    name: 'stripe',
    capabilities: () => ({ hasHostedPage: true, refundsAtOnce: true, paysOut: false }),
    createShareRequest: async (actor, request, links) => ({
      kind: 'page',
      url: await askPage(gate, actor, request, links),
    }),
    confirmFromEvidence: (evidence) => readObject(gate, evidence),
    async refund({ id: requestId, evidence }, { id: refundId, amount }) {
      if (evidence === null) throw new DomainError('payments.nothing-paid');
      const refund = await refundOnce(gate, {
        ...{ intent: evidence, amount, metadata: { share_request: requestId } },
        ...{ mark: ['share_refund', refundId], key: refundId },
      });
      return refund.status === 'succeeded'
        ? { kind: 'paid', evidence: refund.id }
        : { kind: 'waits' };
    },
    createPayout: () => Promise.reject(new DomainError('payments.not-on-this-rail')),
    parseReturn: (evidence) => readObject(gate, evidence),
  };
}
