import { compileRules, statusOf } from '../rules/evaluate.ts';
import { frameOf } from '../rules/frame.ts';
import type { RuleSet } from '../rules/grammar.ts';
import { scanPlatformFirms } from '../simulation/platform-firms.server.ts';

/** Firms looked at, at most: beyond, the counts are those of a part. */
const MOST_FIRMS = 5_000;
/** Batches read, at most: firms that stay out of statistics cost time too. */
const MOST_BATCHES = 20;

interface PlatformCount {
  readonly total: number;
  readonly eligible: number;
  readonly notEligible: number;
  readonly unknown: number;
  /** True when there may be more firms than were looked at. */
  readonly capped: boolean;
}

/**
 * What rules say of the firms of the platform that agreed to statistics, from what is known of them.
 * The caller keeps counts of a few firms to itself.
 */
export async function countPlatformFirms(rules: RuleSet, now: Date): Promise<PlatformCount> {
  const { program } = compileRules(rules);
  const counts = { eligible: 0, not_eligible: 0, unknown: 0 };
  let [total, batches] = [0, 0];
  await scanPlatformFirms(now, (firms) => {
    const looked = firms.slice(0, MOST_FIRMS - total);
    for (const facts of looked) counts[statusOf(program.run(frameOf(facts)))] += 1;
    total += looked.length;
    batches += 1;
    return total < MOST_FIRMS && batches < MOST_BATCHES;
  });
  const { eligible, unknown, not_eligible: notEligible } = counts;
  return {
    total,
    eligible,
    notEligible,
    unknown,
    capped: total >= MOST_FIRMS || batches >= MOST_BATCHES,
  };
}
