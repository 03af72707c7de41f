import { describeCriterion } from './criterion-text.ts';
import { factDefinition } from './facts.ts';
import { isCriterion, type Criterion, type Rule, type RuleSet } from './grammar.ts';
import type { Speaker } from './speaker.ts';
import { describePart } from './to-text.ts';
import type { RuleLine } from './views.ts';

/** What the rows of a table ask for. */
interface RowTexts {
  readonly rows: readonly string[];
  /** What is left for "otherwise", when the rows are steps of one number. */
  readonly rest: string | null;
  /** No case fits two rows: their order says nothing. */
  readonly areApart: boolean;
}

/**
 * The conditions of the rows of a table. Steps of one whole number ("at most 3", "at most 9") are
 * told apart: "at most 3", "from 4 to 9", "more than 9".
 */
export function conditionTexts(
  conditions: readonly Rule[],
  rules: RuleSet['rules'],
  speaker: Speaker,
): RowTexts {
  const steps = stepsOf(conditions);
  if (steps === null) {
    const rows = conditions.map((rule) => inline(describePart(rule, rules, speaker), speaker));
    return { rows, rest: null, areApart: rows.length < 2 };
  }
  const last = steps.at(-1);
  return {
    rows: steps.map((step, place) => describeCriterion(apart(step, steps[place - 1]), speaker)),
    rest: last ? describeCriterion({ ...last, op: '>' }, speaker) : null,
    areApart: true,
  };
}

type Step = Extract<Criterion, { readonly op: '<' | '<=' | '>' | '>=' | '=' | '!=' }> & {
  readonly value: number;
};

/** Rows that each say "at most" more of the same whole number that is always there; else null. */
function stepsOf(conditions: readonly Rule[]): readonly Step[] | null {
  const steps = conditions.filter(isStep);
  if (steps.length < conditions.length) return null;
  const [first] = steps;
  const isRising = steps.every(({ fact, value }, place) => {
    const before = steps[place - 1];
    return fact === first?.fact && (before === undefined || value > before.value);
  });
  return isRising ? steps : null;
}

function isStep(rule: Rule): rule is Step {
  if (!isCriterion(rule) || rule.op !== '<=' || typeof rule.value !== 'number') return false;
  const definition = factDefinition(rule.fact);
  const isAlwaysThere = definition.optional !== true;
  return definition.kind === 'number' && definition.whole && isAlwaysThere && !rule.minSource;
}

function apart(step: Step, before: Step | undefined): Criterion {
  if (before === undefined) return step;
  const { id, fact, value } = step;
  return before.value + 1 === value
    ? { id, fact, op: '=', value }
    : { id, fact, op: 'between', value: [before.value + 1, value] };
}

/** A condition on one line. */
function inline(line: RuleLine, speaker: Speaker): string {
  if (line.items.length === 0) return line.text;
  const items = line.items.map((item) => inline(item, speaker));
  return line.kind === 'none-of'
    ? [line.text, ...items].join(' ')
    : speaker.list(items, line.kind === 'any' ? 'or' : 'and');
}
