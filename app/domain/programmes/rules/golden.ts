import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { GoldenCase } from '../content.ts';
import { toCentime } from './amount.ts';
import { compileRules, type CompiledRules } from './evaluate.ts';
import { explain } from './explain.ts';
import type { Facts } from './facts.ts';
import { readFacts, type FactProblem } from './read-facts.ts';
import type { AmountResult, EligibilityResult } from './result.ts';
import type { RuleSet } from './grammar.ts';

/** What became of one golden case, in the order of the cases. */
export interface GoldenResult {
  readonly name: string;
  readonly passed: boolean;
  readonly expects: GoldenCase['expects'];
  /** What the rules say; null when the facts of the case cannot be read. */
  readonly result: EligibilityResult | null;
  readonly problems: readonly FactProblem[];
}

/** The facts of a case, taken as proven by an officer today. */
export function factsOfCase(
  { facts }: Pick<GoldenCase, 'facts'>,
  today: CivilDate,
): ReturnType<typeof readFacts> {
  return readFacts(facts, 'officer', today);
}

/** Runs golden cases on valid rules. A case whose facts cannot be read has failed. */
export function runGoldenCases(
  rules: RuleSet,
  cases: readonly GoldenCase[],
  today: CivilDate,
): readonly GoldenResult[] {
  const compiled = compileRules(rules);
  return cases.map((golden): GoldenResult => {
    const { name, expects } = golden;
    const read = factsOfCase(golden, today);
    return read.ok
      ? { ...{ name, expects, problems: [] }, ...judged(compiled, read.facts, expects, today) }
      : { ...{ name, expects, problems: read.problems }, passed: false, result: null };
  });
}

function judged(
  compiled: CompiledRules,
  facts: Facts,
  expects: GoldenCase['expects'],
  today: CivilDate,
): Pick<GoldenResult, 'passed' | 'result'> {
  const result = explain(compiled, facts, today);
  return { passed: isExpected(expects, result), result };
}

/** Whether an answer is what a case expects, amounts to the centime when the case is about one. */
export function isExpected(
  expects: GoldenCase['expects'],
  {
    status,
    amount,
  }: Pick<EligibilityResult, 'status'> & {
    readonly amount: Pick<AmountResult, 'min' | 'max'> | null;
  },
): boolean {
  if (status !== expects.status) return false;
  if (expects.amount === null) return true;
  if (amount?.max == null) return false;
  const { min, max } = expects.amount;
  return toCentime(min) === amount.min && toCentime(max) === amount.max;
}
