import type { CivilDate } from '#domain/kernel/index.server.ts';
import { evaluate, type CompiledRules } from '../rules/evaluate.ts';
import { explain } from '../rules/explain.ts';
import type { Facts } from '../rules/facts.ts';
import type { Counterfactual, EligibilityResult, Status } from '../rules/result.ts';
import { ageReachedOn } from './age.ts';

/**
 * How a programme stands for a firm: it may apply, a question is open, something in its reach would
 * open it (`missing` then says what else has to be known), or nothing would.
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
  const wouldBeEligibleIf = result.wouldBeEligibleIf.map((way) => dated(way, facts));
  const [nearest] = wouldBeEligibleIf;
  return {
    standing: nearest ? 'reachable' : 'not',
    result: { ...result, amount, wouldBeEligibleIf, missing: nearest?.stillUnknown ?? [] },
  };
}

/** Ways that wait, with the day the age is reached for certain where it is known when it began. */
function dated(way: Counterfactual, facts: Facts): Counterfactual {
  const wait = way.changes.find(({ fact }) => fact === 'ageMonths');
  if (way.eligibleFrom === undefined || typeof wait?.to !== 'number') return way;
  const day = ageReachedOn(facts.ageMonths?.evidence, wait.to);
  return day === null ? way : { ...way, eligibleFrom: day };
}

/** What the questions have settled so far for a programme, an assessment taken as made. */
export function settledSoFar(compiled: CompiledRules, facts: Facts): Status {
  return evaluate(compiled, onceAssessed(facts)).status;
}
