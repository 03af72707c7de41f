import { compileRule, TRUE } from './compile.ts';
import { askedFor } from './evaluate.ts';
import { factDefinition, isFactName, withDerived } from './facts.ts';
import type { FactName, FactValue, NumberFact } from './facts.ts';
import { boundsOf, emptyFrame, placeOf, type Frame } from './frame.ts';
import type { Criterion } from './grammar.ts';

/** One value of a fact and what frames carry for it and for what follows from it. */
export interface Point {
  readonly value: FactValue;
  readonly slots: readonly Slot[];
  /** Whether each criterion of the axis holds there, in its order. */
  readonly holds: readonly boolean[];
}
export interface Slot {
  readonly place: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A fact that is asked for, the criteria that read it or what follows from it, and values enough to
 * bring each of those to every combination of answers that any value can give.
 */
export interface Axis {
  readonly fact: FactName;
  readonly criteria: readonly Criterion[];
  readonly points: readonly Point[];
  /** The point of any other value of the fact. */
  readonly at: (value: FactValue) => Point;
}

const SHARE_STEP = 0.01;
const PRECISION = 6;
/** A set has at most this many kinds of codes combined; beyond, one of each, none and all. */
const MOST_KINDS = 6;

/** The smallest difference that counts between two values of a number. */
export function stepOf({ whole }: NumberFact): number {
  return whole ? 1 : SHARE_STEP;
}

/** The axes of criteria, in the order their facts are met. */
export function axesOf(criteria: readonly Criterion[]): ReadonlyMap<FactName, Axis> {
  const byFact = new Map<FactName, Criterion[]>();
  for (const criterion of criteria) {
    const fact = askedFor(criterion.fact);
    byFact.set(fact, [...(byFact.get(fact) ?? []), criterion]);
  }
  return new Map([...byFact].map(([fact, read]) => [fact, axisOf(fact, read)]));
}

function axisOf(fact: FactName, criteria: readonly Criterion[]): Axis {
  const tests = criteria.map((criterion) => compileRule({ ...criterion, minSource: undefined }));
  const scratch = emptyFrame();
  const at = (value: FactValue): Point => {
    const slots = slotsOf(fact, value);
    for (const { place, low, high } of slots) {
      scratch.low[place] = low;
      scratch.high[place] = high;
    }
    const holds = tests.map(({ run }) => run(scratch) === TRUE);
    for (const { place } of slots) {
      scratch.low[place] = -Infinity;
      scratch.high[place] = Infinity;
    }
    return { value, slots, holds };
  };
  return { fact, criteria, points: pointsOf(fact, criteria, at), at };
}

/** What frames carry for a value and for what follows from it. */
function slotsOf(fact: FactName, value: FactValue): readonly Slot[] {
  const known = withDerived({ [fact]: { value, source: 'officer' } });
  return Object.entries(known).flatMap(([name, { value: one }]) => {
    if (!isFactName(name)) return [];
    const [low, high] = boundsOf(factDefinition(name), one);
    return [{ place: placeOf(name), low, high }];
  });
}

function pointsOf(
  fact: FactName,
  criteria: readonly Criterion[],
  pointAt: (value: FactValue) => Point,
): readonly Point[] {
  const definition = factDefinition(fact);
  const none = definition.optional === true ? [null] : [];
  if (definition.kind === 'number')
    return [...numbersOf(definition, criteria), ...none].map(pointAt);
  if (definition.kind === 'flag') return [true, false].map(pointAt);
  if (definition.kind === 'code') return [...distinct([...definition.codes, ...none].map(pointAt))];
  return distinct(setsOf(definition.codes, pointAt).map(pointAt));
}

/** Points without those that answer as an earlier one. */
function distinct(points: readonly Point[]): readonly Point[] {
  const seen = new Map<string, Point>();
  for (const point of points) {
    const key = point.holds.map(Number).join('');
    if (!seen.has(key)) seen.set(key, point);
  }
  return [...seen.values()];
}

/** The bounds that criteria set, each with its neighbours; between them nothing changes. */
function numbersOf(definition: NumberFact, criteria: readonly Criterion[]): readonly number[] {
  const { min, max, whole } = definition;
  const step = stepOf(definition);
  const bounds = criteria.flatMap(boundsIn);
  const edges = ascending([min, ...bounds, max]);
  const between = whole
    ? []
    : edges.slice(1).map((edge, before) => (edge + (edges[before] ?? 0)) / 2);
  const near = bounds.flatMap((bound) => [bound - step, bound, bound + step]);
  const ends = whole && bounds.length > 0 ? [] : [min, max];
  const within = [...near, ...between, ...ends].map((value) => Number(value.toFixed(PRECISION)));
  return ascending(within.filter((value) => value >= min && value <= max));
}

/** The numbers that a criterion compares with. */
function boundsIn(criterion: Criterion): readonly number[] {
  if (criterion.op === 'between') return criterion.value;
  if (criterion.op === 'in' || criterion.op === 'exists') return [];
  return typeof criterion.value === 'number' ? [criterion.value] : [];
}

const ascending = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);

/** Sets made of one code of each kind; codes are of a kind when every criterion takes them alike. */
function setsOf(
  codes: readonly string[],
  pointAt: (value: FactValue) => Point,
): readonly (readonly string[])[] {
  const kinds = distinct(codes.map((code) => pointAt([code]))).flatMap(({ value }) =>
    Array.isArray(value) ? value.map(String) : [],
  );
  if (kinds.length > MOST_KINDS) return [[], ...kinds.map((code) => [code]), kinds];
  return Array.from({ length: 2 ** kinds.length }, (_, mask) =>
    kinds.filter((_code, bit) => (mask >> bit) & 1),
  );
}

/** A frame with an answer put in; what follows from it only where that is open. */
export function answered(frame: Frame, fact: FactName, point: Point, rank: number): Frame {
  const own = placeOf(fact);
  return withSlots(
    frame,
    point.slots.filter(
      ({ place }) =>
        place === own || (frame.low[place] === -Infinity && frame.high[place] === Infinity),
    ),
    rank,
  );
}

/** A frame with values put in, from a source of a rank. */
export function withSlots(frame: Frame, slots: readonly Slot[], rank: number): Frame {
  const changed = { low: frame.low.slice(), high: frame.high.slice(), rank: frame.rank.slice() };
  for (const { place, low, high } of slots) {
    changed.low[place] = low;
    changed.high[place] = high;
    changed.rank[place] = rank;
  }
  return changed;
}
