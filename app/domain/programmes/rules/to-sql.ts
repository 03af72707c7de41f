import { factDefinition, type FactName, type FactSource } from './facts.ts';
import { maskOf, rankOf } from './frame.ts';
import { childrenOf, isCriterion, isManual } from './grammar.ts';
import type { Criterion, Rule, RuleSet } from './grammar.ts';

/** Weakest source first; a column holds the place of the source in `SOURCES`. */
type ColumnSource = FactSource | { readonly column: string };

interface Common {
  /** Boolean SQL, never NULL: the fact is declared not to be there. Absent when it always is. */
  readonly none?: string;
  /** Where the values come from; `self` when left out. */
  readonly source?: ColumnSource;
}

/** A column with one value; NULL is unknown. Flags are boolean, codes places, sets masks. */
export interface PointColumn extends Common {
  readonly kind: 'point';
  readonly column: string;
}

/** Two columns between which a number lies, both included; NULL has no bound. */
export interface BoundColumns extends Common {
  readonly kind: 'bounds';
  readonly low: string;
  readonly high: string;
}

/**
 * Where the facts stand in a table, as SQL that the program itself wrote (never anybody's input). A
 * fact that is not there is unknown for every row.
 */
export type ColumnMap = Readonly<Partial<Record<FactName, PointColumn | BoundColumns>>>;

/** A condition with `$n` placeholders and the values that belong there. */
export interface SqlPredicate {
  readonly text: string;
  readonly values: readonly (number | readonly number[])[];
}

interface Build {
  readonly rules: RuleSet['rules'];
  readonly columns: ColumnMap;
  readonly firstParameter: number;
  readonly values: (number | readonly number[])[];
}

const UNKNOWN = 'NULL::boolean';

/**
 * A rule as boolean SQL in three values: true, false, or NULL while it is unknown, exactly as
 * `compileRule` answers. What a person judges is left out; a rule that only a person judges holds.
 * Placeholders are numbered from `firstParameter` on. The set must have been checked.
 */
export function toSql(
  rule: Rule,
  rules: RuleSet['rules'],
  columns: ColumnMap,
  firstParameter = 1,
): SqlPredicate {
  const build: Build = { rules, columns, firstParameter, values: [] };
  return { text: nodeSql(build, rule) ?? 'TRUE', values: build.values };
}

function nodeSql(build: Build, node: Rule): string | null {
  if (isManual(node)) return null;
  if (isCriterion(node)) return criterionSql(build, node);
  if ('ref' in node) {
    const named = build.rules[node.ref];
    return named === undefined ? null : nodeSql(build, named);
  }
  const parts = childrenOf(node)
    .map((child) => nodeSql(build, child))
    .filter((part) => part !== null);
  const [first] = parts;
  if (first === undefined) return null;
  if ('not' in node) return `(NOT ${first})`;
  return parts.length === 1 ? first : `(${parts.join('all' in node ? ' AND ' : ' OR ')})`;
}

/** One criterion: a source too weak for it leaves it unknown. */
function criterionSql(build: Build, criterion: Criterion): string {
  const column = build.columns[criterion.fact];
  if (column === undefined) return UNKNOWN;
  const least = rankOf(criterion.minSource ?? 'self');
  const source = column.source ?? 'self';
  if (typeof source === 'string')
    return rankOf(source) < least ? UNKNOWN : columnSql(build, criterion, column);
  const test = columnSql(build, criterion, column);
  return least === 0 ? test : `CASE WHEN ${source.column} >= ${least} THEN ${test} END`;
}

function columnSql(build: Build, criterion: Criterion, column: PointColumn | BoundColumns): string {
  // A value that is not there compares to nothing: no comparison holds, and "other than" does.
  if (criterion.op === '!=') return `(NOT ${columnSql(build, { ...criterion, op: '=' }, column)})`;
  const test = column.kind === 'point' ? pointSql(build, criterion, column.column) : null;
  if (test !== null) return column.none === undefined ? test : `(NOT (${column.none}) AND ${test})`;
  return column.kind === 'bounds' ? boundsSql(build, criterion, column) : UNKNOWN;
}

/** NULL in the column makes each of these NULL. */
function pointSql(build: Build, criterion: Criterion, column: string): string {
  const definition = factDefinition(criterion.fact);
  const codes = 'codes' in definition ? definition.codes : [];
  const isSet = definition.kind === 'set';
  switch (criterion.op) {
    case 'exists':
      return isSet ? `(${column} <> 0)` : `(${column} IS NOT NULL OR NULL)`;
    case 'in':
      return isSet
        ? `(${column} & ${parameter(build, maskOf(codes, criterion.value))} <> 0)`
        : `(${column} = ANY(${parameter(build, placesOf(codes, criterion.value))}))`;
    case 'between':
      return `(${column} BETWEEN ${criterion.value.map((bound) => parameter(build, bound)).join(' AND ')})`;
    default:
      if (typeof criterion.value === 'boolean')
        return criterion.value ? `(${column})` : `(NOT ${column})`;
      return `(${column} ${criterion.op} ${parameter(build, placeOrNumber(codes, criterion.value))})`;
  }
}

/** Places of the wanted codes; a place that no code has, so that the list is never empty. */
function placesOf(codes: readonly string[], wanted: readonly string[]): readonly number[] {
  const places = codes.flatMap((code, place) => (wanted.includes(code) ? [place] : []));
  return places.length === 0 ? [-1] : places;
}

function placeOrNumber(codes: readonly string[], value: number | string): number {
  return typeof value === 'string' ? codes.indexOf(value) : value;
}

function boundsSql(build: Build, criterion: Criterion, { low, high, none }: BoundColumns): string {
  const settled = (holds: string, fails: string) => {
    const absent = none === undefined ? '' : `WHEN ${none} THEN FALSE `;
    return `CASE ${absent}WHEN ${holds} THEN TRUE WHEN ${fails} THEN FALSE END`;
  };
  const is = (side: string, op: string, value: number) =>
    `${side} ${op} ${parameter(build, value)}`;
  if (criterion.op === 'exists')
    return settled(`${low} IS NOT NULL OR ${high} IS NOT NULL`, 'FALSE');
  if (criterion.op === 'between') {
    const [from, to] = criterion.value;
    return settled(
      `${is(low, '>=', from)} AND ${is(high, '<=', to)}`,
      `${is(low, '>', to)} OR ${is(high, '<', from)}`,
    );
  }
  if (criterion.op === 'in' || typeof criterion.value !== 'number') return UNKNOWN;
  const { op, value } = criterion;
  switch (op) {
    case '<':
      return settled(is(high, '<', value), is(low, '>=', value));
    case '<=':
      return settled(is(high, '<=', value), is(low, '>', value));
    case '>':
      return settled(is(low, '>', value), is(high, '<=', value));
    case '>=':
      return settled(is(low, '>=', value), is(high, '<', value));
    default:
      return settled(
        `${is(low, '=', value)} AND ${is(high, '=', value)}`,
        `${is(low, '>', value)} OR ${is(high, '<', value)}`,
      );
  }
}

const MOST_INTEGER = 2 ** 31 - 1;

/** A placeholder cast to the narrowest type that holds the value, so that columns stay as they are. */
function parameter({ values, firstParameter }: Build, value: number | readonly number[]): string {
  values.push(value);
  const place = `$${firstParameter + values.length - 1}`;
  if (typeof value !== 'number') return `${place}::integer[]`;
  if (!Number.isSafeInteger(value)) return `${place}::float8`;
  return `${place}::${Math.abs(value) <= MOST_INTEGER ? 'integer' : 'bigint'}`;
}
