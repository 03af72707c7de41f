import { CASE_REFUSALS } from '#domain/cases/index.server.ts';
import { LEDGER_REFUSALS, post } from '#domain/ledger/index.server.ts';
import {
  closeEvent,
  findOpenEvent,
  findRefund,
  lockOpenEvent,
  refundTwice,
  stripeRail,
  type Finding,
} from '#domain/payments/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { logger } from '#platform/logger.ts';
import { cardGate, type CardGate } from '#platform/stripe.ts';
import { inTransaction } from '#platform/transaction.ts';
import { ENGAGEMENT_REFUSALS, type EngagementActor } from '../records.server.ts';
import { applyFinding } from './apply-finding.server.ts';

const REFUSALS = { ...LEDGER_REFUSALS, ...CASE_REFUSALS, ...ENGAGEMENT_REFUSALS };

/**
 * Applies what Stripe told: its object is read again, so that events may come in any order, twice,
 * or late. A second payment of one request is given back by a job. Does nothing for an event that
 * was handled before; throws where Stripe is absent, so that the job of the event stays for later.
 */
export async function applyStripeEvent(
  eventId: string,
  actor: EngagementActor,
  gate: CardGate | null = cardGate(),
): Promise<void> {
  const event = await findOpenEvent(eventId);
  if (!event) return;
  const finding = await stripeRail(requireGate(gate)).confirmFromEvidence(event.objectId);
  const problem = await carryOut(eventId, finding, actor);
  const isTwice = finding.kind === 'paid' && problem === 'already-paid';
  if (problem !== null && problem !== 'pending' && !isTwice)
    logger.warn({ eventId, problem }, 'a payment by card needs somebody to look at it');
}

/** Throws where Stripe is absent: what its keys were removed under is done once they are back. */
function requireGate(gate: CardGate | null): CardGate {
  if (gate === null) throw new Error('a payment by card waits for the keys of Stripe');
  return gate;
}

async function carryOut(eventId: string, finding: Finding, actor: EngagementActor) {
  return refusing(REFUSALS, () =>
    inTransaction('engagements.stripe-event', async (tx) => {
      // The event comes last: engagements are always taken before what tells of them.
      const applied = finding.kind === 'order' ? null : await applyFinding(tx, actor, finding);
      const event = await lockOpenEvent(tx, eventId);
      const outcome = applied?.kind ?? 'ignored';
      if (event) await closeEvent(tx, event, { outcome, now: actor.now });
      if (event && finding.kind === 'paid' && applied?.problem === 'already-paid') {
        const { evidence: intent } = finding.receipt;
        await addJob(tx, 'give-back-twice', { intent }, { key: `give-back-twice ${intent}` });
      }
      await post(tx, actor.now, applied?.postings ?? []);
      return applied?.problem ?? null;
    }),
  );
}

/**
 * Somebody paid by card what was paid already: it never was ours, and goes back whole, once. Throws
 * where Stripe is absent.
 */
export async function giveBackTwice(
  intent: string,
  gate: CardGate | null = cardGate(),
): Promise<void> {
  await refundTwice(requireGate(gate), intent);
}

/**
 * Gives back on its rail what is due of an own share, once. Refunds by transfer wait for treasury
 * and its statement. Throws where Stripe is absent.
 */
export async function payRefund(
  refundId: string,
  actor: EngagementActor,
  gate: CardGate | null = cardGate(),
): Promise<void> {
  const refund = await findRefund(db, refundId);
  if (refund?.state !== 'due' || refund.request.rail !== 'stripe') return;
  const outcome = await stripeRail(requireGate(gate)).refund(refund.request, refund);
  if (outcome.kind === 'waits') return;
  const { evidence } = outcome;
  await refusing(REFUSALS, () =>
    inTransaction('engagements.pay-refund', async (tx) => {
      const finding = { kind: 'refunded', refundId, evidence } as const;
      const { postings } = await applyFinding(tx, actor, finding);
      await post(tx, actor.now, postings);
    }),
  );
}
