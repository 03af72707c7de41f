import { LEDGER_ACCOUNTS, LEDGER_TRANSFERS, sqlCheck } from '#domain/ledger/index.server.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { LIVE_VOUCHERS } from '../vouchers/transitions.ts';

/** Totals of the ledger are those of the states of cases (cases and money §4, invariant 4). */
export const MONEY_CHECKS = [
  sqlCheck(
    'cases.reserved-is-what-is-proposed',
    Prisma.sql`
      SELECT account.name AS subject, account.balance = coalesce(proposed.total, 0) AS ok
      FROM (${LEDGER_ACCOUNTS}) account LEFT JOIN (
        SELECT envelope_id, bucket, sum(awarded) AS total FROM aid_application
        WHERE state = 'proposed-approve' GROUP BY 1, 2
      ) proposed ON proposed.envelope_id = account.envelope_id AND proposed.bucket = account.bucket
      WHERE account.code = 'E:reserved'`,
  ),
  sqlCheck(
    'cases.committed-is-what-vouchers-hold',
    Prisma.sql`
      SELECT account.name AS subject, account.balance = coalesce(held.total, 0) AS ok
      FROM (${LEDGER_ACCOUNTS}) account LEFT JOIN (
        SELECT envelope_id, bucket, sum(amount - used) AS total FROM voucher
        WHERE state = ANY (${[...LIVE_VOUCHERS]}) GROUP BY 1, 2
      ) held ON held.envelope_id = account.envelope_id AND held.bucket = account.bucket
      WHERE account.code = 'V:committed'`,
  ),
  /** Whoever is proposed for approval has an open reservation of that amount, until that day. */
  sqlCheck(
    'cases.proposals-are-reserved',
    Prisma.sql`
      SELECT 'application ' || a.id AS subject, t.code = 'L2' AND NOT t.ended AND t.amount = a.awarded
        AND t.expires_at = a.reserved_until AND t.envelope_id = a.envelope_id
        AND t.bucket = a.bucket AS ok
      FROM aid_application a LEFT JOIN (${LEDGER_TRANSFERS}) t ON t.reference = a.reservation
      WHERE a.state = 'proposed-approve'`,
  ),
  sqlCheck(
    'cases.approvals-have-their-voucher',
    Prisma.sql`
      SELECT coalesce('application ' || a.id, 'voucher ' || v.id) AS subject, v.amount = a.awarded
        AND v.organisation_id = a.organisation_id AND v.programme_id = a.programme_id
        AND v.category = a.category AND v.envelope_id = a.envelope_id AND v.bucket = a.bucket AS ok
      FROM (SELECT * FROM aid_application WHERE state IN ('approved', 'revoked')) a
        FULL JOIN voucher v ON v.application_id = a.id`,
  ),
  /** A voucher used its reservation; one that is over gave back what was left of it, once. */
  sqlCheck(
    'cases.vouchers-were-posted',
    Prisma.sql`
      SELECT 'voucher ' || v.id AS subject, issued.amount = v.amount AND issued.code = 'L4'
        AND starts_with(issued.ends, 'reserve:' || v.application_id || ':')
        AND coalesce(back.amount, 0) = coalesce(over.returned, 0)
        AND (v.state IN ('expired', 'lapsed', 'cancelled')) = (over.voucher_id IS NOT NULL) AS ok
      FROM voucher v
        LEFT JOIN (${LEDGER_TRANSFERS}) issued ON issued.reference = 'voucher:' || v.id
        LEFT JOIN (${LEDGER_TRANSFERS}) back ON back.reference = 'end:' || v.id AND back.code = 'L11'
        LEFT JOIN (
          SELECT voucher_id, sum((data ->> 'returned')::bigint) AS returned FROM voucher_event
          WHERE event IN ('lapse', 'expire', 'give-back', 'revoke') GROUP BY 1
        ) over ON over.voucher_id = v.id`,
  ),
];
