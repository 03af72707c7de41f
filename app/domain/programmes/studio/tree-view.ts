import { describeCriterion } from '../rules/criterion-text.ts';
import type { FactSource } from '../rules/facts.ts';
import { isCriterion, isManual, type Rule, type RuleSet } from '../rules/grammar.ts';
import type { Speaker } from '../rules/speaker.ts';
import { canMoveOut, groupBeside } from './edit-tree.ts';
import { usesOf } from './rule-ids.ts';
import { childPath, membersOf, placeOfPath, pathOfPlace, ruleAt } from './rule-path.ts';
import type { RulePath } from './rule-path.ts';

/** What can be done with a node besides changing it and taking it away. */
export type NodeAct = 'up' | 'down' | 'into' | 'out' | 'unwrap' | 'turn' | 'spread' | 'name';

/** A node of the rules as the builder shows it. */
export interface TreeNode {
  readonly path: RulePath;
  readonly kind: 'all' | 'any' | 'not' | 'ref' | 'criterion' | 'manual';
  /** The sentence of a criterion, the words of what is judged, the name of a named rule. */
  readonly text: string;
  /** Of criteria. */
  readonly id: string | null;
  readonly note: string | null;
  readonly legalRef: string | null;
  readonly minSource: FactSource | null;
  readonly acts: readonly NodeAct[];
  readonly items: readonly TreeNode[];
}

/** A named rule of a set, and how often it is used. */
export interface NamedTree {
  readonly name: string;
  readonly uses: number;
  readonly tree: TreeNode;
}

export interface TreesView {
  readonly tree: TreeNode;
  readonly named: readonly NamedTree[];
}

/** The rules of a draft as trees to edit, each leaf in words. */
export function treesOf(rules: RuleSet, speaker: Speaker): TreesView {
  return {
    tree: nodeView(rules, rules.rule, '', speaker),
    named: Object.entries(rules.rules).map(([name, rule]) => ({
      ...{ name, uses: usesOf(rules, name) },
      tree: nodeView(rules, rule, `rules.${name}`, speaker),
    })),
  };
}

function nodeView(rules: RuleSet, node: Rule, path: RulePath, speaker: Speaker): TreeNode {
  const isLeaf = isCriterion(node) || isManual(node);
  return {
    ...{ path, kind: kindOf(node), text: textOf(node, speaker) },
    id: isLeaf ? node.id : null,
    note: (isLeaf ? node.note?.[speaker.lang] : undefined) ?? null,
    legalRef: (isLeaf ? node.legalRef : undefined) ?? null,
    minSource: (isCriterion(node) ? node.minSource : undefined) ?? null,
    acts: actsOf(rules, node, path),
    items: childrenAt(node, path).map(([child, at]) => nodeView(rules, child, at, speaker)),
  };
}

function kindOf(node: Rule): TreeNode['kind'] {
  if (isCriterion(node)) return 'criterion';
  if (isManual(node)) return 'manual';
  if ('ref' in node) return 'ref';
  if ('not' in node) return 'not';
  return 'all' in node ? 'all' : 'any';
}

function textOf(node: Rule, speaker: Speaker): string {
  if (isCriterion(node)) return describeCriterion(node, speaker);
  if (isManual(node)) return node.text[speaker.lang];
  return 'ref' in node ? node.ref : '';
}

function childrenAt(node: Rule, path: RulePath): readonly (readonly [Rule, RulePath])[] {
  if ('not' in node) return [[node.not, childPath(path, 'not')]];
  for (const group of ['all', 'any'] as const) {
    const members = membersOf(node, group);
    if (members) return members.map((child, at) => [child, childPath(path, { group, at })]);
  }
  return [];
}

function actsOf(rules: RuleSet, node: Rule, path: RulePath): readonly NodeAct[] {
  const place = placeOfPath(path);
  const last = place?.steps.at(-1);
  const parent =
    place && typeof last === 'object'
      ? ruleAt(rules, pathOfPlace({ ...place, steps: place.steps.slice(0, -1) }))
      : null;
  const siblings =
    parent && typeof last === 'object' ? (membersOf(parent, last.group)?.length ?? 0) : 0;
  const at = typeof last === 'object' ? last.at : 0;
  const count = childrenAt(node, path).length;
  const isGroup = 'all' in node || 'any' in node;
  const can: Readonly<Record<NodeAct, boolean>> = {
    up: at > 0,
    down: at < siblings - 1,
    into: groupBeside(rules, path) !== null,
    out: canMoveOut(rules, path),
    turn: isGroup,
    unwrap: 'not' in node || (isGroup && (parent !== null || count === 1)),
    spread: 'ref' in node,
    name: !('ref' in node) && (path === '' || place?.steps.length !== 0),
  };
  return NODE_ACTS.filter((act) => can[act]);
}

const NODE_ACTS = ['up', 'down', 'into', 'out', 'turn', 'unwrap', 'spread', 'name'] as const;
