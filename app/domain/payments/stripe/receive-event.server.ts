import type Stripe from 'stripe';
import { cardGate, type CardGate } from '#platform/stripe.ts';
import { keepEvent } from './inbox.server.ts';

/** Events that tell of own shares; all others are ignored. */
const TYPES: readonly string[] = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.refund.updated',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
];

export type EventAnswer = 'bad-signature' | 'ignored' | 'taken';

/**
 * Takes in what was sent to the webhook: the signature is checked on the bytes as they came, the
 * event kept once, and a job reads its object again from Stripe; its content is never believed.
 * Events of another account, of the other mode and of other kinds are ignored.
 */
export async function receiveStripeEvent(
  { stripe, webhookSecret, isLive }: CardGate,
  { body, signature, now }: { body: string; signature: string | null; now: Date },
): Promise<EventAnswer> {
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(body, signature ?? '', webhookSecret);
  } catch {
    return 'bad-signature';
  }
  const objectId = idOf(event.data.object);
  const isOurs = event.account === undefined && event.livemode === isLive;
  if (!isOurs || !TYPES.includes(event.type) || objectId === null) return 'ignored';
  const { id, type } = event;
  await keepEvent({ id, type, objectId, receivedAt: now });
  return 'taken';
}

function idOf(object: unknown): string | null {
  const isNamed = typeof object === 'object' && object !== null && 'id' in object;
  return isNamed && typeof object.id === 'string' ? object.id : null;
}

/** The same with Stripe as this site has it; `absent` where nobody pays by card. */
export function takeStripeEvent(sent: {
  readonly body: string;
  readonly signature: string | null;
  readonly now: Date;
}): Promise<EventAnswer | 'absent'> {
  const gate = cardGate();
  return gate === null ? Promise.resolve('absent') : receiveStripeEvent(gate, sent);
}
