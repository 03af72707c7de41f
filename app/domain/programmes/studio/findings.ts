import { findContradictions, type Contradiction } from '../rules/contradictions.ts';
import type { RuleSet } from '../rules/grammar.ts';
import { parseRuleSet } from '../rules/parse-rules.ts';
import type { RuleProblem, RuleProblemCode } from '../rules/problems.ts';
import { linesOfPointers, parseJson } from './json-lines.ts';
import { pathOfPointer, type RulePath } from './rule-path.ts';

export type FindingCode = RuleProblemCode | Contradiction['code'] | 'no-json';

/** What is wrong with rules, or doubtful, and where. */
export interface Finding {
  readonly code: FindingCode;
  /** The node; null for what is elsewhere (the amount). */
  readonly path: RulePath | null;
  /** A criterion, a part, a code, whatever the finding names; null for nothing. */
  readonly about: string | null;
  /** Line of a pasted text, from 1. */
  readonly line: number | null;
  /** True for what no version can be published with. */
  readonly isProblem: boolean;
}

const STOPPING: ReadonlySet<FindingCode> = new Set(['always-false', 'always-true']);

/** Everything wrong or doubtful in the rules of a draft: problems first, else contradictions. */
export function findingsOf(rules: RuleSet): readonly Finding[] {
  const parsed = parseRuleSet(rules);
  if (!parsed.ok) return parsed.problems.map((problem) => problemFinding(rules, problem));
  return findContradictions(rules).map(({ code, path, criterion }) => ({
    ...{ code, about: criterion ?? null, line: null },
    path: pathOfPointer(rules, path),
    isProblem: STOPPING.has(code),
  }));
}

function problemFinding(rules: RuleSet, { code, path, details }: RuleProblem): Finding {
  return {
    ...{ code, line: null, isProblem: true },
    path: pathOfPointer(rules, path),
    about: aboutOf(details) ?? (path.startsWith('/amount') ? path : null),
  };
}

/** The name or the limit that a problem is about. */
function aboutOf(details: RuleProblem['details']): string | null {
  const first = Object.values(details ?? {})[0];
  return first === undefined ? null : String(first);
}

export type PastedRules =
  | { readonly ok: true; readonly rules: RuleSet }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Rules from a pasted text; every problem with its line. */
export function readPastedRules(text: string): PastedRules {
  const json = parseJson(text);
  if (!json.ok) return { ok: false, findings: notJson(json.line) };
  const parsed = parseRuleSet(json.value);
  return parsed.ok ? parsed : { ok: false, findings: pastedFindings(text, parsed.problems) };
}

const NOWHERE = { path: null, about: null, isProblem: true } as const;

/** That a text is no JSON, and where it stops being any. */
export function notJson(line: number): readonly Finding[] {
  return [{ ...NOWHERE, code: 'no-json', line }];
}

/** Problems of a JSON text with the lines they are on; their pointers start at its root. */
export function pastedFindings(text: string, problems: readonly RuleProblem[]): readonly Finding[] {
  const lines = linesOfPointers(
    text,
    problems.flatMap(({ path }) => ancestorsOf(path)),
  );
  return problems.map(({ code, path, details }) => ({
    ...{ ...NOWHERE, code, about: aboutOf(details) ?? (path === '' ? null : path) },
    line:
      ancestorsOf(path)
        .map((at) => lines.get(at))
        .find((line) => line !== undefined) ?? null,
  }));
}

/** A pointer and those above it, the nearest first: what is missing has the line of what holds it. */
function ancestorsOf(pointer: string): readonly string[] {
  const parts = pointer.split('/');
  return parts.map((_, up) => parts.slice(0, parts.length - up).join('/'));
}
