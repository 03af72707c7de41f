import type { z } from 'zod';
import { pointer, type RuleProblem, type RuleProblemCode } from './problems.ts';

type Issue = z.core.$ZodIssue;

/** Longest piece of what was sent that a problem repeats. */
const SHOWN = 60;

/** What Zod found, as problems of rules: of the forms a node may have, the one it comes closest to. */
export function shapeProblems(issues: readonly Issue[], at = ''): readonly RuleProblem[] {
  return issues.flatMap((issue): readonly RuleProblem[] => {
    const path = issue.path.reduce<string>(pointer, at);
    if (issue.code === 'invalid_union') {
      const closest = closestOf(issue.errors);
      return closest ? shapeProblems(closest, path) : [{ path, code: 'wrong-shape' }];
    }
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        ...{ path, code: 'unknown-key' as const, details: { key: key.slice(0, SHOWN) } },
      }));
    return [{ path, code: codeOf(issue) }];
  });
}

function codeOf(issue: Issue): RuleProblemCode {
  if (issue.message === 'programmes.unknown-fact') return 'unknown-fact';
  if (issue.code === 'invalid_format') return 'bad-id';
  if (issue.code === 'too_big') return 'too-long';
  return issue.code === 'too_small' ? 'empty' : 'wrong-shape';
}

/** The form with the fewest faults; of those the one whose fault lies deepest. */
function closestOf(forms: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return forms.toSorted((a, b) => a.length - b.length || depthOf(b) - depthOf(a))[0];
}

const depthOf = (issues: readonly Issue[]) => Math.max(0, ...issues.map(({ path }) => path.length));
