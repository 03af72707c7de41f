import { listFirms } from '#domain/accounts/index.server.ts';
import {
  cents,
  civilDateOf,
  DomainError,
  hasRole,
  type Cents,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import {
  getBatchFile,
  listBatches,
  listWaitingOrders,
  payableAccount,
  withholdingVersion,
  type BatchLine,
} from '#domain/payments/index.server.ts';
import { db } from '#platform/db.ts';
import { ORDER_READERS } from './codes.ts';

function requireOrderReader(actor: MemberActor): string {
  const { kind, organisationId } = actor.person.seat;
  if (kind !== 'programme' || !hasRole(actor, ...ORDER_READERS))
    throw new DomainError('engagements.not-found');
  return organisationId;
}

/** A claim that may be ordered. */
export interface ToOrder {
  readonly id: string;
  readonly number: string;
  readonly provider: string;
  readonly ttc: Cents;
  readonly subsidy: Cents;
  readonly payBy: CivilDate;
  readonly isLate: boolean;
  readonly isAgain: boolean;
  /** Why the reader may not order it. */
  readonly problem: 'no-account' | 'same-person' | null;
}

/** An order that waits to go to the bank. */
export interface Ordered {
  readonly id: string;
  readonly reference: string;
  readonly provider: string;
  readonly net: Cents;
  readonly withheld: Cents;
  readonly on: CivilDate;
}

const MOST = 200;

/**
 * What is to be ordered, what waits for the bank, and the files that went there. Throws
 * `engagements.not-found`.
 */
export async function getOrders(actor: MemberActor) {
  const ownerId = requireOrderReader(actor);
  const [claims, orders, batches] = await Promise.all([
    db.claim.findMany({
      where: { ownerId, state: { in: ['certified', 'returned-by-bank'] } },
      orderBy: [{ payBy: 'asc' }, { id: 'asc' }],
      take: MOST,
    }),
    listWaitingOrders(ownerId),
    listBatches(ownerId),
  ]);
  const firms = await listFirms(db, [
    ...claims.map(({ providerId }) => providerId),
    ...orders.map(({ payeeId }) => payeeId),
  ]);
  const nameOf = (id: string) => firms.get(id)?.name ?? '';
  const today = civilDateOf(actor.now);
  const payable = new Map<string, boolean>();
  for (const { providerId } of claims)
    if (!payable.has(providerId))
      payable.set(providerId, (await payableAccount(db, providerId, today)) !== null);
  const own = await payableAccount(db, ownerId, today);
  const { from, checkedOn, isConfirmed, legal } = withholdingVersion(today);
  return {
    mayOrder: hasRole(actor, 'authorising-officer'),
    hasOwnAccount: own !== null,
    setting: { from, checkedOn, isConfirmed, legal },
    claims: claims.map((claim): ToOrder => ({
      ...{ id: claim.id, number: claim.invoiceNumber, provider: nameOf(claim.providerId) },
      ...{ ttc: cents(claim.ht + claim.vat), subsidy: cents(claim.subsidy) },
      ...{ payBy: dayOf(claim.payBy), isLate: dayOf(claim.payBy) < today },
      isAgain: claim.state === 'returned-by-bank',
      problem:
        claim.certifiedById === actor.person.accountId
          ? 'same-person'
          : payable.get(claim.providerId) === true
            ? null
            : 'no-account',
    })),
    orders: orders.map((order): Ordered => ({
      ...{ id: order.id, reference: order.reference, provider: nameOf(order.payeeId) },
      ...{ net: cents(order.net), withheld: cents(order.withheldVat + order.withheldIncome) },
      on: civilDateOf(order.orderedAt),
    })),
    batches: batches satisfies readonly BatchLine[],
  };
}

/** The file of a batch as it goes to the bank. Throws `engagements.not-found`, `payments.not-found`. */
export async function getTransferFile(actor: MemberActor, batchId: string) {
  return getBatchFile(requireOrderReader(actor), batchId);
}
