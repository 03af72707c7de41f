import { FALSE, TRUE, UNKNOWN, type Truth } from './compile.ts';
import { askedFor } from './evaluate.ts';
import { factDefinition, type FactName, type Facts, type FactValue, type Lever } from './facts.ts';
import { placeOf, type Frame } from './frame.ts';
import type { Axis, Point, Slot } from './points.ts';
import type { Prepared } from './prepared.ts';
import type { Leaf } from './tree.ts';

/** Something a firm can do about one fact. */
export interface Option {
  readonly fact: FactName;
  readonly lever: Lever;
  readonly to: FactValue;
  readonly slots: readonly Slot[];
  /** Months that must pass; 0 unless it waits. */
  readonly months: number;
}

/** The legal form that firms choose first; more than half of companies are one. */
const USUAL_FORM = 'SARL';

/**
 * What a firm can do, by fact: only where a criterion stands in the way, nearest values first, one
 * for each way criteria can turn out. Nothing but what `lever` allows; nothing is undone.
 */
export function optionsFor(
  prepared: Prepared,
  facts: Facts,
  frame: Frame,
  outcomes: ReadonlyMap<string, Truth>,
): readonly (readonly Option[])[] {
  const waits = (leaf: Leaf) => leaf.criterion.fact === 'ageMonths';
  const first = prepared.leaves.filter((leaf) => isInTheWay(leaf, outcomes));
  // While time passes an assessment gets older: it may then stand in the way too.
  const ageing = first.some(waits)
    ? prepared.leaves.filter(({ criterion }) => criterion.fact === 'assessmentAgeMonths')
    : [];
  const inTheWay = [...new Set([...first, ...ageing])];
  const names = new Set(inTheWay.map(({ criterion }) => askedFor(criterion.fact)));
  return [...names].flatMap((fact) => {
    const axis = prepared.axes.get(fact);
    const { lever } = factDefinition(fact);
    if (!axis || lever === null) return [];
    const points = distinct(pointsToward({ fact, lever, axis, facts, frame, outcomes, inTheWay }))
      .filter((point) => helps(axis, point, inTheWay))
      .filter(({ value }) => !isSame(value, facts[fact]?.value));
    const options = points.map((point) => optionOf(fact, lever, point, frame));
    return options.length > 0 ? [options] : [];
  });
}

function isInTheWay({ criterion, helps: isWanted }: Leaf, outcomes: ReadonlyMap<string, Truth>) {
  return (outcomes.get(criterion.id) ?? UNKNOWN) !== (isWanted ? TRUE : FALSE);
}

interface Asked {
  readonly fact: FactName;
  readonly lever: Lever;
  readonly axis: Axis;
  readonly facts: Facts;
  readonly frame: Frame;
  readonly outcomes: ReadonlyMap<string, Truth>;
  readonly inTheWay: readonly Leaf[];
}

/** Values of a fact that a firm may be told to come to, the nearest first. */
function pointsToward(asked: Asked): readonly Point[] {
  const { fact, lever, axis, facts } = asked;
  if (fact === 'assessmentAgeMonths') return [axis.at(0)];
  const definition = factDefinition(fact);
  const current = facts[fact]?.value;
  switch (definition.kind) {
    case 'flag':
      return current === true ? [] : [axis.at(true)];
    case 'set':
      return wider(axis, Array.isArray(current) ? current.map(String) : []);
    case 'code':
      if (lever !== 'reform') return axis.points.filter(({ value }) => value !== current);
      return isSettled(asked) ? [axis.at(USUAL_FORM), ...axis.points] : [];
    case 'number':
      return nearest(asked);
  }
}

/** Whether some criterion on a fact fails for certain: what is not known is a question, no change. */
function isSettled({ fact, inTheWay, outcomes }: Asked): boolean {
  return inTheWay.some(
    ({ criterion }) =>
      askedFor(criterion.fact) === fact && (outcomes.get(criterion.id) ?? UNKNOWN) !== UNKNOWN,
  );
}

/** Sets that keep all that is there. */
function wider(axis: Axis, current: readonly string[]): readonly Point[] {
  const sets = axis.points.flatMap(({ value }) =>
    Array.isArray(value) ? [value.map(String)] : [],
  );
  return sets
    .toSorted((a, b) => a.length - b.length)
    .map((set) => [...current, ...set.filter((code) => !current.includes(code))])
    .filter((set) => set.length > current.length)
    .map((set) => axis.at(set));
}

/** A project of three times the cost, or of a third of it, is another project: it is no advice. */
const SAME_PROJECT = 3;

/** Numbers, nearest first; the age only onward, own funds and jobs only up, the cost both ways. */
function nearest({ fact, lever, axis, frame }: Asked): readonly Point[] {
  const place = placeOf(fact);
  const [low, high] = [frame.low[place] ?? -Infinity, frame.high[place] ?? Infinity];
  const isOpen = low === -Infinity && high === Infinity;
  if (lever === 'wait' && isOpen) return [];
  const isUpward = fact !== 'projectCostMAD';
  const floor = isUpward && !isOpen && !Number.isNaN(low) ? Math.max(low, 0) : -Infinity;
  const numbers = axis.points.flatMap((point) =>
    typeof point.value === 'number' && point.value > floor ? [{ point, value: point.value }] : [],
  );
  const away = (value: number) =>
    isOpen || Number.isNaN(low) ? value : Math.max(low - value, value - high, 0);
  const isSameProject = ({ value }: { readonly value: number }) =>
    isUpward || !(value > high * SAME_PROJECT || value < low / SAME_PROJECT);
  return numbers
    .filter(isSameProject)
    .toSorted((a, b) => away(a.value) - away(b.value))
    .map(({ point }) => point);
}

function distinct(points: readonly Point[]): readonly Point[] {
  const seen = new Set<string>();
  return points.filter(({ holds }) => {
    const key = holds.map(Number).join('');
    return !seen.has(key) && seen.add(key);
  });
}

/** Whether a point turns out well for a criterion that stands in the way. */
function helps({ criteria }: Axis, { holds }: Point, inTheWay: readonly Leaf[]): boolean {
  return inTheWay.some(({ criterion, helps: isWanted }) => {
    const place = criteria.indexOf(criterion);
    return place >= 0 && holds[place] === isWanted;
  });
}

/** Whether a value is what the firm has already, maybe not yet proven. */
function isSame(value: FactValue, current: FactValue | undefined): boolean {
  return current !== undefined && JSON.stringify(value) === JSON.stringify(current);
}

function optionOf(fact: FactName, lever: Lever, { value, slots }: Point, frame: Frame): Option {
  const isWait = lever === 'wait' && typeof value === 'number';
  const since = Math.max(0, frame.low[placeOf(fact)] ?? 0);
  return { fact, lever, to: value, slots, months: isWait ? value - since : 0 };
}
