import { createHash } from 'node:crypto';
import { listFirms } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  cents,
  civilDateOf,
  DomainError,
  type MemberActor,
  newId,
} from '#domain/kernel/index.server.ts';
import type { PaymentBatch, PaymentOrder } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { payableAccount } from '../accounts/read-accounts.server.ts';
import { pain001, type Transfer } from './pain001.ts';

/** Orders of one file at most: what one transaction can mark as sent. */
const MOST_IN_BATCH = 200;

/**
 * Puts orders of the actor's organisation that wait into one file for its bank (pain.001), kept as it
 * goes there. Throws `payments.nothing-to-send`, `payments.too-many`, and `payments.no-own-account`
 * when the organisation has no account of its own that is verified.
 */
export async function makeBatch(
  tx: Tx,
  actor: MemberActor,
  orderIds: readonly string[],
): Promise<PaymentBatch> {
  const ownerId = actor.person.seat.organisationId;
  if (orderIds.length > MOST_IN_BATCH) throw new DomainError('payments.too-many');
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`batches ${ownerId}`}))`;
  const orders = await tx.paymentOrder.findMany({
    where: { id: { in: [...orderIds] }, ownerId, state: 'ordered', batchId: null },
    orderBy: { id: 'asc' },
  });
  if (orders.length === 0) throw new DomainError('payments.nothing-to-send');
  const today = civilDateOf(actor.now);
  const owner = (await listFirms(tx, [ownerId])).get(ownerId);
  const own = await payableAccount(tx, ownerId, today);
  if (!own) throw new DomainError('payments.no-own-account');
  const last = await tx.paymentBatch.aggregate({ where: { ownerId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  const id = newId(actor);
  const document = pain001({
    ...{ id: id.replaceAll('-', ''), createdAt: actor.now, executeOn: today },
    payer: { name: owner?.name ?? own.holder, rib: own.rib },
    transfers: await transfersOf(tx, orders),
  });
  const hash = createHash('sha256').update(document).digest('hex');
  const total = orders.reduce((sum, { net }) => sum + net, 0n);
  const batch = await tx.paymentBatch.create({
    data: {
      ...{ id, ownerId, number, fromAccount: own.rib, count: orders.length, total, hash },
      ...{ document, createdById: actor.person.accountId, createdAt: actor.now },
    },
  });
  await tx.paymentOrder.updateMany({
    where: { id: { in: orders.map((order) => order.id) }, state: 'ordered', batchId: null },
    data: { batchId: id },
  });
  await tell(tx, actor, 'made', batch);
  return batch;
}

async function transfersOf(tx: Tx, orders: readonly PaymentOrder[]): Promise<Transfer[]> {
  const accounts = await tx.bankAccount.findMany({
    where: { id: { in: orders.map(({ bankAccountId }) => bankAccountId) } },
  });
  return orders.map(({ reference, net, bankAccountId }) => {
    const account = accounts.find(({ id }) => id === bankAccountId);
    if (!account) throw new DomainError('payments.no-account');
    return {
      ...{ reference, name: account.holder, rib: account.rib, amount: cents(net) },
      text: `Raqmana ${reference}`,
    };
  });
}

async function tell(
  tx: Tx,
  actor: MemberActor,
  event: 'made' | 'sent',
  { id, ownerId, number, count, total, hash }: PaymentBatch,
): Promise<void> {
  await appendAudit(tx, actor, {
    ...{ type: `payments.batch-${event}`, stream: `organisation:${ownerId}` },
    ...{ subject: `batch:${id}`, facts: { number, count, total: String(total), hash } },
  });
}

/** A batch of the actor's organisation, taken for a change. Throws `payments.not-found`. */
export async function lockBatch(tx: Tx, actor: MemberActor, id: string): Promise<PaymentBatch> {
  const { organisationId: ownerId } = actor.person.seat;
  await tx.$queryRaw`SELECT 1 FROM payment_batch WHERE id = ${id} FOR UPDATE`;
  const batch = await tx.paymentBatch.findFirst({ where: { id, ownerId } });
  if (!batch) throw new DomainError('payments.not-found');
  return batch;
}

/** Says that a batch that the transaction holds was handed to the bank. */
export async function markBatchSent(
  tx: Tx,
  actor: MemberActor,
  batch: PaymentBatch,
): Promise<void> {
  await tx.paymentBatch.update({
    where: { id: batch.id },
    data: { sentAt: actor.now, sentById: actor.person.accountId },
  });
  await tell(tx, actor, 'sent', batch);
}

/** Orders of a batch, by their ids. */
export function listBatchOrders(tx: Tx, batchId: string): Promise<PaymentOrder[]> {
  return tx.paymentOrder.findMany({ where: { batchId }, orderBy: { id: 'asc' } });
}
