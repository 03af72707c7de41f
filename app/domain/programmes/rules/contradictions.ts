import { childrenOf, isCriterion, isManual, type Rule, type RuleSet } from './grammar.ts';
import { tablesOf } from './expressions.ts';
import { pointer } from './problems.ts';
import { solverOf, type Formula, type Solver } from './solve.ts';
import { leavesIn, leavesOf } from './tree.ts';

/**
 * `always-false`, `always-true`: a whole rule, whatever the facts. `never-holds`, `always-holds`: a
 * part that, wherever it could change the answer, fails or holds already by its neighbours.
 */
export const CONTRADICTIONS = [
  'always-false',
  'always-true',
  'never-holds',
  'always-holds',
] as const;

export interface Contradiction {
  readonly code: (typeof CONTRADICTIONS)[number];
  /** JSON pointer of the part, from the whole set of rules. */
  readonly path: string;
  /** Absent for a group. */
  readonly criterion?: string;
}

/**
 * Parts of valid rules that contradict each other or say nothing, firms with every fact known taken
 * as all there are. Exact: what a search cannot settle quickly is left out, never guessed.
 */
export function findContradictions(set: RuleSet): readonly Contradiction[] {
  const named = Object.values(set.rules);
  const tables = set.amount ? tablesOf(set.amount) : [];
  const whens = tables.flatMap(({ rows }) => rows.map(({ when }) => when));
  const criteria = [set.rule, ...named, ...whens].flatMap((rule) =>
    leavesOf(rule, set.rules).map((leaf) => leaf.criterion),
  );
  const solver = solverOf([...new Set(criteria)], set.rules);
  const found: Contradiction[] = [];
  checkWhole(solver, set.rule, '/rule', found);
  for (const [name, rule] of Object.entries(set.rules))
    checkWhole(solver, rule, pointer('/rules', name), found);
  const main = solver.says(set.rule, true);
  for (const { path, rows } of tables) checkRows(solver, main, rows, path, found);
  return found;
}

function checkWhole(solver: Solver, rule: Rule, path: string, found: Contradiction[]): void {
  const code = verdict(solver, rule, []);
  if (code === 'never-holds') found.push({ code: 'always-false', path });
  if (code === 'always-holds') found.push({ code: 'always-true', path });
  if (code !== 'always-holds') checkInside(solver, rule, path, [], found);
}

/** What a part comes to where its neighbours leave it a say; null when it can hold and can fail. */
function verdict(
  solver: Solver,
  rule: Rule,
  beside: readonly Formula[],
): 'never-holds' | 'always-holds' | 'no-say' | null {
  const can = (holds: boolean) => {
    const statement = solver.says(rule, holds);
    return statement === null || solver.find([...beside, statement]) !== null;
  };
  const [holds, fails] = [can(true), can(false)];
  if (holds && fails) return null;
  if (!holds && !fails) return 'no-say';
  return holds ? 'always-holds' : 'never-holds';
}

/** Each child where the others leave the answer to it. */
function checkInside(
  solver: Solver,
  rule: Rule,
  path: string,
  beside: readonly Formula[],
  found: Contradiction[],
): void {
  if ('not' in rule) {
    checkInside(solver, rule.not, pointer(path, 'not'), beside, found);
    return;
  }
  const children = childrenOf(rule);
  const isAll = 'all' in rule;
  const at = pointer(path, isAll ? 'all' : 'any');
  for (const [place, child] of children.entries()) {
    const others = children
      .filter((_, other) => other !== place)
      .map((other) => solver.says(other, isAll))
      .filter((formula) => formula !== null);
    checkPart(solver, child, pointer(at, place), [...beside, ...others], found);
  }
}

function checkPart(
  solver: Solver,
  part: Rule,
  path: string,
  beside: readonly Formula[],
  found: Contradiction[],
): void {
  if (isManual(part)) return;
  const code = verdict(solver, part, beside);
  if (code === null) {
    checkInside(solver, part, path, beside, found);
    return;
  }
  if (code === 'no-say') return;
  // A criterion that asks for a stronger source says something that its value does not.
  if (code === 'always-holds' && asksForSource(part)) return;
  found.push({ code, path, ...(isCriterion(part) && { criterion: part.id }) });
}

function asksForSource(part: Rule): boolean {
  return leavesIn(part).some((leaf) => 'minSource' in leaf && leaf.minSource !== undefined);
}

/** Rows of a table in firms the programme is for, that no earlier row takes. */
function checkRows(
  solver: Solver,
  main: Formula | null,
  rows: readonly { readonly when: Rule }[],
  path: string,
  found: Contradiction[],
): void {
  const beside = main === null ? [] : [main];
  for (const [place, { when }] of rows.entries()) {
    checkPart(solver, when, pointer(pointer(path, place), 'when'), beside, found);
    const otherwise = solver.says(when, false);
    if (otherwise !== null) beside.push(otherwise);
  }
}
