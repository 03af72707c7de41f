import type { FirmProfile } from '#domain/accounts/index.server.ts';
import { listFirmProfileFacts } from '#domain/assessment/index.server.ts';
import type { CivilDate } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import { isFactName, SOURCES, type FactName, type Facts } from '../rules/facts.ts';
import { checkedValue } from './checked-value.ts';
import {
  assessmentAge,
  factsOfOrganisation,
  factsOfProfile,
  factsToday,
  latestOf,
  type KnownFacts,
  type KnownValue,
} from './known-facts.ts';
import { listProvenFacts } from './proven-facts.server.ts';

type Firm = FirmProfile & { readonly id: string };

/** The facts of firms as rules read them on a day, in their order. */
export async function factsOf(firms: readonly Firm[], today: CivilDate): Promise<readonly Facts[]> {
  const ids = firms.map(({ id }) => id);
  const said = await readSaid(ids, today);
  return firms.map((firm) => factsFrom(firm, said, today));
}

/** What firms answered, what their assessments say, and what was proven of them. */
export async function readSaid(ids: readonly string[], today: CivilDate) {
  const [answered, profiles, proven] = await Promise.all([
    answeredOf(ids),
    listFirmProfileFacts(replica, ids),
    listProvenFacts(replica, ids, today),
  ]);
  return { answered, profiles, proven };
}

/** The facts of one firm, from its record and what was said. */
export function factsFrom(
  { id, ...record }: Firm,
  { answered, profiles, proven }: Awaited<ReturnType<typeof readSaid>>,
  today: CivilDate,
): Facts {
  const profile = profiles.get(id) ?? { completedAt: null };
  const said = latestOf(
    factsOfOrganisation({ ...record, at: record.updatedAt }),
    factsOfProfile(profile, today),
    answered.get(id) ?? {},
  );
  const known = { ...said, ...proven.get(id) };
  const assessmentAgeMonths = assessmentAge(profile.completedAt, today);
  return { ...factsToday(known, today), assessmentAgeMonths };
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
