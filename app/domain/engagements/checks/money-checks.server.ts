import { VOUCHERS } from '#domain/cases/index.server.ts';
import { LEDGER_ACCOUNTS, LEDGER_CASH, sqlCheck } from '#domain/ledger/index.server.ts';
import { LIVE_ORDERS, RECEIVED_SHARES } from '#domain/payments/index.server.ts';
import { Prisma } from '#platform/prisma-client/client.ts';

/** An engagement whose aid was engaged once: it is validated, or was. */
const ENGAGED = Prisma.sql`
  SELECT e.*, v.envelope_id, v.bucket FROM engagement e JOIN (${VOUCHERS}) v ON v.id = e.voucher_id
  WHERE e.state NOT IN ('quote-requested', 'quoted', 'agreed', 'signed', 'withdrawn')`;

/** Claims with the place of their money; a held one counts as what it was before. */
const PLACED = Prisma.sql`
  SELECT c.id, c.subsidy, c.share, coalesce(c.held_from, c.state) AS state, v.envelope_id, v.bucket,
    e.programme_id
  FROM claim c JOIN engagement e ON e.id = c.engagement_id
    JOIN (${VOUCHERS}) v ON v.id = e.voucher_id`;

/** Σ of a column of claims in some states is the balance of an account, in each envelope. */
function claimsFill(account: Prisma.Sql, states: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT account.name AS subject, account.balance = coalesce(held.total, 0) AS ok
    FROM (${account}) account LEFT JOIN (
      SELECT envelope_id, bucket, sum(subsidy) AS total FROM (${PLACED}) placed
      WHERE state = ANY (${[...states]}) GROUP BY 1, 2
    ) held ON held.envelope_id = account.envelope_id AND held.bucket = account.bucket`;
}

const accountOf = (code: string) =>
  Prisma.sql`SELECT * FROM (${LEDGER_ACCOUNTS}) accounts WHERE code = ${code}`;

/** What was paid is spent, asked back or recovered. */
const SPENT = Prisma.sql`
  SELECT min(name) AS name, envelope_id, bucket, sum(balance) AS balance
  FROM (${LEDGER_ACCOUNTS}) accounts
  WHERE code IN ('C:spent', 'X:clawback_due', 'E:recovered') GROUP BY 2, 3`;

/** Totals of the ledger are those of engagements and claims (cases and money §4, invariants 3 and 4). */
export const MONEY_CHECKS = [
  sqlCheck(
    'engagements.engaged-is-what-is-left-to-certify',
    Prisma.sql`
      SELECT account.name AS subject, account.balance = coalesce(held.total, 0) AS ok
      FROM (${accountOf('G:engaged')}) account LEFT JOIN (
        SELECT envelope_id, bucket, sum(subsidy - certified - given_back) AS total
        FROM (${ENGAGED}) engaged GROUP BY 1, 2
      ) held ON held.envelope_id = account.envelope_id AND held.bucket = account.bucket`,
  ),
  sqlCheck(
    'engagements.certified-is-what-claims-hold',
    claimsFill(accountOf('C:certified'), ['certified']),
  ),
  sqlCheck(
    'engagements.ordered-is-what-claims-hold',
    claimsFill(accountOf('C:ordered'), ['ordered', 'sent', 'returned-by-bank']),
  ),
  sqlCheck('engagements.spent-is-what-was-paid', claimsFill(SPENT, ['paid'])),
  sqlCheck(
    'engagements.vouchers-are-used-by-engagements',
    Prisma.sql`
      SELECT 'voucher ' || v.id AS subject, v.used = coalesce(held.total, 0) AS ok
      FROM (${VOUCHERS}) v LEFT JOIN (
        SELECT voucher_id, sum(subsidy - given_back) AS total FROM (${ENGAGED}) engaged GROUP BY 1
      ) held ON held.voucher_id = v.id`,
  ),
  sqlCheck(
    'engagements.certified-is-that-of-its-claims',
    Prisma.sql`
      SELECT 'engagement ' || e.id AS subject, e.certified = coalesce(sum(c.subsidy), 0)
        AND e.certified + e.given_back <= e.subsidy AS ok
      FROM (${ENGAGED}) e LEFT JOIN claim c ON c.engagement_id = e.id
        AND coalesce(c.held_from, c.state) IN ('certified', 'ordered', 'sent', 'paid', 'returned-by-bank')
      GROUP BY e.id, e.certified, e.given_back, e.subsidy`,
  ),
  sqlCheck(
    'engagements.milestones-add-up',
    Prisma.sql`
      SELECT 'engagement ' || e.id AS subject, sum(m.ht) = e.ht AND sum(m.vat) = e.vat
        AND sum(m.subsidy) = e.subsidy AND sum(m.share) = e.share AS ok
      FROM engagement e JOIN milestone m ON m.engagement_id = e.id
      GROUP BY e.id, e.ht, e.vat, e.subsidy, e.share`,
  ),
  /** A claim is never for more than its milestone. */
  sqlCheck(
    'engagements.claims-fit-their-milestone',
    Prisma.sql`
      SELECT 'claim ' || c.id AS subject, c.ht <= m.ht AND c.vat <= m.vat AND c.subsidy <= m.subsidy
        AND c.share <= m.share AND m.state = 'accepted' AS ok
      FROM claim c JOIN milestone m ON m.id = c.milestone_id WHERE c.state <> 'withdrawn'`,
  ),
  sqlCheck(
    'engagements.orders-are-those-of-claims',
    Prisma.sql`
      SELECT 'claim ' || c.id AS subject, count(o.id) = 1 AND bool_and(o.aid = c.subsidy
        AND o.share = c.share AND o.id = c.order_id) AS ok
      FROM claim c LEFT JOIN (${LIVE_ORDERS}) o ON o.subject = 'claim:' || c.id
      WHERE c.state IN ('ordered', 'sent', 'paid') GROUP BY c.id`,
  ),
  sqlCheck(
    'engagements.shares-are-held-for-firms',
    Prisma.sql`
      SELECT account.name AS subject, account.balance = coalesce(paid.total, 0)
        - coalesce(accepted.total, 0) AS ok
      FROM (SELECT * FROM (${LEDGER_CASH}) cash WHERE code = 'SHARE:held') account
      LEFT JOIN (
        SELECT programme_id, sum(amount - refunded) AS total FROM (${RECEIVED_SHARES}) received GROUP BY 1
      ) paid ON paid.programme_id = account.programme_id
      LEFT JOIN (
        SELECT e.programme_id, sum(coalesce(c.share, m.share)) AS total FROM milestone m
          JOIN engagement e ON e.id = m.engagement_id
          -- A cheaper invoice gives a part of the share back once it is certified.
          LEFT JOIN claim c ON c.milestone_id = m.id AND coalesce(c.held_from, c.state)
            IN ('certified', 'ordered', 'sent', 'paid', 'returned-by-bank')
        WHERE m.state = 'accepted' GROUP BY 1
      ) accepted ON accepted.programme_id = account.programme_id`,
  ),
];
