import { Prisma } from '#platform/prisma-client/client.ts';
import { sqlCheck } from './check.server.ts';

/** Transfers and their entries (cases and money §4, invariant 2). */
export const ENTRY_CHECKS = [
  sqlCheck(
    'ledger.transfers-have-two-entries',
    Prisma.sql`
      SELECT t.reference AS subject, count(e.account_id) = 2 AND sum(e.delta) = 0
        AND bool_and(coalesce(
          (e.account_id = t.from_id AND e.delta = -t.amount)
            OR (e.account_id = t.to_id AND e.delta = t.amount), false)) AS ok
      FROM ledger_transfer t LEFT JOIN ledger_entry e ON e.transfer_id = t.id
      GROUP BY t.id, t.reference`,
  ),
  sqlCheck(
    'ledger.entries-have-their-transfer',
    Prisma.sql`
      SELECT e.account_id || ' version ' || e.version AS subject,
        t.id IS NOT NULL AND a.id IS NOT NULL AS ok
      FROM ledger_entry e LEFT JOIN ledger_transfer t ON t.id = e.transfer_id
        LEFT JOIN ledger_account a ON a.id = e.account_id`,
  ),
  /** Versions without a gap; each entry begins with the balance that the one before it left. */
  sqlCheck(
    'ledger.entries-follow-one-another',
    Prisma.sql`
      SELECT account_id || ' version ' || version AS subject,
        version = row_number() OVER account AND previous = coalesce(lag(balance) OVER account, 0)
          AND previous + delta = balance AS ok
      FROM ledger_entry WINDOW account AS (PARTITION BY account_id ORDER BY version)`,
  ),
  /** One book, one programme, one envelope, and a way that the plan of accounts knows. */
  sqlCheck(
    'ledger.transfers-keep-to-the-plan',
    Prisma.sql`
      SELECT t.reference AS subject, f.book = o.book AND f.programme_id = o.programme_id
        AND coalesce(f.envelope_id = o.envelope_id, true)
        AND (coalesce(f.bucket = o.bucket OR f.envelope_id IS NULL OR o.envelope_id IS NULL, false)
          OR t.code = 'S1')
        AND ledger_allows(t.code, f.code, o.code) AS ok
      FROM ledger_transfer t LEFT JOIN ledger_account f ON f.id = t.from_id
        LEFT JOIN ledger_account o ON o.id = t.to_id`,
  ),
];
