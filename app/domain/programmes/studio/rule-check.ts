import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { ProgrammeDraft } from '../content.ts';
import { findContradictions } from '../rules/contradictions.ts';
import { runGoldenCases } from '../rules/golden.ts';
import type { RuleSet } from '../rules/grammar.ts';
import { mutationScore } from '../rules/mutation.ts';
import { parseRuleSet } from '../rules/parse-rules.ts';
import type { Status } from '../rules/result.ts';

/** What is wrong with the rules of a version as a whole. */
export const RULE_FAULTS = ['none', 'invalid', 'always-false', 'always-true'] as const;
export type RuleFault = (typeof RULE_FAULTS)[number];

/** What the checks of the rules of a version came to. */
export interface RuleCheck {
  readonly problems: readonly RuleFault[];
  /** Answers for which there is no golden case. */
  readonly missing: readonly Status[];
  readonly cases: number;
  /** Names of the golden cases that do not come out as they say. */
  readonly failed: readonly string[];
  /** Share of small errors in the rules that the golden cases notice; null without valid rules. */
  readonly score: number | null;
}

const STATUSES = ['eligible', 'not_eligible', 'unknown'] as const satisfies readonly Status[];

/** Holds the rules of a version and their golden cases to what publication asks of them. */
export function checkRules(
  { rules, goldenCases }: Pick<ProgrammeDraft, 'rules' | 'goldenCases'>,
  today: CivilDate,
): RuleCheck {
  const expected = new Set(goldenCases.map(({ expects }) => expects.status));
  const about = {
    cases: goldenCases.length,
    missing: STATUSES.filter((status) => !expected.has(status)),
  };
  const parsed = rules && parseRuleSet(rules);
  if (!parsed?.ok) {
    const failed = goldenCases.map(({ name }) => name);
    return { ...about, failed, problems: [parsed ? 'invalid' : 'none'], score: null };
  }
  const results = runGoldenCases(parsed.rules, goldenCases, today);
  return {
    ...about,
    problems: wholeFaults(parsed.rules),
    failed: results.filter(({ passed }) => !passed).map(({ name }) => name),
    score: mutationScore(parsed.rules, goldenCases, today).score,
  };
}

/** Rules that let nobody in, or everybody. */
function wholeFaults(rules: RuleSet): readonly RuleFault[] {
  const found = findContradictions(rules).filter(({ path }) => path === '/rule');
  return (['always-false', 'always-true'] as const).filter((fault) =>
    found.some(({ code }) => code === fault),
  );
}
