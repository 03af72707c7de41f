import { addMonths, civilDateOf } from '#domain/kernel/index.server.ts';
import { findGroup } from '#domain/integrity/index.server.ts';
import { getOrganisationFacts, type OrganisationFacts } from '#domain/programmes/index.server.ts';
import { LIVE_VOUCHERS } from '../vouchers/transitions.ts';
import type { Reader } from '../records.server.ts';
import { withKnownAid, type KnownAid } from './known-aid.ts';

/** Months that aid received before counts for, by the definition of the fact. */
const WINDOW_MONTHS = 36;

interface CaseFactsOptions {
  /** A request whose own reservation or voucher is not counted: it is the one being judged. */
  readonly except?: string;
  /**
   * Who will read them: the firm's side is told of its own aid alone, and of that once it has opened
   * the decision; neither what officers propose nor what linked firms received.
   */
  readonly for?: 'programme' | 'firm';
}

/**
 * What rules read of a firm in a case: its own facts with, from the platform's own books, the aid
 * that it and the firms linked with it received or have reserved, and their vouchers that run.
 */
export async function caseFacts(
  reader: Reader,
  organisationId: string,
  now: Date,
  { except = '', for: reads = 'programme' }: CaseFactsOptions = {},
): Promise<OrganisationFacts> {
  const [own, { firmIds }] = await Promise.all([
    getOrganisationFacts(reader, organisationId, now),
    reads === 'firm' ? { firmIds: [organisationId] } : findGroup(reader, organisationId),
  ]);
  const today = civilDateOf(now);
  const since = new Date(`${addMonths(today, -WINDOW_MONTHS)}T00:00:00Z`);
  const known = await knownAid(reader, { firmIds, since, except, toldOnly: reads === 'firm' });
  return { ...own, facts: withKnownAid(own.facts, known, today) };
}

interface Asked {
  readonly firmIds: readonly string[];
  readonly since: Date;
  readonly except: string;
  /** Only what the firm was told by a decision that it opened. */
  readonly toldOnly: boolean;
}

/** Vouchers count in full while money is committed to them, and for what was used once it is not. */
async function knownAid(
  reader: Reader,
  { firmIds, since, except, toldOnly }: Asked,
): Promise<KnownAid> {
  const [row] = await reader.$queryRaw<{ received: bigint; running: string[] }[]>`
    WITH given AS (
      SELECT category, state = ANY(${[...LIVE_VOUCHERS]}) AS is_live,
        issued_at >= ${since} AS counts,
        CASE WHEN state = ANY(${[...LIVE_VOUCHERS]}) THEN amount ELSE used END AS amount
      FROM voucher v
      WHERE organisation_id = ANY(${[...firmIds]}) AND application_id <> ${except}
        AND (NOT ${toldOnly}::boolean OR EXISTS (SELECT FROM aid_application a
          WHERE a.id = v.application_id AND a.acknowledged_at >= v.issued_at))
    ), held AS (
      SELECT awarded AS amount FROM aid_application
      WHERE organisation_id = ANY(${[...firmIds]}) AND reservation IS NOT NULL AND id <> ${except}
        AND NOT ${toldOnly}::boolean
    )
    SELECT
      (coalesce((SELECT sum(amount) FROM given WHERE counts), 0)
        + coalesce((SELECT sum(amount) FROM held), 0))::bigint AS received,
      ARRAY(SELECT DISTINCT category FROM given WHERE is_live ORDER BY category) AS running`;
  return { received: row?.received ?? 0n, running: row?.running ?? [] };
}
