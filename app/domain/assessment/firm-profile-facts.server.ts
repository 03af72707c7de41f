import { profileOfRows, type FactRow, type ProfileFactsGiven } from './profile-facts.server.ts';
import type { Reader } from './reader.server.ts';

/**
 * What the profiles of firms' own assessments say, by firm, the value given last for each fact. The
 * caller has seen to what may be done with it.
 */
export async function listFirmProfileFacts(
  reader: Reader,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, ProfileFactsGiven>> {
  const ids = [...organisationIds];
  const given = reader.$queryRaw<(FactRow & { readonly firm: string })[]>`
    SELECT DISTINCT ON (a.organisation_id, f.fact)
      a.organisation_id AS firm, f.fact, f.value, f.event_at AS at
    FROM assessment_fact AS f JOIN assessment AS a ON a.id = f.assessment_id
    WHERE a.organisation_id = ANY(${ids}) AND a.second_of_id IS NULL
    ORDER BY a.organisation_id, f.fact, f.event_at DESC, f.assessment_id DESC`;
  const ended = reader.$queryRaw<{ readonly firm: string; readonly at: Date | null }[]>`
    SELECT organisation_id AS firm, max(completed_at) AS at FROM assessment
    WHERE organisation_id = ANY(${ids}) AND second_of_id IS NULL GROUP BY organisation_id`;
  const [rows, completed] = await Promise.all([given, ended]);
  const byFirm = Map.groupBy(rows, ({ firm }) => firm);
  return new Map(
    completed.map(({ firm, at }) => [firm, profileOfRows(byFirm.get(firm) ?? [], at)]),
  );
}
