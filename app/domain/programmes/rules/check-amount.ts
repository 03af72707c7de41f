import { factDefinition } from './facts.ts';
import type { AmountPart, AmountRule, Expression, Rule } from './grammar.ts';
import { around, checkCodes, checkRule, checkSize, tell } from './check-rules.ts';
import type { Checking, Size } from './check-rules.ts';
import { pointer } from './problems.ts';

interface Place {
  readonly checking: Checking;
  readonly measure: (node: Rule, path: string) => Size | null;
  readonly parts: readonly AmountPart[];
  /** Where the part that is checked stands. */
  readonly at: number;
}

/** Holds the parts of an amount to the facts, to each other and to the limits. */
export function checkAmount(
  checking: Checking,
  measure: Place['measure'],
  { parts }: AmountRule,
): void {
  const base = '/amount/parts';
  const ids = new Set<string>();
  const sizes: (Size | null)[] = [];
  for (const [at, { id, value }] of parts.entries()) {
    const path = pointer(base, at);
    if (ids.has(id)) tell(checking, pointer(path, 'id'), 'duplicate-id', { id });
    ids.add(id);
    sizes.push(checkExpression({ checking, measure, parts, at }, value, pointer(path, 'value')));
  }
  if (parts.at(-1)?.unit !== 'mad')
    tell(checking, pointer(pointer(base, parts.length - 1), 'unit'), 'last-part-not-mad');
  checkSize(checking, around(sizes), base);
}

/** Checks an expression and returns its size; null when a rule in it has none. */
function checkExpression(place: Place, node: Expression, path: string): Size | null {
  const { checking } = place;
  const inner = (one: Expression, ...steps: readonly PropertyKey[]) =>
    checkExpression(place, one, steps.reduce<string>(pointer, path));
  if (typeof node === 'number') return LEAF;
  if ('contains' in node) {
    checkContains(checking, node, path);
    return around([inner(node.then, 'then'), inner(node.otherwise, 'otherwise')]);
  }
  if ('fact' in node) {
    if (factDefinition(node.fact).kind !== 'number')
      tell(checking, pointer(path, 'fact'), 'not-a-number', { fact: node.fact });
    return LEAF;
  }
  if ('part' in node) return checkPart(place, node.part, pointer(path, 'part'));
  if ('lookup' in node) return checkLookup(checking, node, path);
  if ('table' in node) return checkTable(place, node, path);
  const [key, items] = operandsOf(node);
  return around(items.map((one, step) => inner(one, key, step)));
}

const LEAF: Size = { depth: 1, nodes: 1 };

type Operation = Exclude<
  Expression,
  | number
  | { readonly contains: unknown }
  | { readonly fact: unknown }
  | { readonly part: unknown }
  | { readonly lookup: unknown }
  | { readonly table: unknown }
>;

function operandsOf(node: Operation): readonly [string, readonly Expression[]] {
  if ('sum' in node) return ['sum', node.sum];
  if ('product' in node) return ['product', node.product];
  if ('minus' in node) return ['minus', node.minus];
  return 'least' in node ? ['least', node.least] : ['most', node.most];
}

function checkPart({ checking, parts, at }: Place, part: string, path: string): Size {
  const found = parts.findIndex(({ id }) => id === part);
  if (found < 0) tell(checking, path, 'unknown-part', { part });
  else if (found >= at) tell(checking, path, 'part-not-earlier', { part });
  return LEAF;
}

function checkLookup(
  checking: Checking,
  node: Extract<Expression, { readonly lookup: unknown }>,
  path: string,
): Size {
  const { lookup, values } = node;
  if (factDefinition(lookup).kind === 'code')
    for (const code of Object.keys(values))
      checkCodes(checking, lookup, [code], pointer(pointer(path, 'values'), code));
  else tell(checking, pointer(path, 'lookup'), 'not-a-code', { fact: lookup });
  return LEAF;
}

function checkTable(
  place: Place,
  node: Extract<Expression, { readonly table: unknown }>,
  path: string,
): Size | null {
  const { checking, measure } = place;
  const rows = node.table.flatMap(({ when, then }, row) => {
    const at = pointer(pointer(path, 'table'), row);
    checkRule(checking, when, pointer(at, 'when'));
    const size = measure(when, pointer(at, 'when'));
    return [size, checkExpression(place, then, pointer(at, 'then'))];
  });
  return around([...rows, checkExpression(place, node.otherwise, pointer(path, 'otherwise'))]);
}

/** A set can only contain the codes of its own list. */
function checkContains(
  checking: Checking,
  { contains, codeOf }: Extract<Expression, { readonly contains: unknown }>,
  path: string,
): void {
  const [set, code] = [factDefinition(contains), factDefinition(codeOf)];
  if (set.kind !== 'set') {
    tell(checking, pointer(path, 'contains'), 'not-a-set', { fact: contains });
    return;
  }
  if (code.kind !== 'code') {
    tell(checking, pointer(path, 'codeOf'), 'not-a-code', { fact: codeOf });
    return;
  }
  if (set.codes.join() !== code.codes.join())
    tell(checking, pointer(path, 'codeOf'), 'other-codes', { fact: codeOf, set: contains });
}
