import { DomainError } from '#domain/kernel/index.server.ts';
import type { FactName } from '../rules/facts.ts';
import { isCriterion, isManual } from '../rules/grammar.ts';
import type { Criterion, ManualCriterion, Rule, RuleSet, Trilingual } from '../rules/grammar.ts';
import { parseRuleSet } from '../rules/parse-rules.ts';
import {
  addAt,
  moveAt,
  moveIntoGroup,
  moveOut,
  pathOfAdded,
  removeAt,
  replaceAt,
  turnAt,
  unwrapAt,
  wrapAt,
} from './edit-tree.ts';
import { newCriterion, newManual, newRules } from './new-rule.ts';
import { freshId, idsOf, usesOf, withFreshIds } from './rule-ids.ts';
import { ruleAt, type Group, type RulePath } from './rule-path.ts';

/** What is added to a tree. */
export type Added =
  | { readonly kind: 'criterion'; readonly fact: FactName }
  | { readonly kind: Group; readonly fact: FactName }
  | { readonly kind: 'manual'; readonly text: Trilingual }
  | { readonly kind: 'ref'; readonly name: string };

/** One change of the rules of a draft; `path` says where (rule-path.ts). */
export type RuleEdit =
  | { readonly do: 'add'; readonly path: RulePath; readonly added: Added }
  | { readonly do: 'wrap'; readonly path: RulePath; readonly in: Group | 'not' }
  | { readonly do: 'set'; readonly path: RulePath; readonly node: Criterion | ManualCriterion }
  | { readonly do: 'fact'; readonly path: RulePath; readonly fact: FactName }
  | { readonly do: 'name'; readonly path: RulePath; readonly name: string }
  | {
      readonly do: 'remove' | 'up' | 'down' | 'into' | 'out' | 'unwrap' | 'turn' | 'spread';
      readonly path: RulePath;
    };

/**
 * The rules after one edit; a draft without rules begins with the first criterion. Keeps them
 * valid: throws `programmes.` and the code of the problem (problems.ts) when the edit would break a
 * limit, `.rule-gone` when the path leads nowhere, `.last-rule`, `.rule-in-use`, `.rule-stays` and
 * `.name-taken` for what cannot be done there.
 */
export function editRules(rules: RuleSet | null, edit: RuleEdit): RuleSet {
  if (rules === null) {
    if (edit.do !== 'add' || edit.added.kind !== 'criterion')
      throw new DomainError('programmes.rule-gone');
    return newRules(edit.added.fact, freshId(edit.added.fact, new Set()));
  }
  return keepValid(rules, applied(rules, edit));
}

/** Where to look after an edit: what was added, else the same place. */
export function pathAfter(before: RuleSet | null, edit: RuleEdit): RulePath {
  if (edit.do !== 'add') return edit.path;
  return before === null ? 'all.0' : pathOfAdded(before, edit.path);
}

function applied(rules: RuleSet, edit: RuleEdit): RuleSet {
  const { path } = edit;
  switch (edit.do) {
    case 'add':
      return addAt(rules, path, made(rules, edit.added));
    case 'wrap':
      return wrapAt(rules, path, edit.in);
    case 'set':
      return replaceAt(rules, path, { ...edit.node, id: idAt(rules, path) });
    case 'fact':
      return replaceAt(rules, path, onOtherFact(rules, path, edit.fact));
    case 'name':
      return nameAt(rules, path, edit.name);
    case 'spread':
      return spreadAt(rules, path);
    case 'remove':
      return removeAt(rules, path);
    case 'up':
      return moveAt(rules, path, -1);
    case 'down':
      return moveAt(rules, path, 1);
    case 'into':
      return moveIntoGroup(rules, path);
    case 'out':
      return moveOut(rules, path);
    case 'unwrap':
      return unwrapAt(rules, path);
    case 'turn':
      return turnAt(rules, path);
  }
}

function made(rules: RuleSet, added: Added): Rule {
  const taken = idsOf(rules);
  switch (added.kind) {
    case 'criterion':
      return newCriterion(added.fact, freshId(added.fact, taken));
    case 'all':
      return { all: [newCriterion(added.fact, freshId(added.fact, taken))] };
    case 'any':
      return { any: [newCriterion(added.fact, freshId(added.fact, taken))] };
    case 'manual':
      return newManual(added.text, freshId('judged', taken));
    case 'ref':
      return { ref: added.name };
  }
}

function leafAt(rules: RuleSet, path: RulePath): Criterion | ManualCriterion {
  const node = ruleAt(rules, path);
  if (node && (isCriterion(node) || isManual(node))) return node;
  throw new DomainError('programmes.rule-gone');
}

const idAt = (rules: RuleSet, path: RulePath) => leafAt(rules, path).id;

/** The same criterion on another fact: its value begins anew, its words and source stay. */
function onOtherFact(rules: RuleSet, path: RulePath, fact: FactName): Rule {
  const { id, note, legalRef } = leafAt(rules, path);
  const taken = new Set([...idsOf(rules)].filter((one) => one !== id));
  return {
    ...newCriterion(fact, freshId(fact, taken)),
    ...(note && { note }),
    ...(legalRef !== undefined && { legalRef }),
  };
}

function nameAt(rules: RuleSet, path: RulePath, name: string): RuleSet {
  const node = ruleAt(rules, path);
  if (!node) throw new DomainError('programmes.rule-gone');
  if ('ref' in node) throw new DomainError('programmes.rule-stays');
  if (Object.hasOwn(rules.rules, name)) throw new DomainError('programmes.name-taken');
  const left = replaceAt(rules, path, { ref: name });
  return { ...left, rules: { ...left.rules, [name]: node } };
}

/** Puts the named rule itself where it is referred to; it loses its name with its last use. */
function spreadAt(rules: RuleSet, path: RulePath): RuleSet {
  const node = ruleAt(rules, path);
  if (!node || !('ref' in node)) throw new DomainError('programmes.rule-gone');
  const named = rules.rules[node.ref];
  if (named === undefined) throw new DomainError('programmes.rule-gone');
  if (usesOf(rules, node.ref) > 1) return replaceAt(rules, path, withFreshIds(named, idsOf(rules)));
  const spread = replaceAt(rules, path, named);
  const left = Object.entries(spread.rules).filter(([name]) => name !== node.ref);
  return { ...spread, rules: Object.fromEntries(left) };
}

/** Refuses a change that breaks rules which were valid before. */
export function keepValid(before: RuleSet, after: RuleSet): RuleSet {
  const checked = parseRuleSet(after);
  if (checked.ok || !parseRuleSet(before).ok) return after;
  throw new DomainError(`programmes.${checked.problems[0]?.code ?? 'wrong-shape'}`);
}
