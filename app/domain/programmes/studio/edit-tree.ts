import { DomainError } from '#domain/kernel/index.server.ts';
import type { Rule, RuleSet } from '../rules/grammar.ts';
import { groupOf, makeGroup, membersOf, pathOfPlace, placeOfPath, ruleAt } from './rule-path.ts';
import type { Group, RulePath, Step } from './rule-path.ts';
import { usesOf } from './rule-ids.ts';

/** What becomes of a node: other nodes in its place, none to take it away. */
type Becomes = (node: Rule) => readonly Rule[];

const missing = () => new DomainError('programmes.rule-gone');

/** The nodes that stand where `node` stood. */
function within(node: Rule, steps: readonly Step[], change: Becomes): readonly Rule[] {
  const [step, ...rest] = steps;
  if (step === undefined) return change(node);
  if (step === 'not') {
    if (!('not' in node)) throw missing();
    const inside = within(node.not, rest, change);
    return inside.length === 0 ? [] : [{ not: joined(inside) }];
  }
  const members = membersOf(node, step.group);
  const member = members?.[step.at];
  if (!members || !member) throw missing();
  const left = members.toSpliced(step.at, 1, ...within(member, rest, change));
  return left.length === 0 ? [] : [makeGroup(step.group, left)];
}

/** One rule of several that all must hold. */
function joined(nodes: readonly Rule[]): Rule {
  const [only, ...others] = nodes;
  return only !== undefined && others.length === 0 ? only : { all: nodes };
}

/** Changes the node at a path. Throws `programmes.rule-gone`, `.last-rule`, `.rule-in-use`. */
function changeAt(rules: RuleSet, path: RulePath, change: Becomes): RuleSet {
  const place = placeOfPath(path);
  if (!place || ruleAt(rules, path) === null) throw missing();
  const { name, steps } = place;
  const root = name === null ? rules.rule : rules.rules[name];
  if (root === undefined) throw missing();
  const nodes = within(root, steps, change);
  if (name === null) {
    if (nodes.length === 0) throw new DomainError('programmes.last-rule');
    return { ...rules, rule: joined(nodes) };
  }
  if (nodes.length > 0) return { ...rules, rules: { ...rules.rules, [name]: joined(nodes) } };
  if (usesOf(rules, name) > 0) throw new DomainError('programmes.rule-in-use');
  return { ...rules, rules: without(rules.rules, name) };
}

function without(rules: RuleSet['rules'], name: string): RuleSet['rules'] {
  return Object.fromEntries(Object.entries(rules).filter(([key]) => key !== name));
}

/** Puts another rule where one is. */
export function replaceAt(rules: RuleSet, path: RulePath, node: Rule): RuleSet {
  return changeAt(rules, path, () => [node]);
}

/** Takes a rule away, and groups that it leaves empty. */
export function removeAt(rules: RuleSet, path: RulePath): RuleSet {
  return changeAt(rules, path, () => []);
}

/** Adds a rule at the end of a group, or beside what is no group. */
export function addAt(rules: RuleSet, path: RulePath, added: Rule): RuleSet {
  return changeAt(rules, path, (node) => {
    const group = groupOf(node);
    return group === null ? [node, added] : [makeGroup(group, [...membersIn(node), added])];
  });
}

/** Where a rule added at a path stands afterwards. */
export function pathOfAdded(before: RuleSet, path: RulePath): RulePath {
  const place = placeOfPath(path);
  const node = ruleAt(before, path);
  if (!place || !node) return path;
  const group = groupOf(node);
  if (group !== null)
    return pathOfPlace({
      ...place,
      steps: [...place.steps, { group, at: membersIn(node).length }],
    });
  const last = place.steps.at(-1);
  const up = place.steps.slice(0, -1);
  if (last === undefined || last === 'not')
    return pathOfPlace({ ...place, steps: [...place.steps, { group: 'all', at: 1 }] });
  return pathOfPlace({ ...place, steps: [...up, { ...last, at: last.at + 1 }] });
}

