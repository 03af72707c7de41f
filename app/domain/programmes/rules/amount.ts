import { factDefinition, type FactName } from './facts.ts';
import { placeOf, type Frame } from './frame.ts';
import { compileRule, FALSE, TRUE, type Program } from './compile.ts';
import type { AmountRule, Expression, RuleSet } from './grammar.ts';
import type { AmountPartResult } from './result.ts';

type Range = readonly [number, number];
type Value = (frame: Frame, parts: readonly Range[]) => Range;

/** The amount of a programme ready to run: every part between two bounds. */
export interface AmountProgram {
  readonly run: (frame: Frame) => readonly AmountPartResult[];
  /** The last part alone, which is the amount; undefined when there is none. */
  readonly total: (frame: Frame) => AmountPartResult | undefined;
  /** Facts it reads, in the order they are met. */
  readonly facts: readonly FactName[];
}

interface Build {
  readonly rules: RuleSet['rules'];
  readonly parts: readonly string[];
  readonly facts: Set<FactName>;
}

const DECIMALS = 100;
/** Digits that floating point keeps for certain; the rest is noise of decimal fractions. */
const SIGNIFICANT = 14;
const MOST_EXACT = 10 ** SIGNIFICANT;

/** Dirhams rounded half up to the centime. */
export function toCentime(amount: number): number {
  return Math.round(clean(amount * DECIMALS)) / DECIMALS;
}

/**
 * Without the noise of decimal fractions: at least as many digits as dirhams and centimes need at
 * the size of the value. Whole numbers have no noise.
 */
function clean(value: number): number {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < MOST_EXACT) return value;
  for (const { below, scale } of SCALES) if (size < below) return Math.round(value * scale) / scale;
  return Number(value.toPrecision(SIGNIFICANT));
}

/** Powers of ten that leave twelve digits and more of a value; dividing by one is exact to the digit. */
const SCALES = [
  { below: 1, scale: 1e14 },
  { below: 1e2, scale: 1e12 },
  { below: 1e4, scale: 1e10 },
  { below: 1e6, scale: 1e8 },
  { below: 1e8, scale: 1e6 },
  { below: 1e10, scale: 1e4 },
] as const;

function compileExpression(build: Build, node: Expression): Value {
  if (typeof node === 'number') return () => [node, node];
  if ('fact' in node) return factValue(build, node.fact);
  if ('part' in node) {
    const place = build.parts.indexOf(node.part);
    return (_frame, parts) => parts[place] ?? [0, 0];
  }
  if ('lookup' in node) return lookup(build, node);
  if ('table' in node) return table(build, node);
  if ('contains' in node) return containing(build, node);
  if ('minus' in node) {
    const [from, taken] = node.minus.map((one) => compileExpression(build, one));
    return (frame, parts) => {
      const [a, b] = [from?.(frame, parts) ?? [0, 0], taken?.(frame, parts) ?? [0, 0]];
      return [clean(a[0] - b[1]), clean(a[1] - b[0])];
    };
  }
  if ('sum' in node)
    return fold(build, node.sum, (a, b) => [clean(a[0] + b[0]), clean(a[1] + b[1])]);
  if ('product' in node) return fold(build, node.product, times);
  if ('least' in node)
    return fold(build, node.least, (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1])]);
  return fold(build, node.most, (a, b) => [Math.max(a[0], b[0]), Math.max(a[1], b[1])]);
}

function times(a: Range, b: Range): Range {
  if (a[0] === a[1] && b[0] === b[1]) {
    const product = a[0] * b[0];
    const value = Number.isNaN(product) ? 0 : clean(product);
    return [value, value];
  }
  const products = [a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]].map((product) =>
    // Nothing times a thing without bound is nothing.
    Number.isNaN(product) ? 0 : clean(product),
  );
  return [Math.min(...products), Math.max(...products)];
}

function fold(
  build: Build,
  nodes: readonly Expression[],
  join: (a: Range, b: Range) => Range,
): Value {
  const values = nodes.map((node) => compileExpression(build, node));
  return (frame, parts) => values.map((value) => value(frame, parts)).reduce(join);
}

