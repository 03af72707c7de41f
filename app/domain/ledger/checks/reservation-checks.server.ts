import { Prisma } from '#platform/prisma-client/client.ts';
import { ACCOUNT } from './book-checks.server.ts';
import { sqlCheck } from './check.server.ts';

/** Money that is reserved, and what two persons brought or moved. */
export const RESERVATION_CHECKS = [
  /** A reservation says until when, and is used or released once, by the same amount, in time. */
  sqlCheck(
    'ledger.reservations-end-once',
    Prisma.sql`
      SELECT t.reference AS subject, CASE t.code
          WHEN 'L2' THEN t.expires_at IS NOT NULL AND t.resolves_id IS NULL
          WHEN 'L3' THEN fits AND held.from_id = t.to_id
          WHEN 'L4' THEN fits AND t.at < held.expires_at
          ELSE false
        END AS ok
      FROM (
        SELECT *, count(*) OVER (PARTITION BY resolves_id) AS times FROM ledger_transfer
        WHERE code IN ('L2', 'L3', 'L4') OR resolves_id IS NOT NULL
      ) t
        LEFT JOIN ledger_transfer held ON held.id = t.resolves_id
        CROSS JOIN LATERAL (
          SELECT held.code = 'L2' AND held.amount = t.amount AND held.to_id = t.from_id
            AND t.times = 1 AS fits) one`,
  ),
  sqlCheck(
    'ledger.reserved-is-open-reservations',
    Prisma.sql`
      SELECT ${ACCOUNT} AS subject, a.balance = coalesce(open.total, 0) AS ok
      FROM ledger_account a LEFT JOIN (
        SELECT t.to_id, sum(t.amount) AS total FROM ledger_transfer t
        WHERE t.code = 'L2' AND NOT EXISTS (SELECT FROM ledger_transfer d WHERE d.resolves_id = t.id)
        GROUP BY 1
      ) open ON open.to_id = a.id
      WHERE a.code = 'E:reserved'`,
  ),
  /** A move that is done was posted whole, by two persons; no other was posted. */
  sqlCheck(
    'ledger.moves-were-posted',
    Prisma.sql`
      SELECT m.id AS subject, CASE m.state WHEN 'done'
          THEN m.decided_by_id <> m.proposed_by_id
            AND coalesce(posted.brought, 0) = CASE WHEN m.to_envelope_id IS NULL THEN 0 ELSE m.amount END
            AND coalesce(posted.taken, 0) = CASE WHEN m.from_envelope_id IS NULL THEN 0 ELSE m.amount END
          ELSE posted.subject IS NULL
        END AS ok
      FROM ledger_envelope_move m LEFT JOIN (
        SELECT t.subject, sum(t.amount) FILTER (WHERE t.code = 'L1') AS brought,
          sum(t.amount) FILTER (WHERE t.code = 'L14') AS taken
        FROM ledger_transfer t WHERE t.subject LIKE 'move:%' GROUP BY 1
      ) posted ON posted.subject = 'move:' || m.id`,
  ),
];
