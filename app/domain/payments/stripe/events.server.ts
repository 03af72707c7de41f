import { db } from '#platform/db.ts';
import type { StripeEvent } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';

export type EventOutcome = 'applied' | 'nothing-new' | 'ignored' | 'unknown';

/** An event that was taken in and not applied yet; null for any other. */
export function findOpenEvent(id: string): Promise<StripeEvent | null> {
  return db.stripeEvent.findFirst({ where: { id, handledAt: null } });
}

/** The same, taken for a change. */
export async function lockOpenEvent(tx: Tx, id: string): Promise<StripeEvent | null> {
  await tx.$queryRaw`SELECT 1 FROM stripe_event WHERE id = ${id} FOR UPDATE`;
  return tx.stripeEvent.findFirst({ where: { id, handledAt: null } });
}

/** Writes down what became of an event, and of the page that it tells of. */
export async function closeEvent(
  tx: Tx,
  { id, type, objectId }: StripeEvent,
  { outcome, now }: { readonly outcome: EventOutcome; readonly now: Date },
): Promise<void> {
  await tx.stripeEvent.update({ where: { id }, data: { outcome, handledAt: now } });
  const state = type === 'checkout.session.expired' ? 'expired' : null;
  if (state !== null)
    await tx.stripeCheckout.updateMany({
      where: { id: objectId, state: 'open' },
      data: { state, endedAt: now },
    });
}

/** The pages of a request are over: it was paid, by whichever way. */
export async function closePages(tx: Tx, now: Date, requestIds: readonly string[]): Promise<void> {
  await tx.stripeCheckout.updateMany({
    where: { requestId: { in: [...requestIds] }, state: 'open' },
    data: { state: 'paid', endedAt: now },
  });
}
