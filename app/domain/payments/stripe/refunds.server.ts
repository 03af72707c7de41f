import type Stripe from 'stripe';
import type { CardGate } from '#platform/stripe.ts';

/** Refunds of one payment that are looked through. */
const MOST_REFUNDS = 100;
/** States of a refund that never left. */
const FAILED: readonly string[] = ['failed', 'canceled'];

interface Wanted {
  /** The payment at Stripe. */
  readonly intent: string;
  /** Centimes; all of it when left out. */
  readonly amount?: bigint;
  /** What else the refund says of itself. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Name and value that no other refund of the payment carries. */
  readonly mark: readonly [name: string, value: string];
  readonly key: string;
}

/**
 * Gives a payment back at Stripe, once for its mark: the refund that carries it already, else a new
 * one. Stripe forgets keys after a day and would give a part a second time.
 */
export async function refundOnce(
  { stripe }: CardGate,
  { intent, amount, metadata, mark: [name, value], key }: Wanted,
): Promise<Stripe.Refund> {
  const { data } = await stripe.refunds.list({ payment_intent: intent, limit: MOST_REFUNDS });
  const known = data.find(
    (one) => one.metadata?.[name] === value && !FAILED.includes(one.status ?? ''),
  );
  if (known) return known;
  return stripe.refunds.create(
    {
      ...{ payment_intent: intent, metadata: { ...metadata, [name]: value } },
      ...(amount === undefined ? {} : { amount: Number(amount) }),
    },
    { idempotencyKey: key },
  );
}

/** Gives back a payment that came on top of another one: all of it, once. */
export async function refundTwice(gate: CardGate, intent: string): Promise<void> {
  await refundOnce(gate, {
    ...{ intent, metadata: {}, mark: ['share_twice', intent] },
    key: `twice:${intent}`,
  });
}
