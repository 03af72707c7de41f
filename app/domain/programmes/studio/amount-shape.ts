import { isFactName, type FactName } from '../rules/facts.ts';
import type { Expression, Rule } from '../rules/grammar.ts';

/** What a line of an amount computes with. */
export type Operand =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'fact'; readonly fact: FactName }
  | { readonly kind: 'part'; readonly part: string };

export const LINE_OPERATORS = ['times', 'plus', 'minus'] as const;
export type LineOperator = (typeof LINE_OPERATORS)[number];
/** How lines make one value; `one` for a single line. */
export const JOINS = ['one', 'least', 'most', 'sum'] as const;
export type Join = (typeof JOINS)[number];

/** One operand, or two with what is done with them. */
export type Line =
  | { readonly a: Operand; readonly op: null }
  | { readonly a: Operand; readonly op: LineOperator; readonly b: Operand };

/** The common shapes of an expression, which forms can show; anything else is edited as JSON. */
export type Shape =
  | { readonly kind: 'lines'; readonly join: Join; readonly lines: readonly Line[] }
  | {
      readonly kind: 'lookup';
      readonly fact: FactName;
      readonly values: Readonly<Record<string, number>>;
      readonly otherwise: number;
    }
  | {
      readonly kind: 'table';
      readonly rows: readonly { readonly when: Rule; readonly then: number }[];
      readonly otherwise: number;
    }
  | { readonly kind: 'other' };

export const MOST_LINES = 6;

/** The shape of an expression; `expressionOf` gives the expression back. */
export function shapeOf(value: Expression): Shape {
  if (typeof value === 'object' && 'lookup' in value)
    return {
      kind: 'lookup',
      fact: value.lookup,
      values: value.values,
      otherwise: value.otherwise,
    };
  if (typeof value === 'object' && 'table' in value) return tableShape(value);
  const only = lineOf(value);
  if (only) return { kind: 'lines', join: 'one', lines: [only] };
  for (const join of ['least', 'most', 'sum'] as const) {
    const members = joinedBy(value, join);
    const lines = members?.map(lineOf).filter((line) => line !== null);
    if (lines && lines.length === members?.length && lines.length <= MOST_LINES)
      return { kind: 'lines', join, lines };
  }
  return { kind: 'other' };
}

function joinedBy(value: Expression, join: 'least' | 'most' | 'sum') {
  if (typeof value === 'number') return null;
  if (join === 'least') return 'least' in value ? value.least : null;
  if (join === 'most') return 'most' in value ? value.most : null;
  return 'sum' in value ? value.sum : null;
}

function tableShape({ table, otherwise }: Extract<Expression, { readonly table: unknown }>): Shape {
  const rows = table.flatMap(({ when, then }) =>
    typeof then === 'number' && 'fact' in when ? [{ when, then }] : [],
  );
  if (rows.length < table.length || typeof otherwise !== 'number') return { kind: 'other' };
  return { kind: 'table', rows, otherwise };
}

function operandOf(value: Expression): Operand | null {
  if (typeof value === 'number') return { kind: 'number', value };
  if ('fact' in value) return { kind: 'fact', fact: value.fact };
  return 'part' in value ? { kind: 'part', part: value.part } : null;
}

function lineOf(value: Expression): Line | null {
  const a = operandOf(value);
  if (a) return { a, op: null };
  if (typeof value === 'number') return null;
  if ('product' in value) return pairOf('times', value.product);
  if ('sum' in value) return pairOf('plus', value.sum);
  return 'minus' in value ? pairOf('minus', value.minus) : null;
}

function pairOf(op: LineOperator, values: readonly Expression[]): Line | null {
  const [a, b] = values.map(operandOf);
  return values.length === 2 && a && b ? { a, op, b } : null;
}

/** The expression a shape stands for; null for the shape of nothing in particular. */
export function expressionOf(shape: Exclude<Shape, { readonly kind: 'other' }>): Expression {
  switch (shape.kind) {
    case 'lookup':
      return { lookup: shape.fact, values: shape.values, otherwise: shape.otherwise };
    case 'table':
      return { table: shape.rows, otherwise: shape.otherwise };
    case 'lines': {
      const members = shape.lines.map(expressionOfLine);
      if (shape.join === 'one') return members[0] ?? 0;
      if (shape.join === 'least') return { least: members };
      return shape.join === 'most' ? { most: members } : { sum: members };
    }
  }
}

function expressionOfOperand(operand: Operand): Expression {
  if (operand.kind === 'number') return operand.value;
  return operand.kind === 'fact' ? { fact: operand.fact } : { part: operand.part };
}

function expressionOfLine(line: Line): Expression {
  const a = expressionOfOperand(line.a);
  if (line.op === null) return a;
  const b = expressionOfOperand(line.b);
  if (line.op === 'times') return { product: [a, b] };
  return line.op === 'plus' ? { sum: [a, b] } : { minus: [a, b] };
}

const CHOICE = /^(fact|part):(.+)$/;

/** An operand as a list of choices has it: "number", "fact:projectCostMAD", "part:rate". */
export function choiceOf(operand: Operand): string {
  if (operand.kind === 'number') return 'number';
  return operand.kind === 'fact' ? `fact:${operand.fact}` : `part:${operand.part}`;
}

/** The operand of a choice, numbers left to the form; null for none or a fact nobody knows. */
export function operandOfChoice(choice: string): Exclude<Operand, { kind: 'number' }> | null {
  const [, kind, name = ''] = CHOICE.exec(choice) ?? [];
  if (kind === 'part') return { kind, part: name };
  return kind === 'fact' && isFactName(name) ? { kind, fact: name } : null;
}
