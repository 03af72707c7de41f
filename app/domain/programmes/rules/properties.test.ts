import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import {
  factsRead,
  firmFacts,
  refinements,
  ruleSets,
  rulesAndFacts,
} from '../../../../tests/factories/random-rules.ts';
import { askedFor, compileRules, evaluate } from './evaluate.ts';
import { explain } from './explain.ts';
import { FACT_NAMES, isFactName, SOURCES, withDerived } from './facts.ts';
import type { FactName, Facts, FactValue } from './facts.ts';
import { frameOf, isInterval } from './frame.ts';
import { isCriterion, isManual, type Criterion, type Rule, type RuleSet } from './grammar.ts';
import { missingFacts } from './missing.ts';
import type { AmountResult, Outcome } from './result.ts';

const TODAY = civilDate('2026-10-01');

/** Whether a criterion holds for one value, written apart from the compiler. */
function holdsAt(
  criterion: Criterion,
  value: number | boolean | string | readonly string[] | null,
) {
  const { op } = criterion;
  if (op === 'exists') return Array.isArray(value) ? value.length > 0 : value !== null;
  if (value === null) return op === '!=';
  if (op === 'in') return [value].flat().some((one) => criterion.value.includes(String(one)));
  if (op === 'between') {
    const [from, to] = criterion.value;
    return Number(value) >= from && Number(value) <= to;
  }
  const wanted = criterion.value;
  if (op === '=') return value === wanted;
  if (op === '!=') return value !== wanted;
  const [a, b] = [Number(value), Number(wanted)];
  return op === '<' ? a < b : op === '<=' ? a <= b : op === '>' ? a > b : a >= b;
}

const FAR = 1e15;
const NEAR = 1e-6;

/** Values of an interval that can tell its numbers apart: its ends, and those at each bound. */
function valuesIn(value: FactValue, criterion: Criterion) {
  if (!isInterval(value)) return [value];
  const { min = -FAR, max = FAR } = value;
  const bounds = 'value' in criterion ? [criterion.value].flat().map(Number) : [];
  const near = bounds.flatMap((bound) => [bound - NEAR, bound, bound + NEAR]);
  return [min, ...near.filter((one) => one >= min && one <= max), max];
}

function naiveCriterion(criterion: Criterion, facts: Facts): Outcome {
  const known = facts[criterion.fact];
  if (known === undefined) return 'unknown';
  const least = criterion.minSource === undefined ? 0 : SOURCES.indexOf(criterion.minSource);
  if (SOURCES.indexOf(known.source) < least) return 'unknown';
  const answers = new Set(valuesIn(known.value, criterion).map((one) => holdsAt(criterion, one)));
  return answers.size > 1 ? 'unknown' : answers.has(true);
}

/** Kleene's tables, written apart from the compiler; null for what only a person judges. */
function naive(node: Rule, rules: RuleSet['rules'], facts: Facts): Outcome | null {
  if (isManual(node)) return null;
  if (isCriterion(node)) return naiveCriterion(node, facts);
  if ('ref' in node) {
    const named = rules[node.ref];
    return named ? naive(named, rules, facts) : null;
  }
  if ('not' in node) {
    const inner = naive(node.not, rules, facts);
    return typeof inner === 'boolean' ? !inner : inner;
  }
  const decides = 'any' in node;
  const children = ('all' in node ? node.all : node.any)
    .map((child) => naive(child, rules, facts))
    .filter((outcome) => outcome !== null);
  if (children.length === 0) return null;
  if (children.includes(decides)) return decides;
  return children.includes('unknown') ? 'unknown' : !decides;
}

const STATUS = { true: 'eligible', false: 'not_eligible', unknown: 'unknown' } as const;

