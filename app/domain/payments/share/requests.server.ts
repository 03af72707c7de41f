import {
  DomainError,
  type Cents,
  type CivilDate,
  midnight,
  newId,
} from '#domain/kernel/index.server.ts';
import type { ShareRefund, ShareRequest } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { RailName } from '../codes.ts';
import { type PaymentActor, type Reader } from '../records.server.ts';
import { makeReference, REFERENCE_BYTES } from './reference.ts';

const REFERENCE_TRIES = 5;

export interface NewShare {
  readonly ownerId: string;
  readonly programmeId: string;
  /** What it is for, `engagement:<id>`. */
  readonly subject: string;
  readonly payerId: string;
  readonly amount: Cents;
  readonly dueOn: CivilDate;
  readonly isDemo: boolean;
}

/** Asks for an own share. Throws `payments.bad-amount` for nothing or less. */
export async function createShare(
  tx: Tx,
  actor: PaymentActor,
  { dueOn, ...share }: NewShare,
): Promise<ShareRequest> {
  if (share.amount <= 0n) throw new DomainError('payments.bad-amount');
  return tx.shareRequest.create({
    data: {
      ...{ id: newId(actor), ...share, dueOn: midnight(dueOn), state: 'open' },
      ...{ reference: await freeReference(tx, actor), createdAt: actor.now },
    },
  });
}

async function freeReference(tx: Tx, { randomBytes }: PaymentActor): Promise<string> {
  for (let tries = 0; tries < REFERENCE_TRIES; tries += 1) {
    const reference = makeReference(randomBytes(REFERENCE_BYTES));
    if ((await tx.shareRequest.count({ where: { reference } })) === 0) return reference;
  }
  throw new DomainError('payments.try-again');
}

/** The latest request for something; null when none was made. */
export function findShare(reader: Reader, subject: string): Promise<ShareRequest | null> {
  return reader.shareRequest.findFirst({ where: { subject }, orderBy: { createdAt: 'desc' } });
}

/** Requests taken for a change, in the order of their ids. */
export async function lockShares(tx: Tx, ids: readonly string[]): Promise<readonly ShareRequest[]> {
  await tx.$queryRaw`SELECT 1 FROM share_request WHERE id = ANY(${[...ids]}) ORDER BY id FOR UPDATE`;
  return tx.shareRequest.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } });
}

/** Money that came for a request. */
export interface Receipt {
  readonly requestId: string;
  readonly amount: Cents;
  readonly rail: RailName;
  /** Where it says so: `line:<id>`, or the payment at Stripe. */
  readonly evidence: string;
}

/** Writes down that open requests, which the transaction holds, were paid. Returns how many were. */
export async function markPaid(tx: Tx, now: Date, receipts: readonly Receipt[]): Promise<number> {
  const rows = receipts.map(({ requestId, rail, evidence }) => ({ requestId, rail, evidence }));
  return tx.$executeRaw`
    UPDATE share_request s SET state = 'paid', rail = r.rail, evidence = r.evidence, paid_at = ${now},
      stamp = s.stamp + 1
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r ("requestId" text, rail text, evidence text)
    WHERE s.id = r."requestId" AND s.state = 'open'`;
}

/** The request of something is not to be paid any more. Returns it, null when none was open. */
export async function cancelShare(
  tx: Tx,
  { now }: PaymentActor,
  subject: string,
): Promise<ShareRequest | null> {
  const found = await tx.shareRequest.findFirst({ where: { subject, state: 'open' } });
  if (!found) return null;
  await lockShares(tx, [found.id]);
  const { count } = await tx.shareRequest.updateMany({
    where: { id: found.id, state: 'open' },
    data: { state: 'cancelled', endedAt: now, stamp: { increment: 1 } },
  });
  return count === 0 ? null : found;
}

/** Money that came for a request whose work was called off before: all of it is due back. */
export async function takeLate(
  tx: Tx,
  actor: PaymentActor,
  { requestId, amount, rail, evidence }: Receipt,
): Promise<ShareRefund> {
  await tx.shareRequest.update({
    where: { id: requestId, state: { in: ['open', 'cancelled'] } },
    data: {
      ...{ state: 'refund-due', rail, evidence, paidAt: actor.now, refunded: amount },
      stamp: { increment: 1 },
    },
  });
  return addRefund(tx, actor, { requestId, amount, reason: 'late' });
}

