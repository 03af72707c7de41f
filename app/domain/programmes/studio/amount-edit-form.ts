import { factDefinition } from '../rules/facts.ts';
import { isCriterion, type AmountPart, type Criterion, type RuleSet } from '../rules/grammar.ts';
import { parseRuleSet } from '../rules/parse-rules.ts';
import { readLines, readLookup, readPart, readTable } from './amount-form.ts';
import { shapeOf } from './amount-shape.ts';
import { readCriterion } from './criterion-form.ts';
import type { AmountEdit } from './edit-amount.ts';
import { notJson, pastedFindings, type Finding } from './findings.ts';
import { parseJson } from './json-lines.ts';
import { readFact } from './rule-edit-form.ts';
import { one, type FieldProblems, type Typed } from './typed-form.ts';

export type ReadAmountEdit =
  | { readonly ok: true; readonly value: AmountEdit }
  | {
      readonly ok: false;
      readonly problems: FieldProblems;
      /** What is wrong in an expression typed as JSON. */
      readonly findings?: readonly Finding[];
    };

const failed = (field: string, code: string) =>
  ({ ok: false, problems: { [field]: code } }) as const;
const edit = (value: AmountEdit) => ({ ok: true, value }) as const;
const ROW = /^\d{1,2}$/;

/**
 * The edit of the amount that a form asks for: `do` says what, `part` and `row` where. Problems by
 * field; those of the whole page are at `page`.
 */
export function readAmountEdit(rules: RuleSet, typed: Typed): ReadAmountEdit {
  const act = one(typed, 'do');
  if (act === 'no-amount') return edit({ do: act });
  if (act === 'add-part') {
    const read = readPart(typed);
    return read.ok ? edit({ do: act, part: read.value }) : read;
  }
  const part = rules.amount?.parts.find(({ id }) => id === one(typed, 'part'));
  if (!part) return failed('page', 'part-gone');
  if (act === 'remove-part' || act === 'part-up' || act === 'part-down')
    return edit({ do: act, part: part.id });
  if (act === 'set-part') {
    const read = readPart(typed);
    return read.ok ? edit({ do: act, part: part.id, to: read.value }) : read;
  }
  return readValueEdit(rules, part, act, typed);
}

function readValueEdit(
  rules: RuleSet,
  part: AmountPart,
  act: string,
  typed: Typed,
): ReadAmountEdit {
  if (act === 'set-json') return readJson(rules, part, one(typed, 'json'));
  if (act === 'add-row') {
    const fact = readFact(typed);
    return fact.ok ? edit({ do: act, part: part.id, fact: fact.value }) : fact;
  }
  const value = readValue(part, act, typed);
  if (value) {
    return value.ok ? edit({ do: 'set-value', part: part.id, value: value.value }) : value;
  }
  const row = one(typed, 'row');
  return ROW.test(row) ? readRow(part, Number(row), act, typed) : failed('page', 'reload');
}

/** The value of a part from one of the common forms; null for another act. */
function readValue(part: AmountPart, act: string, typed: Typed) {
  const shape = shapeOf(part.value);
  if (act === 'set-lines') return readLines(typed, part.unit);
  if (act === 'set-table')
    return shape.kind === 'table'
      ? readTable(shape, typed, part.unit)
      : failed('page', 'part-gone');
  if (act !== 'set-lookup') return null;
  const fact = readFact(typed);
  if (!fact.ok) return fact;
  return factDefinition(fact.value).kind === 'code'
    ? readLookup(fact.value, typed, part.unit)
    : failed('fact', 'choose');
}

function readRow(part: AmountPart, row: number, act: string, typed: Typed): ReadAmountEdit {
  const where = { part: part.id, row };
  if (act === 'remove-row' || act === 'row-up' || act === 'row-down')
    return edit({ do: act, ...where });
  if (act === 'fact') {
    const fact = readFact(typed);
    return fact.ok ? edit({ do: 'row-fact', ...where, fact: fact.value }) : fact;
  }
  const when = conditionAt(part, row);
  if (act !== 'set' || !when) return failed('page', act === 'set' ? 'part-gone' : 'reload');
  const read = readCriterion(when.fact, when.id, typed);
  return read.ok ? edit({ do: 'set-row', ...where, when: read.value }) : read;
}

/** The condition of a row of a part that is a table of simple conditions. */
export function conditionAt(part: AmountPart, row: number): Criterion | null {
  const shape = shapeOf(part.value);
  const when = shape.kind === 'table' ? shape.rows[row]?.when : undefined;
  return when && isCriterion(when) ? when : null;
}

/** An expression as JSON, held to the grammar where it stands; problems come with their lines. */
function readJson(rules: RuleSet, part: AmountPart, text: string): ReadAmountEdit {
  const refused = (findings: readonly Finding[]) => ({ ...failed('json', 'pasted'), findings });
  const json = parseJson(text);
  if (!json.ok) return refused(notJson(json.line));
  const parts = rules.amount?.parts ?? [];
  const at = `/amount/parts/${String(parts.indexOf(part))}/value`;
  const parsed = parseRuleSet({
    ...rules,
    amount: { parts: parts.map((own) => (own === part ? { ...own, value: json.value } : own)) },
  });
  if (!parsed.ok) {
    const inside = parsed.problems.filter(({ path }) => path.startsWith(at));
    const shown = inside.map((problem) => ({ ...problem, path: problem.path.slice(at.length) }));
    return refused(pastedFindings(text, inside.length > 0 ? shown : parsed.problems));
  }
  const value = parsed.rules.amount?.parts.find(({ id }) => id === part.id)?.value;
  if (value === undefined) return failed('page', 'part-gone');
  return edit({ do: 'set-value', part: part.id, value });
}
