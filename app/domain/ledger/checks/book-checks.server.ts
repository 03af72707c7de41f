import { Prisma } from '#platform/prisma-client/client.ts';
import { MAY_GO_NEGATIVE } from '../codes.ts';
import { sqlCheck } from './check.server.ts';

/** How an account `a` is named in what a check finds. */
export const ACCOUNT = Prisma.sql`concat_ws(' ', a.code, a.programme_id, a.envelope_id, a.bucket)`;

/** Money of accounts (cases and money §4, invariants 1 and 2). */
export const BOOK_CHECKS = [
  /** What an envelope holds, wherever it has got to, is what the funder brought less what went back. */
  sqlCheck(
    'ledger.envelopes-hold-what-was-funded',
    Prisma.sql`
      SELECT e.id AS subject, coalesce(held.total, 0) = coalesce(brought.total, 0) AS ok
      FROM ledger_envelope e
        LEFT JOIN (
          SELECT envelope_id, sum(balance) AS total FROM ledger_account GROUP BY 1
        ) held ON held.envelope_id = e.id
        LEFT JOIN (
          SELECT a.envelope_id, sum(CASE t.code WHEN 'L1' THEN t.amount ELSE -t.amount END) AS total
          FROM ledger_transfer t
            JOIN ledger_account a ON a.id = CASE t.code WHEN 'L1' THEN t.to_id ELSE t.from_id END
          WHERE t.code IN ('L1', 'L14') GROUP BY 1
        ) brought ON brought.envelope_id = e.id`,
  ),
  sqlCheck(
    'ledger.books-sum-to-nothing',
    Prisma.sql`
      SELECT programme_id || ' ' || book AS subject, sum(balance) = 0 AS ok
      FROM ledger_account GROUP BY programme_id, book`,
  ),
  /** Neither now nor at any time. */
  sqlCheck(
    'ledger.no-overdraft',
    Prisma.sql`
      SELECT ${ACCOUNT} AS subject, a.balance >= 0 AND NOT EXISTS (
          SELECT FROM ledger_entry e WHERE e.account_id = a.id AND e.balance < 0) AS ok
      FROM ledger_account a WHERE a.code <> ALL (${[...MAY_GO_NEGATIVE]})`,
  ),
  sqlCheck(
    'ledger.balances-are-last-entries',
    Prisma.sql`
      SELECT ${ACCOUNT} AS subject, a.version = coalesce(last.version, 0)
        AND a.balance = coalesce(last.balance, 0) AND a.balance = coalesce(moved.total, 0) AS ok
      FROM ledger_account a
        LEFT JOIN LATERAL (
          SELECT e.version, e.balance FROM ledger_entry e WHERE e.account_id = a.id
          ORDER BY e.version DESC LIMIT 1
        ) last ON true
        LEFT JOIN (
          SELECT account_id, sum(delta) AS total FROM ledger_entry GROUP BY 1
        ) moved ON moved.account_id = a.id`,
  ),
];
