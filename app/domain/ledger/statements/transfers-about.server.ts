import { cents, type Cents } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { ACCOUNT_CODES, TRANSFER_CODES, type AccountCode, type TransferCode } from '../codes.ts';

/** A transfer with its two accounts. */
export interface TransferLine {
  readonly at: Date;
  readonly code: TransferCode;
  readonly from: AccountCode;
  readonly to: AccountCode;
  readonly amount: Cents;
  /** What it is about, `kind:id`. */
  readonly subject: string;
  readonly reference: string;
}

interface Row {
  readonly at: Date;
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
  readonly subject: string;
  readonly reference: string;
}

/** Every transfer about some things, in the order they were posted. Who may read it is the caller's to hold. */
export async function listTransfersAbout(
  reader: Tx | typeof db,
  subjects: readonly string[],
): Promise<readonly TransferLine[]> {
  const rows = await reader.$queryRaw<Row[]>`
    SELECT t.at, t.code, source.code AS "from", goal.code AS "to", t.amount, t.subject, t.reference
    FROM ledger_transfer t
      JOIN ledger_account source ON source.id = t.from_id
      JOIN ledger_account goal ON goal.id = t.to_id
    WHERE t.subject = ANY(${[...subjects]}) ORDER BY t.id`;
  return rows.flatMap(({ code: kind, from, to, amount, ...rest }) => {
    const code = TRANSFER_CODES.find((one) => one === kind);
    const source = ACCOUNT_CODES.find((one) => one === from);
    const goal = ACCOUNT_CODES.find((one) => one === to);
    if (!code || !source || !goal) return [];
    return [{ ...rest, code, from: source, to: goal, amount: cents(amount) }];
  });
}
