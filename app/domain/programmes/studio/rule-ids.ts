import { childrenOf, isCriterion, isManual } from '../rules/grammar.ts';
import type { Expression, Rule, RuleSet } from '../rules/grammar.ts';

/** Every node of a rule, itself first. */
export function nodesOf(node: Rule): readonly Rule[] {
  return [node, ...childrenOf(node).flatMap(nodesOf)];
}

/** The expressions directly inside another. */
export function expressionsIn(value: Expression): readonly Expression[] {
  if (typeof value === 'number') return [];
  if ('sum' in value) return value.sum;
  if ('product' in value) return value.product;
  if ('minus' in value) return value.minus;
  if ('least' in value) return value.least;
  if ('most' in value) return value.most;
  if ('table' in value) return [...value.table.map(({ then }) => then), value.otherwise];
  return 'contains' in value ? [value.then, value.otherwise] : [];
}

/** The conditions of the tables of an amount. */
function conditionsIn(value: Expression): readonly Rule[] {
  const own =
    typeof value !== 'number' && 'table' in value ? value.table.map(({ when }) => when) : [];
  return [...own, ...expressionsIn(value).flatMap(conditionsIn)];
}

/** Every node of a rule set: of the rule, of those it names, of the conditions of the amount. */
export function allNodes({ rule, rules, amount }: RuleSet): readonly Rule[] {
  const conditions = (amount?.parts ?? []).flatMap(({ value }) => conditionsIn(value));
  return [rule, ...Object.values(rules), ...conditions].flatMap(nodesOf);
}

/** The ids of all criteria. */
export function idsOf(rules: RuleSet): ReadonlySet<string> {
  return new Set(
    allNodes(rules)
      .filter((node) => isCriterion(node) || isManual(node))
      .map(({ id }) => id),
  );
}

const LONGEST = 40;

/** An id like `base` that nothing has yet: "staff", then "staff-2". */
export function freshId(base: string, taken: ReadonlySet<string>): string {
  const clean = base
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  const stem = clean === '' ? 'criterion' : clean;
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : `-${String(number)}`;
    const id = `${stem.slice(0, LONGEST - end.length)}${end}`;
    if (!taken.has(id)) return id;
  }
}

/** A copy whose criteria have ids of their own. */
export function withFreshIds(node: Rule, taken: ReadonlySet<string>): Rule {
  const used = new Set(taken);
  const copy = (one: Rule): Rule => {
    if (isCriterion(one) || isManual(one)) {
      const id = freshId(one.id, used);
      used.add(id);
      return { ...one, id };
    }
    if ('all' in one) return { all: one.all.map(copy) };
    if ('any' in one) return { any: one.any.map(copy) };
    return 'not' in one ? { not: copy(one.not) } : one;
  };
  return copy(node);
}

/** How often a named rule is referred to. */
export function usesOf(rules: RuleSet, name: string): number {
  return allNodes(rules).filter((node) => 'ref' in node && node.ref === name).length;
}
