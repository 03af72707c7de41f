import type { AuditActor } from '#domain/audit/index.server.ts';
import type { Actor, SignedIn } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

export type Reader = Tx | typeof db;

/** Who acts on money: a person, or time and messages of a bank (`person` absent). */
export type PaymentActor = AuditActor &
  Pick<Actor, 'now' | 'randomBytes'> & {
    readonly person?: Pick<SignedIn, 'accountId' | 'seat'> | null;
  };

/** What the database refuses about payments, in words of this room. */
export const PAYMENT_REFUSALS = {
  bank_account_one_pending: 'payments.already-waiting',
  bank_account_two_persons: 'payments.same-person',
  share_request_one_open: 'payments.already-asked',
  share_request_reference_key: 'payments.try-again',
} as const;
