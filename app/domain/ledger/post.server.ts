import type { Cents } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import type { TransferCode } from './codes.ts';

/** A transfer to post. Accounts are those of one programme and book, and of one envelope. */
export interface Transfer {
  /** Makes it happen once: who posts it again with the same content is answered the same. */
  readonly reference: string;
  readonly code: TransferCode;
  readonly from: bigint;
  readonly to: bigint;
  readonly amount: Cents;
  /** What it is about, `kind:id`. */
  readonly subject: string;
  /** For a reservation (L2): until when it holds. */
  readonly expiresAt?: Date;
  /** For L3 and L4: the reference of the reservation that is released or used. */
  readonly resolves?: string;
}

/** What the ledger refuses, in words of this room: give them to `refusing` round the transaction. */
export const LEDGER_REFUSALS = {
  ledger_no_overdraft: 'ledger.no-money',
  ledger_reference_reused: 'ledger.reference-reused',
  ledger_unknown_account: 'ledger.unknown-account',
  ledger_wrong_accounts: 'ledger.wrong-accounts',
  ledger_no_reservation: 'ledger.no-reservation',
  ledger_reservation_ended: 'ledger.reservation-ended',
} as const;

/**
 * Posts transfers, all or none, each once: one call of the database. Call it last in a transaction,
 * since the accounts are held until its end. Returns how many were new.
 */
export async function postTransfers(
  tx: Tx,
  at: Date,
  transfers: readonly Transfer[],
): Promise<number> {
  if (transfers.length === 0) return 0;
  const rows = transfers.map(({ from, to, amount, expiresAt, ...rest }) => ({
    ...rest,
    from: String(from),
    to: String(to),
    amount: String(amount),
    expiresAt: expiresAt?.toISOString(),
  }));
  const posted = await tx.$queryRaw<{ repeated: boolean }[]>`
    SELECT repeated FROM post_transfers(${JSON.stringify(rows)}::jsonb, ${at})`;
  return posted.filter(({ repeated }) => !repeated).length;
}
