import { factDefinition, type FactName, type NumberFact } from './facts.ts';
import {
  isCriterion,
  isManual,
  operatorsOf,
  RULE_LIMITS,
  type Criterion,
  type Rule,
  type RuleSet,
} from './grammar.ts';
import { pointer, type RuleProblem, type RuleProblemCode } from './problems.ts';

/** What a check of a set of rules carries along. */
export interface Checking {
  readonly rules: RuleSet['rules'];
  readonly problems: RuleProblem[];
  /** Ids of criteria met before: they are unique in the whole set. */
  readonly ids: Set<string>;
}

/** Notes a problem. */
export function tell(
  { problems }: Checking,
  path: string,
  code: RuleProblemCode,
  details?: RuleProblem['details'],
): void {
  problems.push({ path, code, ...(details && { details }) });
}

/** Holds a tree to the facts: operators, values, codes, ids, references. */
export function checkRule(checking: Checking, node: Rule, path: string): void {
  if (isManual(node)) {
    checkId(checking, node.id, path);
    return;
  }
  if (isCriterion(node)) {
    checkCriterion(checking, node, path);
    return;
  }
  if ('ref' in node) {
    if (!Object.hasOwn(checking.rules, node.ref))
      tell(checking, pointer(path, 'ref'), 'unknown-rule', { name: node.ref });
    return;
  }
  if ('not' in node) {
    checkRule(checking, node.not, pointer(path, 'not'));
    return;
  }
  const [key, children] =
    'all' in node ? (['all', node.all] as const) : (['any', node.any] as const);
  for (const [place, child] of children.entries())
    checkRule(checking, child, pointer(pointer(path, key), place));
}

function checkId(checking: Checking, id: string, path: string): void {
  if (checking.ids.has(id)) tell(checking, pointer(path, 'id'), 'duplicate-id', { id });
  checking.ids.add(id);
}

function checkCriterion(checking: Checking, criterion: Criterion, path: string): void {
  checkId(checking, criterion.id, path);
  const { fact, op } = criterion;
  if (!operatorsOf(fact).includes(op)) {
    tell(checking, pointer(path, 'op'), 'wrong-operator', { fact, op });
    return;
  }
  const at = pointer(path, 'value');
  if (op === 'exists') return;
  if (op === 'in') {
    checkCodes(checking, fact, criterion.value, at);
    return;
  }
  if (op !== 'between') {
    checkValue(checking, fact, criterion.value, at);
    return;
  }
  const [from, to] = criterion.value;
  checkValue(checking, fact, from, pointer(at, 0));
  checkValue(checking, fact, to, pointer(at, 1));
  if (from > to) tell(checking, at, 'empty-range', { from, to });
}

function checkValue(
  checking: Checking,
  fact: FactName,
  value: number | boolean | string,
  path: string,
): void {
  const definition = factDefinition(fact);
  if (definition.kind === 'number' && typeof value === 'number') {
    checkNumber(checking, definition, value, path);
    return;
  }
  if (definition.kind === 'code' && typeof value === 'string') {
    checkCodes(checking, fact, [value], path);
    return;
  }
  if (definition.kind !== 'flag' || typeof value !== 'boolean')
    tell(checking, path, 'wrong-type', { fact });
}

function checkNumber(
  checking: Checking,
  { min, max, whole }: NumberFact,
  value: number,
  path: string,
): void {
  if (value < min || value > max) tell(checking, path, 'out-of-bounds', { min, max });
  else if (whole && !Number.isInteger(value)) tell(checking, path, 'not-whole');
}

/** Holds codes to the list of their fact. */
export function checkCodes(
  checking: Checking,
  fact: FactName,
  codes: readonly string[],
  path: string,
): void {
  const definition = factDefinition(fact);
  const known: readonly string[] = 'codes' in definition ? definition.codes : [];
  for (const code of codes)
    if (!known.includes(code)) tell(checking, path, 'unknown-code', { fact, code });
}

/** Size of a tree with its references followed. */
export interface Size {
  readonly depth: number;
  readonly nodes: number;
}

/** Measures trees; null for one whose references turn in a circle, which is told once each. */
export function measurer(checking: Checking): (node: Rule, path: string) => Size | null {
  const known = new Map<string, Size | null>();
  const within = new Set<string>();
  const named = (name: string, path: string): Size | null => {
    if (within.has(name)) {
      tell(checking, path, 'circular-rule', { name });
      return null;
    }
    const found = known.get(name);
    if (found !== undefined) return found;
    const rule = Object.hasOwn(checking.rules, name) ? checking.rules[name] : undefined;
    if (rule === undefined) return { depth: 1, nodes: 1 };
    within.add(name);
    const size = measure(rule, pointer('/rules', name));
    within.delete(name);
    known.set(name, size);
    return size;
  };
  const measure = (node: Rule, path: string): Size | null => {
    if (isCriterion(node) || isManual(node)) return { depth: 1, nodes: 1 };
    if ('ref' in node) return named(node.ref, path);
    if ('not' in node) return around([measure(node.not, pointer(path, 'not'))]);
    const [key, children] =
      'all' in node ? (['all', node.all] as const) : (['any', node.any] as const);
    const at = pointer(path, key);
    return around(children.map((child, place) => measure(child, pointer(at, place))));
  };
  return measure;
}

/** The size of a node around others; null when one of them has none. */
export function around(inner: readonly (Size | null)[]): Size | null {
  const sizes = inner.filter((size) => size !== null);
  if (sizes.length < inner.length) return null;
  return {
    depth: 1 + Math.max(0, ...sizes.map(({ depth }) => depth)),
    nodes: sizes.reduce((sum, { nodes }) => sum + nodes, 1),
  };
}

/** Tells a size beyond the limits. */
export function checkSize(checking: Checking, size: Size | null, path: string): void {
  if (size === null) return;
  const { depth, nodes } = RULE_LIMITS;
  if (size.depth > depth) tell(checking, path, 'too-deep', { limit: depth, found: size.depth });
  if (size.nodes > nodes)
    tell(checking, path, 'too-many-nodes', { limit: nodes, found: size.nodes });
}
