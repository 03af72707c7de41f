import {
  cents,
  civilDateOf,
  DomainError,
  type Cents,
  type CivilDate,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { PaymentOrder } from '#platform/prisma-client/client.ts';

const MOST_ORDERS = 200;
const MOST_BATCHES = 50;

/** Orders of a programme organisation that are in no file yet, the oldest first. */
export function listWaitingOrders(ownerId: string): Promise<PaymentOrder[]> {
  return db.paymentOrder.findMany({
    where: { ownerId, state: 'ordered', batchId: null },
    orderBy: [{ orderedAt: 'asc' }, { id: 'asc' }],
    take: MOST_ORDERS,
  });
}

/** A file for the bank, in a list. */
export interface BatchLine {
  readonly id: string;
  readonly number: number;
  readonly count: number;
  readonly total: Cents;
  readonly hash: string;
  readonly madeOn: CivilDate;
  readonly sentOn: CivilDate | null;
}

/** Files of a programme organisation, the latest first. */
export async function listBatches(ownerId: string): Promise<readonly BatchLine[]> {
  const rows = await db.paymentBatch.findMany({
    ...{ where: { ownerId }, orderBy: { number: 'desc' }, take: MOST_BATCHES },
    omit: { document: true },
  });
  return rows.map(({ id, number, count, total, hash, createdAt, sentAt }) => ({
    ...{ id, number, count, total: cents(total), hash, madeOn: civilDateOf(createdAt) },
    sentOn: sentAt && civilDateOf(sentAt),
  }));
}

/** The file of a batch of a programme organisation, as it was kept. Throws `payments.not-found`. */
export async function getBatchFile(
  ownerId: string,
  id: string,
): Promise<{ readonly number: number; readonly document: string }> {
  const row = await db.paymentBatch.findFirst({
    where: { id, ownerId },
    select: { number: true, document: true },
  });
  if (!row) throw new DomainError('payments.not-found');
  return row;
}

/** What a payment order says of the taxes withheld, in centimes. */
export interface NetStatement {
  readonly reference: string;
  readonly aid: Cents;
  readonly share: Cents;
  readonly withheldVat: Cents;
  readonly withheldIncome: Cents;
  readonly net: Cents;
}

/** What orders pay and withhold, by their ids; unknown ids are left out. The caller has seen to rights. */
export async function listNetStatements(
  ids: readonly string[],
): Promise<ReadonlyMap<string, NetStatement>> {
  const rows = await db.paymentOrder.findMany({ where: { id: { in: [...ids] } } });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...{ reference: row.reference, aid: cents(row.aid), share: cents(row.share) },
        ...{ withheldVat: cents(row.withheldVat), withheldIncome: cents(row.withheldIncome) },
        net: cents(row.net),
      },
    ]),
  );
}
