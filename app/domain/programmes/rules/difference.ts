import { askedFor, type CompiledRules } from './evaluate.ts';
import { factDefinition, type FactName, type Facts, type FactValue } from './facts.ts';
import { frameOf } from './frame.ts';
import type { Rule, RuleSet } from './grammar.ts';
import { axesOf } from './points.ts';
import { solverOf, type Formula, type Model } from './solve.ts';
import { tablesOf } from './expressions.ts';
import { leavesOf } from './tree.ts';

/** Firms tried when two amounts are compared. */
const MOST_TRIED = 2000;

/**
 * Facts of a firm to which two sets of rules answer differently; null when they answer alike at
 * every value where answers change, `unsure` when that could not be settled.
 */
export function differenceBetween(
  one: CompiledRules,
  other: CompiledRules,
  isOfAmount: boolean,
): Model | null | 'unsure' {
  return isOfAmount ? amountDifference(one, other) : ruleDifference(one.rules, other.rules);
}

function criteriaOf({ rule, rules, amount }: RuleSet, withAmount: boolean) {
  const whens = withAmount && amount ? tablesOf(amount).flatMap(({ rows }) => rows) : [];
  const trees: readonly Rule[] = [rule, ...whens.map(({ when }) => when)];
  return trees.flatMap((tree) => leavesOf(tree, rules).map(({ criterion }) => criterion));
}

function ruleDifference(one: RuleSet, other: RuleSet): Model | null | 'unsure' {
  const criteria = [...criteriaOf(one, false), ...criteriaOf(other, false)];
  const solver = solverOf([...new Set(criteria)], one.rules);
  let answer: Model | null | 'unsure' = null;
  for (const holds of [true, false]) {
    const statements = [
      statement(solver.says(one.rule, holds), holds),
      statement(solver.says(other.rule, !holds, other.rules), !holds),
    ];
    const found = solver.find(statements);
    if (found === 'unsure') answer = found;
    else if (found !== null) return found;
  }
  return answer;
}

/** What a rule says, one that only a person judges holding for every firm. */
function statement(said: Formula | null, holds: boolean): Formula {
  return said ?? (holds ? { all: [] } : { any: [] });
}

/** Tries firms that are eligible, always the same ones, until the two amounts differ. */
function amountDifference(one: CompiledRules, other: CompiledRules): Model | null | 'unsure' {
  const criteria = [...new Set([...criteriaOf(one.rules, true), ...criteriaOf(other.rules, true)])];
  const solver = solverOf(criteria, one.rules.rules);
  const holds = solver.says(one.rules.rule, true);
  const eligible = solver.find(holds === null ? [] : [holds]);
  if (eligible === null || eligible === 'unsure') return eligible;
  const axes = valuesRead(one, other, criteria);
  const all = axes.reduce((product, { values }) => product * values.length, 1);
  const tried = Math.min(all, MOST_TRIED);
  for (let at = 0; at < tried; at += 1) {
    const chosen = all <= MOST_TRIED ? numbered(axes, at) : scattered(axes, at);
    const firm = { ...eligible, ...chosen };
    if (differ(one, other, firm)) return firm;
  }
  return null;
}

function differ(one: CompiledRules, other: CompiledRules, firm: Model): boolean {
  const facts = Object.fromEntries(
    Object.entries(firm).map(([name, value]) => [name, { value, source: 'officer' }]),
  ) as Facts;
  const frame = frameOf(facts);
  if (one.program.run(frame) === 0) return false;
  const [a, b] = [one.amount?.run(frame).at(-1), other.amount?.run(frame).at(-1)];
  return a?.min !== b?.min || a?.max !== b?.max;
}

interface Values {
  readonly fact: FactName;
  readonly values: readonly FactValue[];
}

/** For each fact an amount reads, values worth trying: those of its criteria and some usual ones. */
function valuesRead(
  one: CompiledRules,
  other: CompiledRules,
  criteria: Parameters<typeof axesOf>[0],
): readonly Values[] {
  const axes = axesOf(criteria);
  const read = new Set(
    [...(one.amount?.facts ?? []), ...(other.amount?.facts ?? [])].map(askedFor),
  );
  return [...read].map((fact) => {
    const points = axes.get(fact)?.points ?? [];
    return { fact, values: [...usualValues(fact), ...points.map(({ value }) => value)] };
  });
}

const USUAL_MAD = [100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];
const USUAL_SHARES = [0, 0.1, 0.3, 0.5, 0.9];
const USUAL_COUNTS = [0, 1, 5, 20, 100];

function usualValues(fact: FactName): readonly FactValue[] {
  const definition = factDefinition(fact);
  if (definition.kind === 'code') return definition.codes;
  if (definition.kind === 'set') return [[], ...definition.codes.map((code) => [code])];
  if (definition.kind === 'flag') return [true, false];
  if (definition.unit === 'mad') return USUAL_MAD;
  return definition.unit === 'share' ? USUAL_SHARES : USUAL_COUNTS;
}

/** The firm of a number between 0 and that of all combinations. */
function numbered(axes: readonly Values[], index: number): Model {
  let rest = index;
  return combined(axes, (count) => {
    const place = rest % count;
    rest = Math.floor(rest / count);
    return place;
  });
}

const IRRATIONAL = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37].map(Math.sqrt);

/** A firm of a sequence that spreads evenly over all combinations (Kronecker's). */
function scattered(axes: readonly Values[], index: number): Model {
  return combined(axes, (count, at) => {
    const turn = (index + 1) * (IRRATIONAL[at % IRRATIONAL.length] ?? 1);
    return Math.floor((turn - Math.floor(turn)) * count);
  });
}

function combined(axes: readonly Values[], place: (count: number, at: number) => number): Model {
  const firm: Partial<Record<FactName, FactValue>> = {};
  for (const [at, { fact, values }] of axes.entries()) {
    const value = values[place(values.length, at)];
    if (value !== undefined) firm[fact] = value;
  }
  return firm;
}
