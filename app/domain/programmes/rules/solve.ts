import type { FactName, FactValue } from './facts.ts';
import { isCriterion, isManual, type Criterion, type Rule, type RuleSet } from './grammar.ts';
import { axesOf, type Axis } from './points.ts';

/** A statement about firms whose facts are all known: the points of an axis, or several statements. */
export type Formula =
  | { readonly axis: FactName; readonly points: bigint }
  | { readonly all: readonly Formula[] }
  | { readonly any: readonly Formula[] };

/** Values of facts that make a statement true. */
export type Model = Readonly<Partial<Record<FactName, FactValue>>>;

/** Asks whether statements can be true together. */
export interface Solver {
  /**
   * That a rule holds, or that it does not, whatever the sources; null for a rule that only a person
   * judges.
   */
  readonly says: (rule: Rule, holds: boolean, rules?: RuleSet['rules']) => Formula | null;
  /**
   * Facts that make all statements true, null when there are none, `unsure` when the search took too
   * long: nothing may be claimed then.
   */
  readonly find: (statements: readonly Formula[]) => Model | null | 'unsure';
}

const MOST_STEPS = 4000;

/** A solver for rules made of these criteria, the same objects. `rules` are those they name. */
export function solverOf(criteria: readonly Criterion[], rules: RuleSet['rules']): Solver {
  const axes = axesOf(criteria);
  const truths = truthsOf(axes.values());
  return {
    says: (rule, holds, named = rules) => formulaOf({ truths, rules: named }, rule, holds),
    find: (statements) => {
      const all = new Map([...axes].map(([fact, { points }]) => [fact, everyOf(points.length)]));
      const found = search(statements, all, { left: MOST_STEPS });
      return found instanceof Map ? modelOf(axes, found) : found;
    },
  };
}

const everyOf = (size: number) => (1n << BigInt(size)) - 1n;

interface Truths {
  readonly holds: Formula;
  readonly fails: Formula;
}
interface Reading {
  readonly truths: ReadonlyMap<Criterion, Truths>;
  readonly rules: RuleSet['rules'];
}

function formulaOf(reading: Reading, node: Rule, holds: boolean): Formula | null {
  if (isManual(node)) return null;
  if (isCriterion(node)) return literal(reading, node, holds);
  if ('ref' in node) {
    const named = reading.rules[node.ref];
    return named ? formulaOf(reading, named, holds) : null;
  }
  if ('not' in node) return formulaOf(reading, node.not, !holds);
  const isAll = 'all' in node;
  const parts = (isAll ? node.all : node.any)
    .map((child) => formulaOf(reading, child, holds))
    .filter((formula) => formula !== null);
  if (parts.length === 0) return null;
  return isAll === holds ? { all: parts } : { any: parts };
}

function literal({ truths }: Reading, criterion: Criterion, holds: boolean): Formula {
  const truth = truths.get(criterion);
  if (!truth) throw new Error(`The solver was not given criterion ${criterion.id}.`);
  return holds ? truth.holds : truth.fails;
}

/** For every criterion the points of its axis where it holds and where it fails. */
function truthsOf(axes: Iterable<Axis>): ReadonlyMap<Criterion, Truths> {
  const truths = new Map<Criterion, Truths>();
  for (const { fact, criteria, points } of axes) {
    const every = everyOf(points.length);
    for (const [place, criterion] of criteria.entries()) {
      const bits = points.map(({ holds }) => (holds[place] === true ? '1' : '0')).toReversed();
      const mask = BigInt(`0b0${bits.join('')}`);
      truths.set(criterion, {
        holds: { axis: fact, points: mask },
        fails: { axis: fact, points: every ^ mask },
      });
    }
  }
  return truths;
}

type Domains = Map<FactName, bigint>;

/** Depth-first: facts first, then the choice with the fewest branches. */
function search(
  statements: readonly Formula[],
  before: Domains,
  budget: { left: number },
): Domains | null | 'unsure' {
  budget.left -= 1;
  if (budget.left < 0) return 'unsure';
  const domains = new Map(before);
  const choices: (readonly Formula[])[] = [];
  if (!settle([...statements], domains, choices)) return null;
  const open = choices.map((branches) => branches.filter((one) => isPossible(one, domains)));
  const [first, ...others] = open.toSorted((a, b) => a.length - b.length);
  if (first === undefined) return domains;
  let isUnsure = false;
  for (const branch of first) {
    const rest = others.map((branches): Formula => ({ any: branches }));
    const found = search([branch, ...rest], domains, budget);
    if (found instanceof Map) return found;
    isUnsure ||= found === 'unsure';
  }
  return isUnsure ? 'unsure' : null;
}

/** Narrows the domains by what must be; false when nothing is left of one. */
function settle(waiting: Formula[], domains: Domains, choices: (readonly Formula[])[]): boolean {
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ('all' in next) waiting.push(...next.all);
    else if ('any' in next) choices.push(next.any);
    else {
      const left = (domains.get(next.axis) ?? 0n) & next.points;
      if (left === 0n) return false;
      domains.set(next.axis, left);
    }
  }
  return true;
}

function isPossible(formula: Formula, domains: Domains): boolean {
  return !('axis' in formula) || ((domains.get(formula.axis) ?? 0n) & formula.points) !== 0n;
}

function modelOf(axes: ReadonlyMap<FactName, Axis>, domains: Domains): Model {
  const model: Partial<Record<FactName, FactValue>> = {};
  for (const [fact, { points }] of axes) {
    const left = domains.get(fact) ?? 0n;
    const point = points.find((_, at) => (left >> BigInt(at)) & 1n);
    if (point) model[fact] = point.value;
  }
  return model;
}
