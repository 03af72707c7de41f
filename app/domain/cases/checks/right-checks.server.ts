import { sqlCheck, type Check } from '#domain/ledger/index.server.ts';
import { listVersions } from '#domain/programmes/index.server.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';
import { LIVE_VOUCHERS } from '../vouchers/transitions.ts';

/** What linked firms may have, and what nobody takes from them (invariants 7, 10, 11 and 13). */
export const RIGHT_CHECKS: readonly Check[] = [
  sqlCheck(
    'cases.one-live-voucher-a-group',
    Prisma.sql`
      SELECT concat_ws(' ', group_id, programme_id, category) AS subject, count(*) = 1 AS ok
      FROM voucher WHERE state = ANY (${[...LIVE_VOUCHERS]}) GROUP BY group_id, programme_id, category`,
  ),
  { code: 'cases.aid-within-ceiling', run: withinCeiling },
  /**
   * A refusal names its reasons and their rule; once it is opened, until when it may be contested,
   * or that it was made after an appeal and is final on the platform.
   */
  sqlCheck(
    'cases.refusals-have-reasons',
    Prisma.sql`
      SELECT 'application ' || a.id AS subject, jsonb_array_length(d.reasons) > 0
        AND NOT jsonb_path_exists(d.reasons, '$[*] ? (!exists(@.code) || !exists(@.legalRef) || @.legalRef == "")')
        AND a.is_final = (a.state = 'rejected' AND a.round > 1)
        AND (a.is_final = (a.appeal_until IS NULL) OR a.state <> 'rejected'
          OR a.acknowledged_at IS NULL OR a.acknowledged_at < d.decided_at) AS ok
      FROM aid_application a LEFT JOIN LATERAL (
        SELECT * FROM aid_decision
        WHERE application_id = a.id AND state = 'confirmed'
          AND outcome = CASE a.state WHEN 'rejected' THEN 'reject' ELSE 'dismiss' END
        ORDER BY decided_at DESC LIMIT 1
      ) d ON true
      WHERE a.state IN ('rejected', 'dismissed')`,
  ),
  /** No voucher ended before its day, whatever becomes of its programme, but by somebody's act. */
  sqlCheck(
    'cases.rights-are-kept',
    Prisma.sql`
      SELECT 'voucher ' || v.id AS subject, CASE over.event
          WHEN 'lapse' THEN (over.at AT TIME ZONE 'Africa/Casablanca')::date > v.accept_by
          WHEN 'expire' THEN (over.at AT TIME ZONE 'Africa/Casablanca')::date > v.expires_on
          ELSE over.actor_id IS NOT NULL
        END AS ok
      FROM voucher v LEFT JOIN LATERAL (
        SELECT * FROM voucher_event WHERE voucher_id = v.id
          AND event IN ('lapse', 'expire', 'give-back', 'revoke') ORDER BY sequence DESC LIMIT 1
      ) over ON true
      WHERE v.state IN ('expired', 'lapsed', 'cancelled')`,
  ),
];

/**
 * At the issue of each voucher, the aid that its group had by then within the months that the rules
 * look at: whole amounts of vouchers that lived, what was used of those that were over.
 */
async function withinCeiling(reader: Reader) {
  const rows = await reader.voucher.findMany({
    distinct: ['versionId'],
    select: { versionId: true },
  });
  const versions = await listVersions(
    reader,
    rows.map(({ versionId }) => versionId),
  );
  const ceilings = [...versions].flatMap(([id, { content }]) =>
    content.running ? [{ id, ...content.running.perFirm }] : [],
  );
  const check = sqlCheck(
    'cases.aid-within-ceiling',
    Prisma.sql`
      SELECT 'voucher ' || v.id AS subject, sum(CASE
          WHEN o.state IN ('used', 'expired', 'lapsed', 'cancelled') AND coalesce(o.ended_at <= v.issued_at, false)
          THEN o.used ELSE o.amount END) <= max(rule.ceiling) AS ok
      FROM voucher v
        LEFT JOIN jsonb_to_recordset(${JSON.stringify(ceilings)}::jsonb)
          AS rule (id text, ceiling bigint, months integer) ON rule.id = v.version_id
        LEFT JOIN voucher o ON o.group_id = v.group_id AND o.issued_at <= v.issued_at
          AND o.issued_at >= date_trunc('day', v.issued_at) - make_interval(months => rule.months)
      GROUP BY v.id`,
  );
  return check.run(reader);
}
