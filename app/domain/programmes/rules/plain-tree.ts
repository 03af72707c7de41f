import { isCriterion, isManual } from './grammar.ts';
import type { Criterion, ManualCriterion, Rule, RuleSet } from './grammar.ts';

/**
 * A rule as people read it: what is not to hold is said of each leaf, groups in groups of the same
 * kind are one, sub-rules stand where they are named. It answers as the rule does.
 */
export type PlainNode =
  | { readonly kind: 'all' | 'any'; readonly items: readonly PlainNode[] }
  | { readonly kind: 'criterion'; readonly criterion: Criterion; readonly holds: boolean }
  | { readonly kind: 'manual'; readonly manual: ManualCriterion; readonly holds: boolean };

/** The plain form of a rule; an empty `all` when nothing is asked. */
export function plainTree(rule: Rule, rules: RuleSet['rules']): PlainNode {
  return plainNode(rule, true, { rules, within: [] }) ?? { kind: 'all', items: [] };
}

interface Where {
  readonly rules: RuleSet['rules'];
  /** Sub-rules one is inside of: a name that turns in a circle says nothing. */
  readonly within: readonly string[];
}

function plainNode(rule: Rule, holds: boolean, where: Where): PlainNode | null {
  if (isManual(rule)) return { kind: 'manual', manual: rule, holds };
  if (isCriterion(rule)) return { kind: 'criterion', criterion: rule, holds };
  if ('not' in rule) return plainNode(rule.not, !holds, where);
  if ('ref' in rule) {
    const named = where.rules[rule.ref];
    if (named === undefined || where.within.includes(rule.ref)) return null;
    return plainNode(named, holds, { ...where, within: [...where.within, rule.ref] });
  }
  const [kind, children] =
    'all' in rule ? (['all', rule.all] as const) : (['any', rule.any] as const);
  return group(
    holds ? kind : kind === 'all' ? 'any' : 'all',
    children.map((child) => plainNode(child, holds, where)).filter((item) => item !== null),
  );
}

function group(kind: 'all' | 'any', children: readonly PlainNode[]): PlainNode | null {
  const items = children.flatMap((item) => (item.kind === kind ? item.items : [item]));
  return items.length > 1 ? { kind, items } : (items[0] ?? null);
}
