import { listFirmProfiles, organisationsWithoutStatistics } from '#domain/accounts/index.server.ts';
import { listFirmProfileFacts } from '#domain/assessment/index.server.ts';
import { civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import { checkedValue } from '../eligibility/checked-value.ts';
import {
  assessmentAge,
  factsOfOrganisation,
  factsOfProfile,
  factsToday,
  latestOf,
  type KnownFacts,
  type KnownValue,
} from '../eligibility/known-facts.ts';
import { isFactName, SOURCES, type FactName, type Facts } from '../rules/facts.ts';

const BATCH = 500;

/**
 * Hands the facts of the firms on the platform to `each`, batch by batch: what they answered, their
 * record and their assessments, as rules read them today. Firms that did not agree to statistics
 * are left out. Whoever is counted stays nameless: no id is handed on. `false` from `each` ends it.
 */
export async function scanPlatformFirms(
  now: Date,
  each: (firms: readonly Facts[]) => unknown,
): Promise<void> {
  const today = civilDateOf(now);
  for (let after: string | undefined = ''; after !== undefined;) {
    const rows: Awaited<ReturnType<typeof listFirmProfiles>> = await listFirmProfiles(replica, {
      after,
      most: BATCH,
    });
    const staysOut = await organisationsWithoutStatistics(
      replica,
      rows.map(({ id }) => id),
    );
    const firms = rows.filter(({ id }) => !staysOut.has(id));
    const goesOn = (await each(await factsOf(firms, today))) !== false;
    after = goesOn && rows.length === BATCH ? rows.at(-1)?.id : undefined;
  }
}

type Firm = Awaited<ReturnType<typeof listFirmProfiles>>[number];

async function factsOf(firms: readonly Firm[], today: CivilDate): Promise<readonly Facts[]> {
  const ids = firms.map(({ id }) => id);
  const [answered, profiles] = [await answeredOf(ids), await listFirmProfileFacts(replica, ids)];
  return firms.map(({ id, ...record }) => {
    const profile = profiles.get(id) ?? { completedAt: null };
    const known = latestOf(
      factsOfOrganisation({ ...record, at: record.updatedAt }),
      factsOfProfile(profile, today),
      answered.get(id) ?? {},
    );
    const assessmentAgeMonths = assessmentAge(profile.completedAt, today);
    return { ...factsToday(known, today), assessmentAgeMonths };
  });
}

async function answeredOf(ids: readonly string[]): Promise<ReadonlyMap<string, KnownFacts>> {
  const rows = await replica.firmFact.findMany({ where: { organisationId: { in: [...ids] } } });
  const byFirm = new Map<string, Partial<Record<FactName, KnownValue>>>();
  for (const { organisationId, fact, value: stored, at, evidence, ...row } of rows) {
    const value = isFactName(fact) ? checkedValue(fact, stored) : undefined;
    if (!isFactName(fact) || value === undefined) continue;
    const known = byFirm.get(organisationId) ?? {};
    byFirm.set(organisationId, known);
    const source = SOURCES.find((one) => one === row.source) ?? 'self';
    known[fact] = { value, at, source, evidence: evidence ?? undefined, origin: 'answer' };
  }
  return byFirm;
}
