import { AUDIT_ENTRIES } from '#domain/audit/index.server.ts';
import { CASE_PERSONS } from '#domain/cases/index.server.ts';
import { sqlCheck } from '#domain/ledger/index.server.ts';
import { SETTLED_OFFERS } from '#domain/matching/index.server.ts';
import { Prisma } from '#platform/prisma-client/client.ts';

/** Everything with a state, with the subject its events are told under. */
const THINGS = Prisma.sql`
  SELECT id AS engagement_id, 'engagement' AS subject, state FROM engagement
  UNION ALL SELECT engagement_id, 'quote:' || id, state FROM quote
  UNION ALL SELECT engagement_id, 'milestone:' || id, state FROM milestone
  UNION ALL SELECT engagement_id, 'claim:' || id, state FROM claim`;

/** Who acted, and that it was written down (cases and money §4, invariants 5, 6, 8 and 9). */
export const RIGHT_CHECKS = [
  /** Each event follows the one before it, the last one leads to the state of what it tells of. */
  sqlCheck(
    'engagements.events-lead-to-the-state',
    Prisma.sql`
      SELECT thing.subject, told.follows AND told.state = thing.state AS ok
      FROM (${THINGS}) thing JOIN (
        SELECT engagement_id, subject, bool_and(before IS NULL OR from_state = before) AS follows,
          (array_agg(to_state ORDER BY sequence DESC))[1] AS state
        FROM (
          SELECT *, lag(to_state) OVER (PARTITION BY engagement_id, subject ORDER BY sequence) AS before
          FROM engagement_event
        ) e GROUP BY 1, 2
      ) told ON told.engagement_id = thing.engagement_id AND told.subject = thing.subject`,
  ),
  sqlCheck(
    'engagements.events-are-audited',
    Prisma.sql`
      SELECT 'engagement ' || e.engagement_id || ' event ' || e.sequence AS subject,
        count(entry.stream) = 1 AS ok
      FROM engagement_event e JOIN engagement g ON g.id = e.engagement_id
        LEFT JOIN (${AUDIT_ENTRIES}) entry ON entry.stream = 'case:' || g.application_id
          AND entry.sequence = e.sequence AND entry.engagement = g.id
          AND starts_with(entry.type, 'engagements.')
      GROUP BY e.engagement_id, e.sequence`,
  ),
  /** Certified and ordered by two persons, each with that part in the case and no other. */
  sqlCheck(
    'engagements.claims-have-their-persons',
    Prisma.sql`
      SELECT 'claim ' || c.id AS subject,
        (c.ordered_by_id IS NULL OR c.ordered_by_id <> c.certified_by_id)
        AND bool_or(p.account_id = c.certified_by_id AND p.part IN ('certifies', 'recused'))
        AND (c.ordered_by_id IS NULL
          OR bool_or(p.account_id = c.ordered_by_id AND p.part IN ('authorises', 'recused'))) AS ok
      FROM claim c JOIN engagement e ON e.id = c.engagement_id
        LEFT JOIN (${CASE_PERSONS}) p ON p.application_id = e.application_id
      WHERE c.certified_by_id IS NOT NULL GROUP BY c.id, c.ordered_by_id, c.certified_by_id`,
  ),
  /** Nobody signed for both, and nobody who signed for the firm works for the provider. */
  sqlCheck(
    'engagements.sides-are-apart',
    Prisma.sql`
      SELECT 'agreement ' || a.id AS subject, e.provider_id <> e.organisation_id
        AND count(DISTINCT s.account_id) = count(*) AS ok
      FROM agreement a JOIN engagement e ON e.id = a.engagement_id
        JOIN agreement_signature s ON s.agreement_id = a.id
      GROUP BY a.id, e.provider_id, e.organisation_id`,
  ),
  /** A signed agreement has both signatures, the firm's last when it is the first one. */
  sqlCheck(
    'engagements.agreements-are-signed-by-both',
    Prisma.sql`
      SELECT 'agreement ' || a.id AS subject, firm.at IS NOT NULL AND provider.at IS NOT NULL
        AND (a.number > 1 OR firm.at >= provider.at) AS ok
      FROM agreement a
        LEFT JOIN agreement_signature firm ON firm.agreement_id = a.id AND firm.side = 'firm'
        LEFT JOIN agreement_signature provider ON provider.agreement_id = a.id AND provider.side = 'provider'
      WHERE a.state IN ('signed', 'superseded')`,
  ),
  /** What is signed was chosen from the settled list, in that offer's version. */
  sqlCheck(
    'engagements.quotes-come-from-the-settled-choice',
    Prisma.sql`
      SELECT 'quote ' || q.id AS subject, settled.organisation_id = e.organisation_id AS ok
      FROM quote q JOIN engagement e ON e.id = q.engagement_id
        LEFT JOIN (${SETTLED_OFFERS}) settled ON settled.shortlist_id = e.shortlist_id
          AND settled.offer_id = q.offer_id
      WHERE q.state = 'chosen'`,
  ),
];
