import { setupServer } from 'msw/node';
import { stripeHandlers } from '#platform/stripe-stand-in/handlers.ts';
import {
  disputeOn,
  memoryStore,
  payOn,
  type StandInObject,
} from '#platform/stripe-stand-in/objects.ts';
import { openGate } from '#platform/stripe.ts';

/**
 * Stripe for a test: the handlers that serve the demonstration too, with what only tests do. Close
 * it at the end. The client repeats nothing, so that a failure is seen.
 */
export function startStripe() {
  const store = memoryStore();
  const server = setupServer(...stripeHandlers(store, (id) => `https://pay.example/${id}`));
  server.listen({ onUnhandledFrame: 'bypass' });
  const gate = openGate(undefined, { retries: 0 });
  return {
    ...{ store, server, gate },
    /** Somebody pays on the page with this address. */
    pay: (url: string) => payOn(store, url.replace(/^.*\//, '')),
    dispute: (intentId: string, status: string) => disputeOn(store, intentId, status),
    /** An event as Stripe would send it: the bytes, and their signature. */
    event(type: string, object: StandInObject, changes: Readonly<Record<string, unknown>> = {}) {
      const body = JSON.stringify({
        ...{ id: `evt_${type}_${object.id}`, object: 'event', type, livemode: false },
        ...{ data: { object }, ...changes },
      });
      const secret = gate.webhookSecret;
      const signature = gate.stripe.webhooks.generateTestHeaderString({ payload: body, secret });
      return { body, signature };
    },
    close: () => {
      server.close();
    },
  };
}
