import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  listBatchOrders,
  lockBatch,
  makeBatch,
  markBatchSent,
  moveOrder,
} from '#domain/payments/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockEngagement, moveClaim } from '../records.server.ts';

function requireOrdering(actor: MemberActor): void {
  if (actor.person.seat.kind !== 'programme' || !hasRole(actor, 'authorising-officer'))
    throw new DomainError('engagements.not-found');
}

/** Puts orders into one file for the bank. Returns the batch's id. Throws what `makeBatch` does. */
export async function batchOrders(
  actor: MemberActor,
  orderIds: readonly string[],
): Promise<string> {
  requireOrdering(actor);
  return inTransaction(
    'engagements.batch',
    async (tx) => (await makeBatch(tx, actor, orderIds)).id,
  );
}

/**
 * Says that a file was handed to the bank: its claims are on their way. Said twice it is done once.
 * Throws `engagements.not-found` and `payments.not-found`.
 */
export async function sendBatch(actor: MemberActor, batchId: string): Promise<void> {
  requireOrdering(actor);
  await inTransaction('engagements.send-batch', async (tx) => {
    const batch = await lockBatch(tx, actor, batchId);
    if (batch.sentAt !== null) return;
    const orders = (await listBatchOrders(tx, batchId)).filter(({ state }) => state === 'ordered');
    const claims = await tx.claim.findMany({
      where: { orderId: { in: orders.map(({ id }) => id) } },
      orderBy: [{ engagementId: 'asc' }, { id: 'asc' }],
    });
    for (const { id, engagementId } of claims) {
      const engagement = await lockEngagement(tx, engagementId, { ownerId: batch.ownerId });
      const claim = await tx.claim.findUniqueOrThrow({ where: { id } });
      const order = orders.find((one) => one.id === claim.orderId);
      if (!order || claim.state !== 'ordered') continue;
      await moveOrder(tx, { ...order, from: 'ordered' }, 'sent');
      await moveClaim(tx, actor, engagement, claim, {
        ...{ event: 'send', part: 'authorises', data: { batch: batch.number } },
      });
    }
    await markBatchSent(tx, actor, batch);
  });
}
