import { DomainError } from '#domain/kernel/index.server.ts';
import type { GoldenCase } from '../content.ts';

const MOST_CASES = 120;

/** One change of the golden cases of a draft; a case is told by its place. */
export type CaseEdit =
  | { readonly do: 'add'; readonly one: GoldenCase }
  | { readonly do: 'set'; readonly at: number; readonly one: GoldenCase }
  | { readonly do: 'remove'; readonly at: number };

/**
 * The cases after one edit. Throws `programmes.case-gone`, `.too-many-cases`, and `.name-taken` for
 * two cases of one name.
 */
export function editCases(cases: readonly GoldenCase[], edit: CaseEdit): GoldenCase[] {
  if (edit.do !== 'add' && cases[edit.at] === undefined)
    throw new DomainError('programmes.case-gone');
  if (edit.do === 'remove') return cases.toSpliced(edit.at, 1);
  const at = edit.do === 'set' ? edit.at : -1;
  const isTaken = cases.some(({ name }, place) => place !== at && name === edit.one.name);
  if (isTaken) throw new DomainError('programmes.name-taken');
  if (edit.do === 'set') return cases.with(edit.at, edit.one);
  if (cases.length >= MOST_CASES) throw new DomainError('programmes.too-many-cases');
  return [...cases, edit.one];
}

/** A name nobody has yet: "5 people", then "5 people (2)". */
export function freshCaseName(base: string, cases: readonly GoldenCase[]): string {
  const names = new Set(cases.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : ` (${String(number)})`;
    const name = `${base.slice(0, LONGEST_NAME - end.length)}${end}`;
    if (!names.has(name)) return name;
  }
}

export const LONGEST_NAME = 120;
