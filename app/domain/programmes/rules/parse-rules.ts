import { checkAmount } from './check-amount.ts';
import { checkRule, checkSize, measurer, tell, type Checking } from './check-rules.ts';
import { RULE_LIMITS, ruleSetShape, type RuleSet } from './grammar.ts';
import { pointer, type RuleProblem } from './problems.ts';
import { shapeProblems } from './shape-problems.ts';
import { leavesIn } from './tree.ts';

/** Limits of the JSON itself, looser than those of rules: they keep every later step cheap. */
const JSON_LIMITS = { depth: 100, values: 20_000 } as const;
const MOST_PROBLEMS = 100;
const NAME = /^[a-z][a-z0-9-]{0,39}$/;

type ParsedRules =
  | { readonly ok: true; readonly rules: RuleSet }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/**
 * A set of rules from JSON, held to the grammar, to the facts and to the limits. Problems are all
 * told (at most 100), each with the place it is at. JSON of any depth or size is refused, never
 * followed.
 */
export function parseRuleSet(json: unknown): ParsedRules {
  const beyond = measureJson(json);
  if (beyond) return { ok: false, problems: [beyond] };
  const read = ruleSetShape.safeParse(json);
  const problems = read.success ? checkRules(read.data) : shapeProblems(read.error.issues);
  return read.success && problems.length === 0
    ? { ok: true, rules: read.data }
    : { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** What is wrong with rules that have the right shape. */
function checkRules(set: RuleSet): readonly RuleProblem[] {
  const checking: Checking = { rules: set.rules, problems: [], ids: new Set() };
  const named = Object.entries(set.rules).map(
    ([name, rule]) => [pointer('/rules', name), rule] as const,
  );
  const trees = [['/rule', set.rule] as const, ...named];
  for (const name of Object.keys(set.rules))
    if (!NAME.test(name)) tell(checking, pointer('/rules', name), 'bad-id');
  for (const [path, rule] of trees) checkRule(checking, rule, path);
  const measure = measurer(checking);
  for (const [path, rule] of trees) checkSize(checking, measure(rule, path), path);
  const found = trees.reduce((sum, [, rule]) => sum + leavesIn(rule).length, 0);
  const limit = RULE_LIMITS.criteria;
  if (found > limit) tell(checking, '', 'too-many-criteria', { limit, found });
  if (set.amount) checkAmount(checking, measure, set.amount);
  return checking.problems;
}

/** A problem when JSON is deeper or larger than any set of rules; walks without calling itself. */
function measureJson(json: unknown): RuleProblem | null {
  const { depth: deepest, values: most } = JSON_LIMITS;
  const waiting: { readonly value: unknown; readonly depth: number }[] = [
    { value: json, depth: 0 },
  ];
  let seen = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    seen += 1;
    if (seen + waiting.length > most)
      return { path: '', code: 'too-large', details: { limit: most } };
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= deepest)
      return { path: '', code: 'too-deep', details: { limit: RULE_LIMITS.depth } };
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 });
  }
  return null;
}
