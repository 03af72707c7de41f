import type { CivilDate } from '#domain/kernel/index.server.ts';
import { evaluate, type CompiledRules } from '../rules/evaluate.ts';
import { explain } from '../rules/explain.ts';
import type { Facts } from '../rules/facts.ts';
import type { EligibilityResult, Status } from '../rules/result.ts';

/**
 * How a programme stands for a firm: it may apply, a question is open, something in its reach would
 * open it, or nothing would.
 */
export type Standing = 'eligible' | 'open' | 'reachable' | 'not';

export interface Stand {
  readonly standing: Standing;
  /** What the rules say of the firm as it is, with what would follow once it is assessed. */
  readonly result: EligibilityResult;
}

/**
 * The facts of a firm that has just been assessed here. An assessment is free and takes minutes, so
 * questions go on as if it was made: what lacks nothing else is then within reach.
 */
export function onceAssessed(facts: Facts): Facts {
  return { ...facts, assessmentAgeMonths: { value: 0, source: 'registry' } };
}

/** How a programme stands for a firm on a day. */
export function standOf(compiled: CompiledRules, facts: Facts, today: CivilDate): Stand {
  const result = explain(compiled, facts, today);
  if (result.status === 'eligible') return { standing: 'eligible', result };
  if (result.status === 'unknown') return { standing: 'open', result };
  const assessed = explain(compiled, onceAssessed(facts), today);
  const { missing, nextBestQuestion, amount } = assessed;
  if (assessed.status === 'unknown')
    return { standing: 'open', result: { ...result, missing, nextBestQuestion, amount } };
  const isSure = result.wouldBeEligibleIf.some(({ stillUnknown }) => !stillUnknown?.length);
  return { standing: isSure ? 'reachable' : 'not', result: { ...result, amount } };
}

/** What the questions have settled so far for a programme, an assessment taken as made. */
export function settledSoFar(compiled: CompiledRules, facts: Facts): Status {
  return evaluate(compiled, onceAssessed(facts)).status;
}
