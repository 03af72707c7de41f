import fc from 'fast-check';
import {
  FACT_NAMES,
  factDefinition,
  type FactName,
  type Facts,
} from '#domain/programmes/rules/facts.ts';
import {
  isCriterion,
  isManual,
  operatorsOf,
  type Expression,
  type Operator,
  type Rule,
  type RuleSet,
} from '#domain/programmes/rules/grammar.ts';
import { codesOf, firmFacts, numberOf, sources, valueOf } from './random-facts.ts';

export { firmFacts, refinements } from './random-facts.ts';

const MOST_FACTS = 5;
const DEPTH = 3;
const WIDTH = 3;
const label = { fr: 'Texte', ar: 'نص', en: 'Text' };

function criterionOn(fact: FactName): fc.Arbitrary<Rule> {
  const made = fc
    .constantFrom(...operatorsOf(fact))
    .chain((op): fc.Arbitrary<Rule> => comparing(fact, op));
  return fc
    .tuple(made, fc.option(sources, { freq: 6, nil: undefined }))
    .map(([node, minSource]) => (isCriterion(node) && minSource ? { ...node, minSource } : node));
}

function comparing(fact: FactName, op: Operator): fc.Arbitrary<Rule> {
  const definition = factDefinition(fact);
  const id = 'c';
  if (op === 'exists') return fc.constant({ id, fact, op });
  if (op === 'in')
    return fc
      .subarray([...codesOf(fact)], { minLength: 1 })
      .map((value): Rule => ({ id, fact, op, value }));
  if (op === 'between') {
    const bound = definition.kind === 'number' ? numberOf(definition) : fc.constant(0);
    return fc
      .tuple(bound, bound)
      .map(([a, b]): Rule => ({ id, fact, op, value: [Math.min(a, b), Math.max(a, b)] }));
  }
  return valueOf(fact).map((value): Rule => ({ id, fact, op, value }));
}

const manual: Rule = { id: 'c', manual: true, text: label };

function nodes(pool: readonly FactName[], depth: number, hasRef: boolean): fc.Arbitrary<Rule> {
  const criterion = fc.constantFrom(...pool).chain(criterionOn);
  const leaf = fc.oneof(
    { weight: 12, arbitrary: criterion },
    { weight: 1, arbitrary: fc.constant(manual) },
    { weight: hasRef ? 2 : 0, arbitrary: fc.constant<Rule>({ ref: 'named' }) },
  );
  if (depth === 0) return leaf;
  const child = nodes(pool, depth - 1, hasRef);
  const children = fc.array(child, { minLength: 1, maxLength: WIDTH });
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 4, arbitrary: children.map((all): Rule => ({ all })) },
    { weight: 3, arbitrary: children.map((any): Rule => ({ any })) },
    { weight: 2, arbitrary: child.map((not): Rule => ({ not })) },
  );
}

/** The tree with an id of its own for every criterion. */
function numbered(node: Rule, next: () => string): Rule {
  if (isCriterion(node) || isManual(node)) return { ...node, id: next() };
  if ('all' in node) return { all: node.all.map((child) => numbered(child, next)) };
  if ('any' in node) return { any: node.any.map((child) => numbered(child, next)) };
  return 'not' in node ? { not: numbered(node.not, next) } : node;
}

function counter(): () => string {
  let last = 0;
  return () => `c${String((last += 1))}`;
}

const numbers = FACT_NAMES.filter((name) => factDefinition(name).kind === 'number');
const lookups = FACT_NAMES.filter((name) => factDefinition(name).kind === 'code');

function expressions(depth: number): fc.Arbitrary<Expression> {
  const literal = fc.constantFrom(-500, 0, 0.1, 0.5, 2, 1000, 60_000);
  const leaf = fc.oneof<fc.Arbitrary<Expression>[]>(
    literal,
    fc.constantFrom(...numbers).map((fact) => ({ fact })),
    fc.constantFrom(...lookups).chain(lookupOn),
  );
  if (depth === 0) return leaf;
  const child = expressions(depth - 1);
  const several = fc.array(child, { minLength: 1, maxLength: WIDTH });
  return fc.oneof<fc.Arbitrary<Expression>[]>(
    leaf,
    several.map((sum) => ({ sum })),
    several.map((product) => ({ product })),
    several.map((least) => ({ least })),
    several.map((most) => ({ most })),
    fc.tuple(child, child).map((minus) => ({ minus })),
    fc
      .tuple(fc.array(rowOf(child), { minLength: 1, maxLength: WIDTH }), child)
      .map(([table, otherwise]) => ({ table, otherwise })),
    fc.tuple(child, child).map(([then, otherwise]) => ({
      ...({ contains: 'hasActiveVoucher', codeOf: 'category' } as const),
      ...{ then, otherwise },
    })),
  );
}

