import { FALSE, TRUE, UNKNOWN, type Program, type Truth } from './compile.ts';
import { childrenOf, isCriterion, isManual } from './grammar.ts';
import type { Criterion, ManualCriterion, Rule, RuleSet } from './grammar.ts';

/** Kleene's negation. */
function negate(truth: Truth): Truth {
  return truth === TRUE ? FALSE : truth === FALSE ? TRUE : UNKNOWN;
}

/** A criterion where it stands in a tree, references followed. */
export interface Leaf {
  readonly criterion: Criterion;
  /** It stands under an even number of negations: that it holds can only help. */
  readonly helps: boolean;
}

/** Every place a criterion stands in, in order; one named twice comes twice. */
export function leavesOf(rule: Rule, rules: RuleSet['rules']): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (node: Rule, helps: boolean): void => {
    if (isManual(node)) return;
    if (isCriterion(node)) leaves.push({ criterion: node, helps });
    else if ('ref' in node) {
      const named = rules[node.ref];
      if (named) walk(named, helps);
    } else if ('not' in node) walk(node.not, !helps);
    else for (const child of 'all' in node ? node.all : node.any) walk(child, helps);
  };
  walk(rule, true);
  return leaves;
}

/** The criteria and questions to a person written in a tree, without those of rules it names. */
export function leavesIn(node: Rule): readonly (Criterion | ManualCriterion)[] {
  if (isManual(node) || isCriterion(node)) return [node];
  return childrenOf(node).flatMap(leavesIn);
}

/** The outcome of each criterion of a program's last run, by its id. */
export function outcomesOf({ criteria, outcomes }: Program): ReadonlyMap<string, Truth> {
  return new Map(criteria.map(({ id }, place) => [id, truthOf(outcomes[place])]));
}

function truthOf(value: number | undefined): Truth {
  return value === TRUE ? TRUE : value === FALSE ? FALSE : UNKNOWN;
}

/**
 * The criteria that keep an answer open: unknown themselves, and under groups that they alone can
 * still settle. Empty when the answer is settled. A criterion comes once for each place.
 */
export function openCriteria(
  rule: Rule,
  rules: RuleSet['rules'],
  outcomes: ReadonlyMap<string, Truth>,
): readonly Criterion[] {
  const seen = open(rule, rules, outcomes);
  return seen?.truth === UNKNOWN ? seen.criteria : [];
}

interface Seen {
  readonly truth: Truth;
  readonly criteria: readonly Criterion[];
}

/** Null for a node that only a person judges. */
function open(
  node: Rule,
  rules: RuleSet['rules'],
  outcomes: ReadonlyMap<string, Truth>,
): Seen | null {
  if (isManual(node)) return null;
  if (isCriterion(node)) {
    const truth = outcomes.get(node.id) ?? UNKNOWN;
    return { truth, criteria: truth === UNKNOWN ? [node] : [] };
  }
  if ('ref' in node) {
    const named = rules[node.ref];
    return named ? open(named, rules, outcomes) : null;
  }
  if ('not' in node) {
    const seen = open(node.not, rules, outcomes);
    return seen && { ...seen, truth: negate(seen.truth) };
  }
  const isAll = 'all' in node;
  const children = (isAll ? node.all : node.any)
    .map((child) => open(child, rules, outcomes))
    .filter((seen) => seen !== null);
  if (children.length === 0) return null;
  const truths = children.map(({ truth }) => truth);
  const truth = isAll ? least(truths) : greatest(truths);
  const isOpen = truth === UNKNOWN;
  return { truth, criteria: isOpen ? children.flatMap(({ criteria }) => criteria) : [] };
}

const least = (truths: readonly Truth[]) => truths.reduce<Truth>((a, b) => (b < a ? b : a), TRUE);
const greatest = (truths: readonly Truth[]) =>
  truths.reduce<Truth>((a, b) => (b > a ? b : a), FALSE);
