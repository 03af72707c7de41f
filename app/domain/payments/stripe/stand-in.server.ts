import { DomainError } from '#domain/kernel/index.server.ts';
import { payOn } from '#platform/stripe-stand-in/objects.ts';
import { databaseStore } from '#platform/stripe-stand-in/store.ts';
import { cardGate } from '#platform/stripe.ts';

const SEND_MS = 10_000;

export interface StandInPage {
  readonly reference: string;
  readonly amount: bigint;
  readonly isOpen: boolean;
  readonly successUrl: string;
  readonly cancelUrl: string;
}

/** What the page shows that stands in for Stripe's. Throws `payments.not-found` outside a demonstration. */
export async function getStandInPage(sessionId: string): Promise<StandInPage> {
  const session = cardGate()?.isStandIn ? await databaseStore.get(sessionId) : null;
  if (session?.['object'] !== 'checkout.session') throw new DomainError('payments.not-found');
  const metadata = session['metadata'];
  const reference =
    typeof metadata === 'object' && metadata !== null && 'reference' in metadata
      ? String(metadata.reference)
      : '';
  return {
    ...{ reference, amount: BigInt(Number(session['amount_total'])) },
    isOpen: session['status'] === 'open',
    ...{ successUrl: String(session['success_url']), cancelUrl: String(session['cancel_url']) },
  };
}

/**
 * Pays on the stand-in's page, and tells the own webhook as Stripe would: signed, over the network.
 * Throws `payments.not-found` outside a demonstration, `payments.try-again` when the webhook did not
 * answer; whoever comes back then may send it again.
 */
export async function payOnStandIn(sessionId: string, webhook: string): Promise<void> {
  const gate = cardGate();
  if (!gate?.isStandIn) throw new DomainError('payments.not-found');
  const session = (await payOn(databaseStore, sessionId)) ?? (await databaseStore.get(sessionId));
  if (session?.['payment_status'] !== 'paid') throw new DomainError('payments.wrong-state');
  const payload = JSON.stringify({
    ...{ id: `evt_${sessionId}`, object: 'event', type: 'checkout.session.completed' },
    ...{ livemode: false, data: { object: session } },
  });
  const header = gate.stripe.webhooks.generateTestHeaderString({
    ...{ payload, secret: gate.webhookSecret },
  });
  const answer = await fetch(webhook, {
    ...{ method: 'POST', body: payload, signal: AbortSignal.timeout(SEND_MS) },
    headers: { 'Content-Type': 'application/json', 'Stripe-Signature': header },
  });
  if (!answer.ok) throw new DomainError('payments.try-again');
}
