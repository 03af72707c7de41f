import { civilDateOf } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import { checkedValue } from '../eligibility/checked-value.ts';
import { factsToday, type KnownFacts, type KnownValue } from '../eligibility/known-facts.ts';
import { compileRules, statusOf } from '../rules/evaluate.ts';
import { isFactName, SOURCES, type FactName, type Facts } from '../rules/facts.ts';
import { frameOf } from '../rules/frame.ts';
import type { RuleSet } from '../rules/grammar.ts';

/** Firms looked at, at most: beyond, the counts are those of a part. */
export const MOST_FIRMS = 5_000;
const BATCH = 500;

export interface PlatformCount {
  readonly total: number;
  readonly eligible: number;
  readonly notEligible: number;
  readonly unknown: number;
  /** True when there are more firms than were looked at. */
  readonly capped: boolean;
}

/**
 * What rules say of the firms that answered questions on the platform, from what they answered.
 * Firms are told apart by nothing but their count.
 */
export async function countPlatformFirms(rules: RuleSet, now: Date): Promise<PlatformCount> {
  const { program } = compileRules(rules);
  const counts = { eligible: 0, not_eligible: 0, unknown: 0 };
  const looked = await eachFirm(now, (facts) => {
    counts[statusOf(program.run(frameOf(facts)))] += 1;
  });
  const { eligible, unknown, not_eligible: notEligible } = counts;
  return {
    ...{ total: looked, eligible, notEligible, unknown },
    capped: looked >= MOST_FIRMS,
  };
}

/** Gives the facts of each firm in turn, in the order of their ids; returns how many there were. */
async function eachFirm(now: Date, each: (facts: Facts) => void): Promise<number> {
  const today = civilDateOf(now);
  let [after, looked] = ['', 0];
  for (;;) {
    const size = Math.min(BATCH, MOST_FIRMS - looked);
    const ids = await firmsAfter(after, size);
    for (const known of await knownOf(ids)) each(factsToday(known, today));
    looked += ids.length;
    const last = ids.at(-1);
    if (last === undefined || ids.length < size || looked >= MOST_FIRMS) return looked;
    after = last;
  }
}

async function firmsAfter(after: string, size: number): Promise<readonly string[]> {
  const rows = await replica.$queryRaw<{ readonly id: string }[]>`
    SELECT DISTINCT organisation_id AS id FROM firm_fact
    WHERE organisation_id > ${after} ORDER BY organisation_id LIMIT ${size}`;
  return rows.map(({ id }) => id);
}

async function knownOf(ids: readonly string[]): Promise<readonly KnownFacts[]> {
  const rows = await replica.firmFact.findMany({ where: { organisationId: { in: [...ids] } } });
  const byFirm = new Map<string, Partial<Record<FactName, KnownValue>>>();
  for (const { organisationId, fact, source, value: stored, at, evidence } of rows) {
    const known = byFirm.get(organisationId) ?? {};
    byFirm.set(organisationId, known);
    const value = isFactName(fact) ? checkedValue(fact, stored) : undefined;
    if (!isFactName(fact) || value === undefined) continue;
    known[fact] = {
      ...{ value, at, evidence: evidence ?? undefined, origin: 'answer' },
      source: SOURCES.find((one) => one === source) ?? 'self',
    };
  }
  return [...byFirm.values()];
}
