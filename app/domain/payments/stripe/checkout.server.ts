import Stripe from 'stripe';
import { DomainError } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { logger } from '#platform/logger.ts';
import type { ShareRequest } from '#platform/prisma-client/client.ts';
import type { CardGate } from '#platform/stripe.ts';
import type { Links } from '../rails/rail.ts';
import type { PaymentActor } from '../records.server.ts';

/** Stripe takes eight digits: 999 999.99 DH. */
const MOST_BY_CARD = 99_999_999n;

/** Whether so many centimes can be paid by card here. */
export function cardTakes(gate: CardGate | null, amount: bigint): gate is CardGate {
  return gate !== null && amount <= MOST_BY_CARD;
}

/**
 * The address of a page of Stripe on which a request may be paid: the one that is open, else a new
 * one. The key makes Stripe answer the same when its first answer was lost. Throws
 * `payments.wrong-state` for a request that is not open, `payments.no-card` for more than a card
 * pays, and `payments.try-again` when Stripe does not answer or refuses.
 */
export async function askPage(
  gate: CardGate,
  { now }: PaymentActor,
  request: ShareRequest,
  { lang, success, cancel }: Links,
): Promise<string> {
  const { id: requestId, reference, amount } = request;
  if (request.state !== 'open') throw new DomainError('payments.wrong-state');
  if (!cardTakes(gate, amount)) throw new DomainError('payments.no-card');
  const open = await findOpenPage(requestId, now);
  if (open !== null) return open;
  const earlier = await db.stripeCheckout.count({ where: { requestId } });
  const metadata = { share_request: requestId, reference };
  const session = await makeSession(
    gate,
    {
      ...{ mode: 'payment', locale: lang === 'fr' || lang === 'en' ? lang : 'auto' },
      ...{ success_url: success, cancel_url: cancel, client_reference_id: reference },
      ...{ metadata, payment_intent_data: { metadata } },
      line_items: [
        {
          quantity: 1,
          // Dirhams have two decimals at Stripe as well: its amounts are centimes.
          price_data: {
            ...{ currency: 'mad', unit_amount: Number(amount) },
            product_data: { name: reference },
          },
        },
      ],
    },
    `${requestId}:${earlier}:${lang}`,
  );
  if (session.url === null) throw new DomainError('payments.try-again');
  const { id, url } = session;
  const expiresAt = new Date(session.expires_at * 1000);
  const row = { requestId, url, state: 'open', createdAt: now, expiresAt };
  await db.stripeCheckout.upsert({ where: { id }, create: { id, ...row }, update: {} });
  return url;
}

async function makeSession(
  { stripe }: CardGate,
  params: Stripe.Checkout.SessionCreateParams,
  idempotencyKey: string,
): Promise<Stripe.Checkout.Session> {
  try {
    return await stripe.checkout.sessions.create(params, { idempotencyKey });
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    logger.warn({ type: error.type, code: error.code }, 'Stripe made no page to pay on');
    throw new DomainError('payments.try-again');
  }
}

/** The page on which a request may be paid now; null when none is open. */
export async function findOpenPage(requestId: string, now: Date): Promise<string | null> {
  const row = await db.stripeCheckout.findFirst({
    where: { requestId, state: 'open', expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
  });
  return row?.url ?? null;
}