/**
 * A part of an own share that was paid is due back. Throws `payments.nothing-paid`, and
 * `payments.over-share` beyond what was paid.
 */
export async function dueBack(
  tx: Tx,
  actor: PaymentActor,
  { subject, amount, reason }: { subject: string; amount: Cents; reason: string },
): Promise<{ readonly request: ShareRequest; readonly refund: ShareRefund }> {
  const found = await tx.shareRequest.findFirst({ where: { subject, state: 'paid' } });
  if (!found) throw new DomainError('payments.nothing-paid');
  const [request = found] = await lockShares(tx, [found.id]);
  const refunded = request.refunded + amount;
  if (amount <= 0n) throw new DomainError('payments.bad-amount');
  if (refunded > request.amount) throw new DomainError('payments.over-share');
  await tx.shareRequest.update({
    where: { id: request.id },
    data: {
      ...{ refunded, stamp: { increment: 1 } },
      ...(refunded === request.amount ? { state: 'refund-due' } : {}),
    },
  });
  return { request, refund: await addRefund(tx, actor, { requestId: request.id, amount, reason }) };
}

async function addRefund(
  tx: Tx,
  actor: PaymentActor,
  { requestId, amount, reason }: { requestId: string; amount: Cents; reason: string },
): Promise<ShareRefund> {
  const number = (await tx.shareRefund.count({ where: { requestId } })) + 1;
  return tx.shareRefund.create({
    data: {
      ...{ id: newId(actor), requestId, number, amount, reason, state: 'due' },
      dueAt: actor.now,
    },
  });
}

/** A refund left the rail. Returns it with its request; null when that was known. */
export async function markRefunded(
  tx: Tx,
  { now }: PaymentActor,
  refundId: string,
  evidence: string,
): Promise<{ readonly request: ShareRequest; readonly refund: ShareRefund } | null> {
  const found = await tx.shareRefund.findUnique({ where: { id: refundId } });
  if (!found) throw new DomainError('payments.not-found');
  const [request] = await lockShares(tx, [found.requestId]);
  if (!request) throw new DomainError('payments.not-found');
  const { count } = await tx.shareRefund.updateMany({
    where: { id: refundId, state: 'due' },
    data: { state: 'paid', evidence, paidAt: now },
  });
  if (count === 0) return null;
  const left = await tx.shareRefund.count({ where: { requestId: request.id, state: 'due' } });
  if (request.state === 'refund-due' && left === 0)
    await tx.shareRequest.update({
      where: { id: request.id },
      data: { state: 'refunded', endedAt: now, stamp: { increment: 1 } },
    });
  return { request, refund: found };
}

/** A dispute of a payment is open, or over. Returns the request when that is new. */
export async function markDisputed(
  tx: Tx,
  requestId: string,
  isDisputed: boolean,
): Promise<ShareRequest | null> {
  const [request] = await lockShares(tx, [requestId]);
  if (!request || request.isDisputed === isDisputed) return null;
  await tx.shareRequest.update({
    where: { id: requestId },
    data: { isDisputed, stamp: { increment: 1 } },
  });
  return request;
}

/** Whether the own share of something is disputed: nothing is paid of it meanwhile. */
export async function isShareDisputed(reader: Reader, subject: string): Promise<boolean> {
  return (await reader.shareRequest.count({ where: { subject, isDisputed: true } })) > 0;
}

/** What requests are for, by their ids; unknown ids are left out. */
export async function subjectsOf(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.shareRequest.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, subject: true },
  });
  return new Map(rows.map(({ id, subject }) => [id, subject]));
}

/** A refund with its request; null when there is none. */
export function findRefund(reader: Reader, id: string) {
  return reader.shareRefund.findUnique({ where: { id }, include: { request: true } });
}

/** The request of a programme organisation with a reference; null when there is none. */
export function findByReference(
  reader: Reader,
  { reference, ownerId }: { readonly reference: string; readonly ownerId: string },
): Promise<ShareRequest | null> {
  return reader.shareRequest.findFirst({ where: { reference, ownerId } });
}
