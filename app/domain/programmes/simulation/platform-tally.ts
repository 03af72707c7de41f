import { FALSE, TRUE, UNKNOWN } from '../rules/compile.ts';
import { evaluate, type CompiledRules } from '../rules/evaluate.ts';
import type { FactName, Facts } from '../rules/facts.ts';
import { frameOf } from '../rules/frame.ts';
import type { PlatformResult } from './result.ts';

const MOST_FACTS = 5;

/** Counts firms of the platform one by one by what the rules say of them. */
export function platformTally(compiled: CompiledRules) {
  const counts = { [TRUE]: 0, [FALSE]: 0, [UNKNOWN]: 0 };
  const missing = new Map<FactName, number>();
  return {
    add(facts: Facts): void {
      const truth = compiled.program.run(frameOf(facts));
      counts[truth] += 1;
      if (truth !== UNKNOWN) return;
      const open = evaluate(compiled, facts).because.flatMap(({ outcome, fact }) =>
        outcome === 'unknown' && fact !== null ? [fact] : [],
      );
      for (const fact of new Set(open)) missing.set(fact, (missing.get(fact) ?? 0) + 1);
    },
    result: (): PlatformResult => ({
      total: counts[TRUE] + counts[FALSE] + counts[UNKNOWN],
      ...{ eligible: counts[TRUE], notEligible: counts[FALSE], unknown: counts[UNKNOWN] },
      missing: [...missing]
        .map(([fact, firms]) => ({ fact, firms }))
        .sort((a, b) => b.firms - a.firms || a.fact.localeCompare(b.fact))
        .slice(0, MOST_FACTS),
    }),
  };
}
