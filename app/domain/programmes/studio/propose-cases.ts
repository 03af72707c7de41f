import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { GoldenCase } from '../content.ts';
import { askedFor, compileRules, evaluate, type CompiledRules } from '../rules/evaluate.ts';
import { FACT_NAMES, type FactName, type FactValue } from '../rules/facts.ts';
import { factsOfCase } from '../rules/golden.ts';
import {
  isCriterion,
  isManual,
  type Criterion,
  type Rule,
  type RuleSet,
} from '../rules/grammar.ts';
import { axesOf, type Axis, type Point } from '../rules/points.ts';
import type { Status } from '../rules/result.ts';
import { solverOf, type Formula, type Model, type Solver } from '../rules/solve.ts';
import { leavesOf } from '../rules/tree.ts';

type CaseFacts = GoldenCase['facts'];

/** A case that the rules suggest, with the answer they give; a person says whether it is right. */
export interface Proposal {
  /** The same as long as the rules and the cases are. */
  readonly key: string;
  /** The fact it is about and the value that matters; null where it is left out. */
  readonly fact: FactName;
  readonly value: FactValue | undefined;
  readonly facts: CaseFacts;
  readonly expects: GoldenCase['expects'];
}

interface Search {
  readonly compiled: CompiledRules;
  readonly solver: Solver;
  readonly axes: ReadonlyMap<FactName, Axis>;
  readonly today: CivilDate;
  readonly cases: readonly GoldenCase[];
}

/**
 * Cases on both sides of every bound and list of codes of valid rules, where that alone decides, and
 * one that stays unknown; those that the cases there are show already are left out.
 */
export function proposeCases(
  rules: RuleSet,
  cases: readonly GoldenCase[],
  today: CivilDate,
): readonly Proposal[] {
  const criteria = [
    ...new Set(leavesOf(rules.rule, rules.rules).map(({ criterion }) => criterion)),
  ];
  const search: Search = {
    ...{ compiled: compileRules(rules), solver: solverOf(criteria, rules.rules) },
    ...{ axes: axesOf(criteria), today, cases },
  };
  const base = baseOf(search);
  const proposals = criteria.flatMap((criterion) => bordersOf(search, criterion, base));
  const unknown = base && unknownOf(search, criteria, base);
  const all = unknown ? [...proposals, unknown] : proposals;
  const texts = all.map(({ facts }) => JSON.stringify(facts));
  return all.filter((_, at) => texts.indexOf(texts[at] ?? '') === at);
}

/** What the rules answer; null for facts that contradict each other. */
function answerOf({ compiled, today }: Search, facts: CaseFacts): GoldenCase['expects'] | null {
  const read = factsOfCase({ facts }, today);
  if (!read.ok) return null;
  const { status, amount } = evaluate(compiled, read.facts);
  const exact = amount?.max === amount?.min ? amount : null;
  return { status, amount: exact ? { min: exact.min, max: exact.min } : null };
}

/** Facts of a firm that is eligible: of a case there is, else found in the rules. */
function baseOf(search: Search): CaseFacts | null {
  const known = search.cases.find(
    ({ facts, expects }) =>
      expects.status === 'eligible' && answerOf(search, facts)?.status === 'eligible',
  );
  if (known) return known.facts;
  const holds = search.solver.says(search.compiled.rules.rule, true);
  const found = search.solver.find(holds === null ? [] : [holds]);
  return found === null || found === 'unsure' ? null : caseFacts(found);
}

function caseFacts(model: Model): CaseFacts {
  const facts: CaseFacts = {};
  for (const name of FACT_NAMES) {
    const value = model[name];
    if (value !== undefined) facts[name] = value;
  }
  return facts;
}

type Pair = readonly [Point, Point];

/** Neighbouring values of a criterion's fact, of which it takes one and not the other. */
function pairsOf({ points }: Axis, place: number): readonly Pair[] {
  const numbers = points.filter(({ value }) => typeof value === 'number');
  const differ = (one: Point, other: Point) => one.holds[place] !== other.holds[place];
  const borders = numbers.flatMap((point, at): readonly Pair[] => {
    const next = numbers[at + 1];
    return next && differ(point, next) ? [[point, next]] : [];
  });
  if (borders.length > 0) return borders;
  const taken = points.find(({ holds }) => holds[place]);
  const other = points.find((point) => taken && differ(taken, point));
  return taken && other ? [[taken, other]] : [];
}

