import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { GoldenCase } from '../content.ts';
import { amountMutants } from './amount-mutants.ts';
import { differenceBetween } from './difference.ts';
import { compileRules, statusOf, type CompiledRules } from './evaluate.ts';
import { frameOf, type Frame } from './frame.ts';
import { factsOfCase, isExpected } from './golden.ts';
import type { RuleSet } from './grammar.ts';
import { ruleMutants, type Mutant, type Mutation } from './mutants.ts';
import { pointer } from './problems.ts';
import type { Model } from './solve.ts';
import type { FactValue } from './facts.ts';

/** A fault that no golden case notices. */
export interface Survivor {
  /** JSON pointer of what was changed, from the whole set of rules. */
  readonly path: string;
  readonly criterion: string | null;
  /** Part of the amount the fault is in; null for one of the rule. */
  readonly part: string | null;
  readonly mutation: Mutation;
  readonly from: FactValue;
  readonly to: FactValue;
  /** Facts of a firm for which the fault changes the answer: a case that would notice it. */
  readonly witness: Model | null;
}

interface MutationScore {
  /** Share of faults noticed, between 0 and 1; 1 when there is nothing to get wrong. */
  readonly score: number;
  readonly killed: number;
  /** Faults tried, those that change no answer left out. */
  readonly total: number;
  readonly survivors: readonly Survivor[];
}

const MOST_MUTANTS = 500;

/**
 * Tries faults on valid rules and counts those that golden cases notice. A fault that changes no
 * answer at the values where answers change is no fault. At most 500, always the same ones.
 * Only cases that pass and can be read count.
 */
export function mutationScore(
  rules: RuleSet,
  cases: readonly GoldenCase[],
  today: CivilDate,
): MutationScore {
  const original = compileRules(rules);
  const useful = readCases(cases, today).filter((one) => !notices(original, one));
  let killed = 0;
  const survivors: Survivor[] = [];
  for (const mutant of chosen(mutantsOf(rules))) {
    const { node, ...about } = mutant;
    const mutated = compileRules(node);
    if (useful.some((one) => notices(mutated, one))) killed += 1;
    else {
      const difference = differenceBetween(original, mutated, about.part !== null);
      if (difference !== null)
        survivors.push({ ...about, witness: difference === 'unsure' ? null : difference });
    }
  }
  const total = killed + survivors.length;
  return { score: total === 0 ? 1 : killed / total, killed, total, survivors };
}

interface SetMutant extends Mutant<RuleSet> {
  readonly part: string | null;
}

function mutantsOf(set: RuleSet): readonly SetMutant[] {
  const ofRule = ruleMutants(set.rule, '/rule').map((mutant) => ({
    ...{ ...mutant, part: null },
    node: { ...set, rule: mutant.node },
  }));
  const ofNamed = Object.entries(set.rules).flatMap(([name, rule]) =>
    ruleMutants(rule, pointer('/rules', name)).map((mutant) => ({
      ...{ ...mutant, part: null },
      node: { ...set, rules: { ...set.rules, [name]: mutant.node } },
    })),
  );
  const ofAmount = (set.amount ? amountMutants(set.amount) : []).map((mutant) => ({
    ...mutant,
    node: { ...set, amount: mutant.node },
  }));
  return [...ofRule, ...ofNamed, ...ofAmount];
}

/** All of them, or as many as are tried, spread evenly. */
function chosen<T>(mutants: readonly T[]): readonly T[] {
  if (mutants.length <= MOST_MUTANTS) return mutants;
  const gap = mutants.length / MOST_MUTANTS;
  return mutants.filter((_, at) => Math.floor(at / gap) !== Math.floor((at - 1) / gap));
}

interface ReadCase {
  readonly frame: Frame;
  readonly expects: GoldenCase['expects'];
}

function readCases(cases: readonly GoldenCase[], today: CivilDate): readonly ReadCase[] {
  return cases.flatMap((golden) => {
    const read = factsOfCase(golden, today);
    return read.ok ? [{ frame: frameOf(read.facts), expects: golden.expects }] : [];
  });
}

/** Whether rules give another answer than a case expects. */
function notices({ program, amount }: CompiledRules, { frame, expects }: ReadCase): boolean {
  const status = statusOf(program.run(frame));
  if (status !== expects.status) return true;
  if (expects.amount === null) return false;
  const total = status === 'not_eligible' ? undefined : amount?.run(frame).at(-1);
  return !isExpected(expects, { status, amount: total ?? null });
}