/** Puts a rule in a group of its own, or turns it into its contrary. */
export function wrapAt(rules: RuleSet, path: RulePath, wrapper: Group | 'not'): RuleSet {
  return changeAt(rules, path, (node) => [
    wrapper === 'not' ? { not: node } : makeGroup(wrapper, [node]),
  ]);
}

/** Takes a group or a contrary away and keeps what is in it. */
export function unwrapAt(rules: RuleSet, path: RulePath): RuleSet {
  const isInGroup = typeof placeOfPath(path)?.steps.at(-1) === 'object';
  return changeAt(rules, path, (node) => {
    if ('not' in node) return [node.not];
    const members = membersIn(node);
    if (members.length === 0 || (!isInGroup && members.length > 1))
      throw new DomainError('programmes.rule-stays');
    return members;
  });
}

/** Turns "all of" into "one of" and back. */
export function turnAt(rules: RuleSet, path: RulePath): RuleSet {
  return changeAt(rules, path, (node) => {
    const group = groupOf(node);
    if (group === null) throw new DomainError('programmes.rule-stays');
    return [makeGroup(group === 'all' ? 'any' : 'all', membersIn(node))];
  });
}

function membersIn(node: Rule): readonly Rule[] {
  if ('all' in node) return node.all;
  return 'any' in node ? node.any : [];
}

/** The members of the group a node is in, where the group stands and where the node is in it. */
function siblingsAt(rules: RuleSet, path: RulePath) {
  const place = placeOfPath(path);
  const last = place?.steps.at(-1);
  if (!place || last === undefined || last === 'not') return null;
  const parent = pathOfPlace({ ...place, steps: place.steps.slice(0, -1) });
  const group = ruleAt(rules, parent);
  const members = group && membersOf(group, last.group);
  const node = members?.[last.at];
  return members && node ? { parent, members, node, ...last } : null;
}

/** Moves a rule before or behind its neighbour in the same group. */
export function moveAt(rules: RuleSet, path: RulePath, by: -1 | 1): RuleSet {
  const found = siblingsAt(rules, path);
  const other = found?.members[found.at + by];
  if (!found || !other) throw new DomainError('programmes.rule-stays');
  const moved = found.members.with(found.at, other).with(found.at + by, found.node);
  return replaceAt(rules, found.parent, makeGroup(found.group, moved));
}

/** The place of the neighbouring group a rule can be moved into: the one before, else behind. */
export function groupBeside(rules: RuleSet, path: RulePath): number | null {
  const found = siblingsAt(rules, path);
  if (!found) return null;
  const near = [found.at - 1, found.at + 1].find((at) => {
    const one = found.members[at];
    return one !== undefined && groupOf(one) !== null;
  });
  return near ?? null;
}

/** Moves a rule into the group beside it. */
export function moveIntoGroup(rules: RuleSet, path: RulePath): RuleSet {
  const found = siblingsAt(rules, path);
  const near = groupBeside(rules, path);
  const host = near === null ? undefined : found?.members[near];
  const group = host && groupOf(host);
  if (!found || near === null || !host || !group) throw new DomainError('programmes.rule-stays');
  const filled = makeGroup(group, [...membersIn(host), found.node]);
  const left = found.members.with(near, filled).toSpliced(found.at, 1);
  return replaceAt(rules, found.parent, makeGroup(found.group, left));
}

/** Moves a rule out of its group, behind it; the group goes when it is left empty. */
export function moveOut(rules: RuleSet, path: RulePath): RuleSet {
  const found = siblingsAt(rules, path);
  if (!found || !siblingsAt(rules, found.parent)) throw new DomainError('programmes.rule-stays');
  const left = found.members.toSpliced(found.at, 1);
  const kept = left.length === 0 ? [] : [makeGroup(found.group, left)];
  return changeAt(rules, found.parent, () => [...kept, found.node]);
}

/** Whether a rule is in a group that is itself in a group. */
export function canMoveOut(rules: RuleSet, path: RulePath): boolean {
  const found = siblingsAt(rules, path);
  return found !== null && siblingsAt(rules, found.parent) !== null;
}