function bordersOf(
  search: Search,
  criterion: Criterion,
  base: CaseFacts | null,
): readonly Proposal[] {
  const axis = search.axes.get(askedFor(criterion.fact));
  if (!axis) return [];
  return pairsOf(axis, axis.criteria.indexOf(criterion)).flatMap((pair) => {
    const facts = decidedBy(search, axis.fact, pair, base);
    if (!facts) return [];
    return pair.flatMap(({ value }, side) => {
      const other = pair[1 - side]?.value;
      if (other === undefined || isShown(search, axis.fact, [value, other])) return [];
      return proposalOf(search, `${criterion.id}.${JSON.stringify(value)}`, axis.fact, {
        ...facts,
        [axis.fact]: value,
      });
    });
  });
}

/** Other facts with which these two values of a fact lead to different answers. */
function decidedBy(
  search: Search,
  fact: FactName,
  [one, other]: Pair,
  base: CaseFacts | null,
): CaseFacts | null {
  if (base && decides(search, fact, base, [one.value, other.value])) return base;
  const { solver, compiled } = search;
  for (const holds of [true, false]) {
    const statements = [
      residual(search, compiled.rules.rule, holds, { fact, point: one }),
      residual(search, compiled.rules.rule, !holds, { fact, point: other }),
    ].filter((formula) => formula !== null);
    const found = solver.find(statements);
    if (found === null || found === 'unsure') continue;
    const facts = caseFacts(found);
    if (decides(search, fact, facts, [one.value, other.value])) return facts;
  }
  return null;
}

function decides(
  search: Search,
  fact: FactName,
  facts: CaseFacts,
  [one, other]: readonly [FactValue, FactValue],
): boolean {
  const [here, there] = [one, other].map((value) => answerOf(search, { ...facts, [fact]: value }));
  return here != null && there != null && here.status !== there.status;
}

/** Whether some case shows already what happens at the first value and not at the other. */
function isShown(
  search: Search,
  fact: FactName,
  [value, other]: readonly [FactValue, FactValue],
): boolean {
  return search.cases.some(
    ({ facts, expects }) =>
      JSON.stringify(facts[fact]) === JSON.stringify(value) &&
      answerOf(search, facts)?.status === expects.status &&
      decides(search, fact, facts, [value, other]),
  );
}

function proposalOf(
  search: Search,
  key: string,
  fact: FactName,
  facts: CaseFacts,
): readonly Proposal[] {
  const expects = answerOf(search, facts);
  return expects ? [{ key, fact, value: facts[fact], facts, expects }] : [];
}

/** A firm of which one fact is not known yet, unless there is such a case. */
function unknownOf(
  search: Search,
  criteria: readonly Criterion[],
  base: CaseFacts,
): Proposal | null {
  const isThere = (status: Status) => search.cases.some(({ expects }) => expects.status === status);
  if (isThere('unknown')) return null;
  for (const { fact } of criteria) {
    const asked = askedFor(fact);
    const facts = Object.fromEntries(
      Object.entries(base).filter(([name]) => name !== asked && name !== fact),
    );
    const [proposal] = proposalOf(search, `${asked}.unknown`, asked, facts);
    if (proposal?.expects.status === 'unknown') return proposal;
  }
  return null;
}

interface Fixed {
  readonly fact: FactName;
  readonly point: Point;
}

const ALWAYS: Formula = { all: [] };
const NEVER: Formula = { any: [] };

/** What must hold of the other facts for a rule to hold (or not) at one point of a fact. */
function residual(search: Search, node: Rule, holds: boolean, fixed: Fixed): Formula | null {
  if (isManual(node)) return null;
  if (isCriterion(node)) {
    if (askedFor(node.fact) !== fixed.fact) return search.solver.says(node, holds);
    const place = search.axes.get(fixed.fact)?.criteria.indexOf(node) ?? -1;
    return fixed.point.holds[place] === holds ? ALWAYS : NEVER;
  }
  if ('ref' in node) {
    const named = search.compiled.rules.rules[node.ref];
    return named ? residual(search, named, holds, fixed) : null;
  }
  if ('not' in node) return residual(search, node.not, !holds, fixed);
  const isAll = 'all' in node;
  const parts = (isAll ? node.all : node.any)
    .map((child) => residual(search, child, holds, fixed))
    .filter((formula) => formula !== null);
  if (parts.length === 0) return null;
  return isAll === holds ? { all: parts } : { any: parts };
}
