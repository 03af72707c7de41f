import type { CivilDate } from '#domain/kernel/index.server.ts';
import { counterfactuals } from './counterfactual.ts';
import { evaluate, type CompiledRules } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { frameOf } from './frame.ts';
import { isAnswered, missingFacts } from './missing.ts';
import type { EligibilityResult } from './result.ts';

/**
 * What a programme's rules say of a firm, with advice: what is still to be known, what to ask first,
 * and what would make the firm eligible. Facts of a wrong kind count as unknown; `readFacts` refuses
 * them before. `today` dates what only time changes.
 */
export function explain(
  compiled: CompiledRules,
  facts: Facts,
  today: CivilDate,
): EligibilityResult {
  const { status, because, amount } = evaluate(compiled, facts);
  const frame = frameOf(facts);
  const missing = status === 'unknown' ? missingFacts(compiled, frame) : [];
  const asked = status === 'eligible' ? (amount?.missing ?? []) : missing;
  return {
    ...{ status, because, missing, amount },
    nextBestQuestion: asked.find((fact) => !isAnswered(frame, fact)) ?? null,
    wouldBeEligibleIf: status === 'not_eligible' ? counterfactuals(compiled, facts, today) : [],
  };
}
