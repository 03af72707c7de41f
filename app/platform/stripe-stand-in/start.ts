import { setupServer } from 'msw/node';
import { env } from '../env.ts';
import { stripeHandlers } from './handlers.ts';
import { databaseStore } from './store.ts';

/**
 * Lets the stand-in answer for Stripe in this process, in a demonstration without keys; all other
 * requests go where they went. Does nothing elsewhere.
 */
export function startStripeStandIn(): void {
  const { RAQMANA_MODE, STRIPE, PUBLIC_URL } = env();
  if (RAQMANA_MODE !== 'demo' || STRIPE !== null) return;
  const handlers = stripeHandlers(databaseStore, (id, backTo) => {
    // In the language of the page that its reader comes from.
    const [, lang = 'fr'] = new URL(backTo, PUBLIC_URL).pathname.split('/');
    return `${PUBLIC_URL}/${lang}/demo/pay/${id}`;
  });
  setupServer(...handlers).listen({ onUnhandledFrame: 'bypass' });
}
