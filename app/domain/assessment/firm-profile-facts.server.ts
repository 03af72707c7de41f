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
  const rows = await reader.$queryRaw<FirmRow[]>`
    SELECT ended.firm, ended.at AS "completedAt", given.fact, given.value, given.at
    FROM (
      SELECT organisation_id AS firm, max(completed_at) AS at FROM assessment
      WHERE organisation_id = ANY(${ids}) AND second_of_id IS NULL GROUP BY organisation_id
    ) AS ended LEFT JOIN (
      SELECT DISTINCT ON (a.organisation_id, f.fact)
        a.organisation_id AS firm, f.fact, f.value, f.event_at AS at
      FROM assessment_fact AS f JOIN assessment AS a ON a.id = f.assessment_id
      WHERE a.organisation_id = ANY(${ids}) AND a.second_of_id IS NULL
      ORDER BY a.organisation_id, f.fact, f.event_at DESC, f.assessment_id DESC
    ) AS given ON given.firm = ended.firm`;
  return new Map(
    [...Map.groupBy(rows, ({ firm }) => firm)].map(([firm, own]) => {
      const facts = own.flatMap(({ fact, value, at }): FactRow[] =>
        fact === null || at === null ? [] : [{ fact, value, at }],
      );
      return [firm, profileOfRows(facts, own[0]?.completedAt ?? null)];
    }),
  );
}

interface FirmRow {
  readonly firm: string;
  readonly completedAt: Date | null;
  /** Null for a firm whose assessments tell nothing. */
  readonly fact: string | null;
  readonly value: unknown;
  readonly at: Date | null;
}