/** A fact within the bounds of its kind; 0 for one that is declared not to be there. */
function factValue(build: Build, fact: FactName): Value {
  build.facts.add(fact);
  const place = placeOf(fact);
  const definition = factDefinition(fact);
  const isShare = definition.kind === 'number' && definition.unit === 'share';
  const [min, max] = definition.kind === 'number' ? [definition.min, definition.max] : [0, 1];
  return ({ low, high }) => {
    const [least, most] = [low[place] ?? -Infinity, high[place] ?? Infinity];
    if (Number.isNaN(least)) return [0, 0];
    // A sum of money has no bound of its own; a share has.
    const isOpen = most === Infinity && !isShare;
    return [Math.max(least, min), isOpen ? Infinity : Math.min(most, max)];
  };
}

function lookup(build: Build, node: Extract<Expression, { readonly lookup: FactName }>): Value {
  build.facts.add(node.lookup);
  const place = placeOf(node.lookup);
  const definition = factDefinition(node.lookup);
  const codes = 'codes' in definition ? definition.codes : [];
  const values = codes.map((code) => node.values[code] ?? node.otherwise);
  const all: Range = [Math.min(...values), Math.max(...values)];
  return ({ low }) => {
    const code = low[place] ?? -Infinity;
    if (code === -Infinity) return all;
    const value = values[code] ?? node.otherwise;
    return [value, value];
  };
}

/** The first row that holds; while one may hold, what follows may be reached too. */
function table(build: Build, node: Extract<Expression, { readonly table: unknown }>): Value {
  const rows = node.table.map(({ when, then }) => ({
    when: conditionOf(build, when),
    then: compileExpression(build, then),
  }));
  const otherwise = compileExpression(build, node.otherwise);
  return (frame, parts) => {
    let reached: Range | null = null;
    const reach = (range: Range) => {
      reached = reached === null ? range : union(reached, range);
      return reached;
    };
    for (const { when, then } of rows) {
      const holds = when.run(frame);
      if (holds === FALSE) continue;
      const found = reach(then(frame, parts));
      if (holds === TRUE) return found;
    }
    return reach(otherwise(frame, parts));
  };
}

/** By whether a set has the code of another fact; both ways while one of them is unknown. */
function containing(
  build: Build,
  node: Extract<Expression, { readonly contains: FactName }>,
): Value {
  build.facts.add(node.contains).add(node.codeOf);
  const [set, code] = [placeOf(node.contains), placeOf(node.codeOf)];
  const then = compileExpression(build, node.then);
  const otherwise = compileExpression(build, node.otherwise);
  return (frame, parts) => {
    const mask = frame.low[set] ?? -Infinity;
    const bit = frame.low[code] ?? -Infinity;
    if (mask === 0) return otherwise(frame, parts);
    if (mask === -Infinity || bit === -Infinity)
      return union(then(frame, parts), otherwise(frame, parts));
    return ((mask >>> bit) & 1) === 1 ? then(frame, parts) : otherwise(frame, parts);
  };
}

const union = (a: Range, b: Range): Range => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

function conditionOf(build: Build, when: Parameters<typeof compileRule>[0]): Program {
  const program = compileRule(when, build.rules);
  for (const { fact } of program.criteria) build.facts.add(fact);
  return program;
}

/** Compiles the parts of an amount; each reads those before it. */
export function compileAmount(amount: AmountRule, rules: RuleSet['rules'] = {}): AmountProgram {
  const build: Build = { rules, parts: amount.parts.map(({ id }) => id), facts: new Set() };
  const values = amount.parts.map(({ value }) => compileExpression(build, value));
  const rangesOf = (frame: Frame) => {
    const ranges: Range[] = [];
    for (const value of values) ranges.push(value(frame, ranges));
    return ranges;
  };
  const last = amount.parts.at(-1);
  return {
    facts: [...build.facts],
    run: (frame) => {
      const ranges = rangesOf(frame);
      return amount.parts.map(({ id, unit }, place) => shown(id, unit, ranges[place] ?? [0, 0]));
    },
    total: (frame) => last && shown(last.id, last.unit, rangesOf(frame).at(-1) ?? [0, 0]),
  };
}

/** A part is never less than nothing: a ceiling that is used up leaves 0. */
function shown(part: string, unit: 'mad' | 'share', [low, high]: Range): AmountPartResult {
  const round = unit === 'mad' ? toCentime : clean;
  const [min, max] = [Math.max(0, low), Math.max(0, high)];
  return { part, unit, min: round(min), max: max === Infinity ? null : round(max) };
}