const rowOf = (then: fc.Arbitrary<Expression>) =>
  fc.record({ when: fc.constantFrom(...FACT_NAMES).chain(criterionOn), then });

function lookupOn(lookup: FactName): fc.Arbitrary<Expression> {
  const value = fc.constantFrom(0, 0.1, 0.15, 8000, 12_000);
  return fc
    .tuple(
      fc.dictionary(fc.constantFrom(...codesOf(lookup)), value, { noNullPrototype: true }),
      value,
    )
    .map(([values, otherwise]) => ({ lookup, values, otherwise }));
}

/** Ids of the criteria in tables, apart from those of the tree. */
function numberedRows(node: Expression, next: () => string): Expression {
  if (typeof node === 'number' || 'fact' in node || 'part' in node || 'lookup' in node) return node;
  const inner = (one: Expression) => numberedRows(one, next);
  if ('table' in node)
    return {
      table: node.table.map(({ when, then }) => ({
        when: numbered(when, () => `t${next()}`),
        then: inner(then),
      })),
      otherwise: inner(node.otherwise),
    };
  if ('minus' in node) return { minus: [inner(node.minus[0]), inner(node.minus[1])] };
  if ('sum' in node) return { sum: node.sum.map(inner) };
  if ('product' in node) return { product: node.product.map(inner) };
  if ('least' in node) return { least: node.least.map(inner) };
  if ('most' in node) return { most: node.most.map(inner) };
  return { ...node, then: inner(node.then), otherwise: inner(node.otherwise) };
}

interface Wanted {
  /** Facts that the tree may read; all of them when left out. */
  readonly names?: readonly FactName[];
  /** Whether an amount comes with it. */
  readonly withAmount?: boolean;
}

/** Valid rule sets: trees up to three groups deep on at most five facts, with a named sub-rule. */
export function ruleSets({ names = FACT_NAMES, withAmount }: Wanted = {}): fc.Arbitrary<RuleSet> {
  const pools = fc.shuffledSubarray([...names], {
    minLength: 1,
    maxLength: Math.min(MOST_FACTS, names.length),
  });
  return pools.chain((pool) =>
    fc
      .tuple(
        nodes(pool, DEPTH, true),
        nodes(pool, 1, false),
        withAmount === true ? expressions(2) : fc.constant(null),
      )
      .map(([rule, named, amount]) => assembled(rule, named, amount)),
  );
}

function assembled(rule: Rule, named: Rule, amount: Expression | null): RuleSet {
  const next = counter();
  return {
    grammar: 1,
    rule: numbered(rule, next),
    rules: { named: numbered(named, next) },
    amount: amount === null ? null : { parts: partsOf(numberedRows(amount, next)) },
  };
}

const partsOf = (value: Expression) => [
  { id: 'base', label, unit: 'mad' as const, value },
  { id: 'aid', label, unit: 'mad' as const, value: { least: [{ part: 'base' }, 40_000] } },
];

/** The facts that a tree reads, with what they follow from. */
export function factsRead(rules: RuleSet): readonly FactName[] {
  const read = new Set<FactName>();
  const walk = (node: Rule): void => {
    if (isCriterion(node)) {
      read.add(node.fact);
      const { from } = factDefinition(node.fact);
      if (from) read.add(from);
    } else if ('all' in node) node.all.forEach(walk);
    else if ('any' in node) node.any.forEach(walk);
    else if ('not' in node) walk(node.not);
  };
  walk(rules.rule);
  Object.values(rules.rules).forEach(walk);
  return [...read];
}

/** A set of rules and what is known of a firm about what it reads. */
export function rulesAndFacts(wanted: Wanted = {}): fc.Arbitrary<readonly [RuleSet, Facts]> {
  return ruleSets(wanted).chain((rules) =>
    fc.tuple(fc.constant(rules), firmFacts(wanted.withAmount ? FACT_NAMES : factsRead(rules))),
  );
}
