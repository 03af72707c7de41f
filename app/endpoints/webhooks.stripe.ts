import type { ActionFunctionArgs } from '@remix-run/node';
import { takeStripeEvent } from '#domain/payments/index.server.ts';

const NO_STORE = { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' };
const STATUS = { taken: 200, ignored: 200, 'bad-signature': 400, absent: 404 } as const;

/** What Stripe tells: kept once and applied by a job. Its signature is of the bytes as they came. */
export async function action({ request }: Pick<ActionFunctionArgs, 'request'>) {
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  const answer = await takeStripeEvent({
    ...{ body: await request.text(), now: new Date() },
    signature: request.headers.get('Stripe-Signature'),
  });
  return new Response(`${answer}\n`, { status: STATUS[answer], headers: NO_STORE });
}

/** Nothing is here to read. */
export function loader() {
  return new Response(null, { status: 405, headers: { ...NO_STORE, Allow: 'POST' } });
}
