import type { Rule, RuleSet } from '../rules/grammar.ts';

/**
 * Where a rule stands in a rule set: steps joined by dots, "all.0.any.1.not" under the rule itself,
 * "rules.small.all.0" under a named one. The empty path is the rule itself.
 */
export type RulePath = string;

export type Group = 'all' | 'any';
export type Step = 'not' | { readonly group: Group; readonly at: number };

interface Place {
  /** The named rule it is under; null under the rule itself. */
  readonly name: string | null;
  readonly steps: readonly Step[];
}

const NAMED = 'rules';
const INDEX = /^\d{1,3}$/;
const MOST_STEPS = 64;

/** The place a path means; null when it is none. */
export function placeOfPath(path: RulePath): Place | null {
  const parts = path === '' ? [] : path.split('.');
  if (parts.length > MOST_STEPS) return null;
  const [first, name, ...rest] = parts;
  if (first === NAMED) {
    const steps = name === undefined ? null : stepsOf(rest);
    return steps && name !== undefined ? { name, steps } : null;
  }
  const steps = stepsOf(parts);
  return steps && { name: null, steps };
}

function stepsOf(parts: readonly string[]): readonly Step[] | null {
  const steps: Step[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === 'not') {
      steps.push('not');
      continue;
    }
    const index = parts[at + 1];
    if ((part !== 'all' && part !== 'any') || index === undefined || !INDEX.test(index))
      return null;
    steps.push({ group: part, at: Number(index) });
    at += 1;
  }
  return steps;
}

/** The path of a place. */
export function pathOfPlace({ name, steps }: Place): RulePath {
  return [...(name === null ? [] : [NAMED, name]), ...steps.map(stepText)].join('.');
}

const stepText = (step: Step) => (step === 'not' ? 'not' : `${step.group}.${String(step.at)}`);

/** The path of a child. */
export function childPath(path: RulePath, step: Step): RulePath {
  return path === '' ? stepText(step) : `${path}.${stepText(step)}`;
}

/** The members of a group; null for another group or no group. */
export function membersOf(node: Rule, group: Group): readonly Rule[] | null {
  if (group === 'all') return 'all' in node ? node.all : null;
  return 'any' in node ? node.any : null;
}

/** Which group a node is; null for anything else. */
export function groupOf(node: Rule): Group | null {
  if ('all' in node) return 'all';
  return 'any' in node ? 'any' : null;
}

export function makeGroup(group: Group, members: readonly Rule[]): Rule {
  return group === 'all' ? { all: members } : { any: members };
}

/** The rule at a path; null where there is none. */
export function ruleAt(rules: RuleSet, path: RulePath): Rule | null {
  const place = placeOfPath(path);
  if (!place) return null;
  let node: Rule | undefined = place.name === null ? rules.rule : named(rules, place.name);
  for (const step of place.steps) {
    if (node === undefined) return null;
    if (step === 'not') node = 'not' in node ? node.not : undefined;
    else node = membersOf(node, step.group)?.[step.at];
  }
  return node ?? null;
}

function named({ rules }: RuleSet, name: string): Rule | undefined {
  return Object.hasOwn(rules, name) ? rules[name] : undefined;
}

/** A JSON pointer into a rule set ("/rule/all/0/value") as the path of the nearest rule; or null. */
export function pathOfPointer(rules: RuleSet, pointer: string): RulePath | null {
  const [root, ...parts] = pointer.split('/').slice(1).map(unescaped);
  if (root !== 'rule' && root !== NAMED) return null;
  const all = root === NAMED ? [NAMED, ...parts] : parts;
  for (let length = all.length; length >= 0; length -= 1) {
    const path = all.slice(0, length).join('.');
    if (ruleAt(rules, path) !== null && (root === 'rule' || length > 1)) return path;
  }
  return null;
}

const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');
