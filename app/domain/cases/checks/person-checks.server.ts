import { AUDIT_ENTRIES } from '#domain/audit/index.server.ts';
import { sqlCheck } from '#domain/ledger/index.server.ts';
import { Prisma } from '#platform/prisma-client/client.ts';

/** Who did what, and that it was written down (invariants 5 and 6). */
export const PERSON_CHECKS = [
  /** In what was signed, whatever the parts say: nobody signed twice in a case, in another part. */
  sqlCheck(
    'cases.persons-are-apart',
    Prisma.sql`
      SELECT 'application ' || application_id AS subject, count(DISTINCT account_id) = count(*)
        AND bool_and(sender IS NULL OR sender <> account_id) AS ok
      FROM (
        SELECT DISTINCT signed.application_id, signed.part, signed.account_id, a.submitted_by_id AS sender
        FROM (
          SELECT application_id, proposed_by_id AS account_id, 'proposes' || round AS part FROM aid_decision
          UNION ALL
          SELECT application_id, decided_by_id, 'decides' || round FROM aid_decision
          WHERE decided_by_id IS NOT NULL
        ) signed JOIN aid_application a ON a.id = signed.application_id
      ) persons GROUP BY application_id`,
  ),
  /** Whoever signed holds the part, and no deciding person said that they have a link with the firm. */
  sqlCheck(
    'cases.decisions-have-their-persons',
    Prisma.sql`
      SELECT 'decision ' || d.id AS subject, d.decided_by_id <> d.proposed_by_id
        AND bool_or(p.account_id = d.proposed_by_id AND p.part IN ('proposes', 'recused'))
        AND bool_or(p.account_id = d.decided_by_id AND p.part IN ('decides', 'recused')
          AND p.declaration IS DISTINCT FROM 'conflict') AS ok
      FROM aid_decision d LEFT JOIN case_person p
        ON p.application_id = d.application_id AND p.round = d.round
      WHERE d.state IN ('confirmed', 'sent-back') GROUP BY d.id`,
  ),
  /** Each event follows the one before it, the last one leads to the state of the case. */
  sqlCheck(
    'cases.events-lead-to-the-state',
    Prisma.sql`
      SELECT 'application ' || a.id AS subject,
        coalesce(told.follows, true) AND coalesce(told.state, 'draft') = a.state
        AND coalesce(told.last, 1) <= a.stamp AS ok
      FROM aid_application a LEFT JOIN (
        SELECT application_id, bool_and(from_state = coalesce(before, 'draft')) AS follows,
          max(sequence) AS last, (array_agg(to_state ORDER BY sequence DESC))[1] AS state
        FROM (
          SELECT *, lag(to_state) OVER (PARTITION BY application_id ORDER BY sequence) AS before
          FROM case_event
        ) e GROUP BY application_id
      ) told ON told.application_id = a.id`,
  ),
  sqlCheck(
    'cases.events-are-audited',
    Prisma.sql`
      SELECT 'application ' || e.application_id || ' event ' || e.sequence AS subject,
        count(entry.stream) = 1 AS ok
      FROM case_event e LEFT JOIN (${AUDIT_ENTRIES}) entry
        ON entry.stream = 'case:' || e.application_id AND entry.type = 'cases.' || e.event
          AND entry.sequence = e.sequence
      GROUP BY e.application_id, e.sequence`,
  ),
  sqlCheck(
    'cases.voucher-events-are-audited',
    Prisma.sql`
      SELECT 'voucher ' || e.voucher_id || ' event ' || e.sequence AS subject,
        count(entry.stream) = 1 AS ok
      FROM voucher_event e JOIN voucher v ON v.id = e.voucher_id
        LEFT JOIN (${AUDIT_ENTRIES}) entry
          ON entry.stream = 'case:' || v.application_id AND entry.type = 'cases.voucher-' || e.event
            AND coalesce(entry.sequence, 1) = e.sequence
      GROUP BY e.voucher_id, e.sequence`,
  ),
];
