import { cents, type Cents } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

export interface MoneyBack {
  readonly amount: Cents;
  /** How many times some came back. */
  readonly times: number;
}

/**
 * What came back to the available money of envelopes since an instant: released (L3), agreed cheaper
 * (L7), or from a voucher that ended (L11).
 */
export async function moneyBackSince(
  reader: Tx | typeof db,
  envelopeIds: readonly string[],
  since: Date,
): Promise<MoneyBack> {
  const [row] = await reader.$queryRaw<{ amount: bigint | null; times: bigint }[]>`
    SELECT sum(entry.delta)::bigint AS amount, count(*) AS times
    FROM ledger_account account
      JOIN ledger_entry entry ON entry.account_id = account.id AND entry.delta > 0
      JOIN ledger_transfer transfer ON transfer.id = entry.transfer_id
        AND transfer.code IN ('L3', 'L7', 'L11') AND transfer.at >= ${since}
    WHERE account.envelope_id = ANY(${[...envelopeIds]}) AND account.code = 'E:available'`;
  return { amount: cents(row?.amount ?? 0n), times: Number(row?.times ?? 0n) };
}
