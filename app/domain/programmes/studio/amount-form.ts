import { factDefinition, type FactName } from '../rules/facts.ts';
import { RULE_LIMITS, type AmountPart, type Expression } from '../rules/grammar.ts';
import { choiceOf, expressionOf, JOINS, LINE_OPERATORS, MOST_LINES } from './amount-shape.ts';
import { operandOfChoice, type Line, type Operand, type Shape } from './amount-shape.ts';
import { one, problemsOf, threeLanguages } from './typed-form.ts';
import type { FieldProblems, Read, Typed } from './typed-form.ts';
import { typedDirhams, typedNumber, typedShare } from './typed-values.ts';

type Unit = AmountPart['unit'];
const PERCENT = 100;
const SIGNIFICANT = 12;

const failed = (problems: FieldProblems) => ({ ok: false, problems }) as const;

/** Name and unit of a part: `label.fr`…, `unit`. Problems: `text`, `long`, `choose`. */
export function readPart(typed: Typed): Read<Pick<AmountPart, 'label' | 'unit'>> {
  const label = threeLanguages(typed, 'label', RULE_LIMITS.text);
  const unit = one(typed, 'unit');
  if (!label.ok) return label;
  if (!label.value) return failed({ 'label.fr': 'text' });
  if (unit !== 'mad' && unit !== 'share') return failed({ unit: 'choose' });
  return { ok: true, value: { label: label.value, unit } };
}

/**
 * A number of an amount: with "%" a share; without it dirhams, or, in a part that is a share, a
 * share between 0 and 1, since "70" alone could mean both.
 */
function readFigure(typed: Typed, field: string, unit: Unit): Read<number> {
  const text = one(typed, field);
  const isPercent = /[%٪]/.test(text);
  const value = isPercent
    ? typedShare(text)
    : unit === 'share'
      ? typedNumber(text)
      : typedDirhams(text);
  if (value === null) return failed({ [field]: 'number' });
  return unit === 'share' && !isPercent && value > 1
    ? failed({ [field]: 'percent' })
    : { ok: true, value };
}

/** A number of an amount as its form shows it. */
function shownFigure(value: number, unit: Unit): string {
  const isShare = unit === 'share' ? value !== 0 : value > 0 && value < 1;
  return isShare
    ? `${String(Number((value * PERCENT).toPrecision(SIGNIFICANT)))} %`
    : String(value);
}

/** Lines of a part: `join`, `lines.0.a`, `lines.0.aNumber`, `lines.0.op`, `lines.0.b`… */
export function readLines(typed: Typed, unit: Unit): Read<Expression> {
  const join = JOINS.find((known) => known === one(typed, 'join'));
  if (join === undefined) return failed({ join: 'choose' });
  const read = Array.from({ length: MOST_LINES }, (_, at) => readLine(typed, at, unit)).filter(
    (line) => line !== null,
  );
  const problems = problemsOf(...read);
  if (problems) return failed(problems);
  const lines = read.flatMap((line) => (line.ok ? [line.value] : []));
  if (lines.length === 0) return failed({ 'lines.0.a': 'choose' });
  if (join === 'one' && lines.length > 1) return failed({ join: 'one-line' });
  return { ok: true, value: expressionOf({ kind: 'lines', join, lines }) };
}

/** Null for a line that was left empty. */
function readLine(typed: Typed, at: number, unit: Unit): Read<Line> | null {
  const name = `lines.${String(at)}`;
  if (one(typed, `${name}.a`) === '') return null;
  const a = readOperand(typed, `${name}.a`, unit);
  const sign = one(typed, `${name}.op`);
  if (sign === '') return a.ok ? { ok: true, value: { a: a.value, op: null } } : a;
  const op = LINE_OPERATORS.find((known) => known === sign);
  if (op === undefined) return failed({ [`${name}.op`]: 'choose' });
  const b = readOperand(typed, `${name}.b`, unit);
  if (a.ok && b.ok) return { ok: true, value: { a: a.value, op, b: b.value } };
  return failed(problemsOf(a, b) ?? {});
}

function readOperand(typed: Typed, field: string, unit: Unit): Read<Operand> {
  const choice = one(typed, field);
  if (choice !== 'number') {
    const operand = operandOfChoice(choice);
    return operand ? { ok: true, value: operand } : failed({ [field]: 'choose' });
  }
  const figure = readFigure(typed, `${field}Number`, unit);
  return figure.ok ? { ok: true, value: { kind: 'number', value: figure.value } } : figure;
}

/** A value by code: `values.WEB`…, `otherwise`. Codes left empty get what the others get. */
export function readLookup(fact: FactName, typed: Typed, unit: Unit): Read<Expression> {
  const definition = factDefinition(fact);
  if (definition.kind !== 'code') return failed({ fact: 'choose' });
  const otherwise = readFigure(typed, 'otherwise', unit);
  const read = definition.codes
    .filter((code) => one(typed, `values.${code}`) !== '')
    .map((code) => ({ code, figure: readFigure(typed, `values.${code}`, unit) }));
  const problems = problemsOf(otherwise, ...read.map(({ figure }) => figure));
  if (problems || !otherwise.ok) return failed(problems ?? {});
  const values = read.flatMap(({ code, figure }): [string, number][] =>
    figure.ok ? [[code, figure.value]] : [],
  );
  return {
    ok: true,
    value: { lookup: fact, values: Object.fromEntries(values), otherwise: otherwise.value },
  };
}

/** What the rows of a table give: `then.0`…, `otherwise`; their conditions stay. */
export function readTable(
  shape: Extract<Shape, { readonly kind: 'table' }>,
  typed: Typed,
  unit: Unit,
): Read<Expression> {
  const figures = shape.rows.map((_, row) => readFigure(typed, `then.${String(row)}`, unit));
  const otherwise = readFigure(typed, 'otherwise', unit);
  const problems = problemsOf(...figures, otherwise);
  if (problems || !otherwise.ok) return failed(problems ?? {});
  const rows = shape.rows.map(({ when, then }, row) => {
    const figure = figures[row];
    return { when, then: figure?.ok ? figure.value : then };
  });
  return { ok: true, value: expressionOf({ kind: 'table', rows, otherwise: otherwise.value }) };
}

/** The fields of a shape's form as they begin. */
export function shapeFields(shape: Shape, unit: Unit): Typed {
  if (shape.kind === 'lookup') {
    const values = Object.entries(shape.values).map(([code, value]): [string, string] => [
      `values.${code}`,
      shownFigure(value, unit),
    ]);
    return { ...Object.fromEntries(values), otherwise: shownFigure(shape.otherwise, unit) };
  }
  if (shape.kind === 'table') {
    const rows = shape.rows.map(({ then }, row): [string, string] => [
      `then.${row}`,
      shownFigure(then, unit),
    ]);
    return { ...Object.fromEntries(rows), otherwise: shownFigure(shape.otherwise, unit) };
  }
  if (shape.kind === 'other') return {};
  const lines = shape.lines.flatMap((line, at): [string, string][] => [
    ...operandFields(`lines.${at}.a`, line.a, unit),
    [`lines.${at}.op`, line.op ?? ''],
    ...(line.op === null ? [] : operandFields(`lines.${at}.b`, line.b, unit)),
  ]);
  return { join: shape.join, ...Object.fromEntries(lines) };
}

function operandFields(field: string, operand: Operand, unit: Unit): [string, string][] {
  const choice: [string, string] = [field, choiceOf(operand)];
  if (operand.kind !== 'number') return [choice];
  return [choice, [`${field}Number`, shownFigure(operand.value, unit)]];
}
