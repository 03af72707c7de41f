import {
  civilDateOf,
  DomainError,
  type Actor,
  type Cents,
  newId,
} from '#domain/kernel/index.server.ts';
import type { PaymentOrder, Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { payableAccount } from '../accounts/read-accounts.server.ts';

import { netOf, type Withheld } from './withholdings.ts';

/** Time and randomness. */
type Ticker = Pick<Actor, 'now' | 'randomBytes'>;

/** Digits and letters of references: none that is read as another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const REFERENCE_LENGTH = 13;

/** A reference from end to end that the bank carries: `RQP` and 13 letters and digits. */
function mintReference({ randomBytes }: Pick<Actor, 'randomBytes'>): string {
  const letters = [...randomBytes(REFERENCE_LENGTH)].map((byte) => ALPHABET[byte & 31] ?? '0');
  return `RQP${letters.join('')}`;
}

/** What is to be paid to a provider, and out of which money. */
export interface NewOrder {
  readonly ownerId: string;
  readonly programmeId: string;
  readonly envelopeId: string;
  readonly bucket: number;
  /** `claim:<id>` */
  readonly subject: string;
  readonly payeeId: string;
  readonly aid: Cents;
  readonly share: Cents;
  readonly withheld: Pick<Withheld, 'vat' | 'income'>;
  readonly orderedById: string;
  readonly isDemo: boolean;
}

/**
 * Orders a payment to the account of its payee that is verified now. Throws `payments.no-account`
 * when it has none that may be paid on today, and `payments.already-ordered`.
 */
export async function placeOrder(tx: Tx, ticker: Ticker, order: NewOrder): Promise<PaymentOrder> {
  const account = await payableAccount(tx, order.payeeId, civilDateOf(ticker.now));
  if (!account) throw new DomainError('payments.no-account');
  const { withheld, ...rest } = order;
  const before = await tx.paymentOrder.count({ where: { subject: order.subject } });
  return tx.paymentOrder.create({
    data: {
      ...{ ...rest, id: newId(ticker) },
      ...{ reference: mintReference(ticker), bankAccountId: account.id, state: 'ordered' },
      attempt: before + 1,
      ...{ withheldVat: withheld.vat, withheldIncome: withheld.income },
      ...{ net: netOf(order, withheld), orderedAt: ticker.now },
    },
  });
}

/** What the database refuses about orders, in words of this room. */
export const ORDER_REFUSALS = {
  payment_order_one_live: 'payments.already-ordered',
} as const;

/** Which order: by its reference from end to end, of one programme organisation. */
export interface OrderKey {
  readonly ownerId: string;
  readonly reference: string;
}

/** An order by its reference, null when there is none. */
export async function findOrder(tx: Tx, key: OrderKey): Promise<PaymentOrder | null> {
  return tx.paymentOrder.findFirst({ where: { ...key } });
}

type OrderState = 'ordered' | 'sent' | 'paid' | 'returned';

/**
 * Changes the state of an order, compared and set; its claim is held by the transaction. Throws
 * `payments.wrong-state` when it is in another one.
 */
export async function moveOrder(
  tx: Tx,
  order: Pick<PaymentOrder, 'id' | 'stamp'> & { readonly from: OrderState },
  to: OrderState,
  changes: Pick<
    Prisma.PaymentOrderUncheckedUpdateManyInput,
    'paidAt' | 'returnedAt' | 'returnReason'
  > = {},
): Promise<void> {
  const { count } = await tx.paymentOrder.updateMany({
    where: { id: order.id, stamp: order.stamp, state: order.from },
    data: { ...changes, state: to, stamp: order.stamp + 1 },
  });
  if (count === 0) throw new DomainError('payments.wrong-state');
}
