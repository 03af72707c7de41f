import { compileAmount, type AmountProgram } from './amount.ts';
import { compileRule, FALSE, TRUE, UNKNOWN, type Program, type Truth } from './compile.ts';
import { factDefinition, withDerived } from './facts.ts';
import type { FactName, Facts } from './facts.ts';
import { frameOf, placeOf, rankOf, type Frame } from './frame.ts';
import type { RuleSet } from './grammar.ts';
import type { AmountResult, Outcome, Reason, Status } from './result.ts';

/** A rule set compiled once, to be run on many firms. */
export interface CompiledRules {
  readonly rules: RuleSet;
  readonly program: Program;
  readonly amount: AmountProgram | null;
}

export function compileRules(rules: RuleSet): CompiledRules {
  return {
    rules,
    program: compileRule(rules.rule, rules.rules),
    amount: rules.amount && compileAmount(rules.amount, rules.rules),
  };
}

const STATUSES = ['not_eligible', 'unknown', 'eligible'] as const satisfies Record<Truth, Status>;

export function statusOf(truth: Truth): Status {
  return STATUSES[truth];
}

function outcomeOf(value: number | undefined): Outcome {
  return value === TRUE ? true : value === FALSE ? false : 'unknown';
}

/** What the rules say, without advice: the status, every reason, the amount. */
export interface Evaluation {
  readonly status: Status;
  readonly because: readonly Reason[];
  readonly amount: AmountResult | null;
}

/** Runs compiled rules on the facts of one firm. Unknown is neither yes nor no. */
export function evaluate(compiled: CompiledRules, facts: Facts): Evaluation {
  const frame = frameOf(facts);
  const status = statusOf(compiled.program.run(frame));
  return {
    status,
    because: reasonsOf(compiled.program, withDerived(facts)),
    amount: status === 'not_eligible' ? null : amountOf(compiled.amount, frame),
  };
}

/** The reasons of the run before, in the order of the rules; what a person judges comes last. */
function reasonsOf({ criteria, outcomes, manual }: Program, facts: Facts): readonly Reason[] {
  const settled = criteria.map(({ id, fact, minSource, legalRef, note }, place): Reason => {
    const known = facts[fact];
    const isWeak =
      known !== undefined &&
      minSource !== undefined &&
      rankOf(known.source) < rankOf(minSource) &&
      outcomes[place] === UNKNOWN;
    return {
      ...{ criterion: id, outcome: outcomeOf(outcomes[place]), fact },
      ...(known && { value: known.value, source: known.source }),
      ...(isWeak && { weakSource: true as const }),
      ...{ legalRef, note },
    };
  });
  const judged = manual.map(({ id, legalRef, note }): Reason => ({
    ...{ criterion: id, outcome: 'unknown', fact: null, manual: true, legalRef, note },
  }));
  return [...settled, ...judged];
}

function amountOf(program: AmountProgram | null, frame: Frame): AmountResult | null {
  const breakdown = program?.run(frame) ?? [];
  const total = breakdown.at(-1);
  if (!program || !total) return null;
  const isSettled = total.min === total.max;
  return {
    min: total.min,
    max: total.max,
    breakdown,
    missing: isSettled ? [] : [...new Set(program.facts.filter(isOpenIn(frame)).map(askedFor))],
  };
}

const isOpenIn = (frame: Frame) => (fact: FactName) => {
  const place = placeOf(fact);
  const [low, high] = [frame.low[place], frame.high[place]];
  return low !== high && !Number.isNaN(low);
};

/** The fact to ask for in order to know another: the one it follows from. */
export function askedFor(fact: FactName): FactName {
  return factDefinition(fact).from ?? fact;
}