describe('the evaluator', () => {
  test('answers as Kleene’s tables do, for the whole and for every criterion', () => {
    fc.assert(
      fc.property(rulesAndFacts(), ([rules, facts]) => {
        const { status, because } = evaluate(compileRules(rules), facts);
        const all = withDerived(facts);
        const outcome = naive(rules.rule, rules.rules, all) ?? true;
        expect(status).toBe(STATUS[String(outcome) as 'true' | 'false' | 'unknown']);
        const leaves = criteriaOf(rules);
        for (const { criterion, outcome: found, manual } of because)
          if (!manual) {
            const leaf = leaves.get(criterion);
            expect(found).toBe(leaf && naiveCriterion(leaf, all));
          }
      }),
      { numRuns: 400 },
    );
  });

  test('knowing more never turns yes into no, nor no into yes, for any criterion', () => {
    const cases = ruleSets({ withAmount: true }).chain((rules) =>
      refinements().map((pair) => [rules, pair] as const),
    );
    fc.assert(
      fc.property(cases, ([rules, { less, more }]) => {
        const compiled = compileRules(rules);
        const [before, after] = [evaluate(compiled, less), evaluate(compiled, more)];
        if (before.status !== 'unknown') expect(after.status).toBe(before.status);
        for (const [place, { outcome }] of before.because.entries())
          if (outcome !== 'unknown') expect(after.because[place]?.outcome).toBe(outcome);
        if (before.amount && after.amount) expectWithin(after.amount, before.amount);
      }),
      { numRuns: 400 },
    );
  });

  test('the amount of a firm fully known lies in every range given before', () => {
    const cases = ruleSets({ withAmount: true }).chain((rules) =>
      fc.tuple(fc.constant(rules), firmFacts(), fc.subarray([...FACT_NAMES])),
    );
    fc.assert(
      fc.property(cases, ([rules, facts, told]) => {
        const exact = Object.fromEntries(
          Object.entries(withDerived(facts)).filter(([, { value }]) => !isInterval(value)),
        ) as Facts;
        const part = Object.fromEntries(
          told.flatMap((name) => (exact[name] ? [[name, exact[name]]] : [])),
        ) as Facts;
        const compiled = compileRules(rules);
        const [before, after] = [evaluate(compiled, part), evaluate(compiled, exact)];
        if (before.amount && after.amount) expectWithin(after.amount, before.amount);
      }),
    );
  });

  test('the order in which facts are told changes nothing', () => {
    const cases = rulesAndFacts({ withAmount: true }).chain(([rules, facts]) =>
      fc
        .shuffledSubarray(Object.entries(facts), { minLength: Object.keys(facts).length })
        .map((entries) => [rules, facts, Object.fromEntries(entries) as Facts] as const),
    );
    fc.assert(
      fc.property(cases, ([rules, facts, shuffled]) => {
        const compiled = compileRules(rules);
        expect(explain(compiled, shuffled, TODAY)).toEqual(explain(compiled, facts, TODAY));
      }),
    );
  });
});

function expectWithin(inner: AmountResult, outer: AmountResult): void {
  expect(inner.min).toBeGreaterThanOrEqual(outer.min);
  expect(inner.max ?? Infinity).toBeLessThanOrEqual(outer.max ?? Infinity);
}

function criteriaOf({ rule, rules }: RuleSet): ReadonlyMap<string, Criterion> {
  const found = new Map<string, Criterion>();
  const walk = (node: Rule): void => {
    if (isCriterion(node)) found.set(node.id, node);
    else if ('not' in node) walk(node.not);
    else if ('all' in node) node.all.forEach(walk);
    else if ('any' in node) node.any.forEach(walk);
  };
  [rule, ...Object.values(rules)].forEach(walk);
  return found;
}

describe('what is missing', () => {
  test('is empty when and only when the status is settled, and is read by the rules', () => {
    fc.assert(
      fc.property(rulesAndFacts(), ([rules, facts]) => {
        const compiled = compileRules(rules);
        const missing = missingFacts(compiled, frameOf(facts));
        expect(missing.length > 0).toBe(evaluate(compiled, facts).status === 'unknown');
        expect(factsRead(rules)).toEqual(expect.arrayContaining([...missing]));
      }),
    );
  });

  test('is enough: whatever else the firm tells leaves the status open', () => {
    const cases = rulesAndFacts().chain(([rules, facts]) =>
      firmFacts(factsRead(rules)).map((told) => [rules, facts, told] as const),
    );
    fc.assert(
      fc.property(cases, ([rules, facts, told]) => {
        const compiled = compileRules(rules);
        const missing = new Set<string>(missingFacts(compiled, frameOf(facts)));
        fc.pre(missing.size > 0);
        const isOther = (name: FactName) =>
          !missing.has(askedFor(name)) && !(name in facts) && !(askedFor(name) in facts);
        const others = Object.entries(told).filter(([name]) => isFactName(name) && isOther(name));
        const after = { ...(Object.fromEntries(others) as Facts), ...facts };
        expect(evaluate(compiled, after).status).toBe('unknown');
      }),
    );
  });
});
