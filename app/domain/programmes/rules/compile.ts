import { factDefinition } from './facts.ts';
import { maskOf, placeOf, rankOf, type Frame } from './frame.ts';
import { isCriterion, isManual, type Criterion, type Rule, type RuleSet } from './grammar.ts';
import type { ManualCriterion } from './grammar.ts';
import { comparisonWithin } from './within.ts';

/** Kleene's three values, ordered so that "all" is the least and "any" the greatest. */
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
export type Truth = 0 | 1 | 2;

type Test = (frame: Frame) => Truth;

/** Rules ready to run. */
export interface Program {
  readonly criteria: readonly Criterion[];
  readonly manual: readonly ManualCriterion[];
  /** Outcome of each criterion of the last run, in the order of `criteria`. */
  readonly outcomes: Uint8Array;
  /** The answer for a firm; writes `outcomes`. No criterion is skipped. */
  readonly run: Test;
}

/** A criterion that holds between two numbers: most are, and groups run them in one loop. */
interface Range {
  readonly place: number;
  readonly from: number;
  readonly to: number;
  /** It holds elsewhere instead. */
  readonly outside: boolean;
  readonly leastRank: number;
  /** Where its outcome is written. */
  readonly at: number;
}

interface Build {
  readonly rules: RuleSet['rules'];
  readonly criteria: Criterion[];
  readonly manual: ManualCriterion[];
  readonly places: Map<string, number>;
  readonly outcomes: Uint8Array;
}

const MOST_CRITERIA = 256;

/**
 * Compiles a rule to closures, once: they read a frame and answer without allocating. The set must
 * have been checked (no reference that turns in a circle). A rule that only a person judges holds.
 */
export function compileRule(rule: Rule, rules: RuleSet['rules'] = {}): Program {
  const build: Build = {
    rules,
    criteria: [],
    manual: [],
    places: new Map(),
    outcomes: new Uint8Array(MOST_CRITERIA),
  };
  const run = nodeTest(build, rule) ?? (() => TRUE);
  const { criteria, manual, outcomes } = build;
  return { criteria, manual, outcomes, run };
}

/** The test of a node; null for one that only a person can judge. */
function nodeTest(build: Build, node: Rule): Test | null {
  if (isManual(node)) {
    if (!build.manual.some(({ id }) => id === node.id)) build.manual.push(node);
    return null;
  }
  if (isCriterion(node)) return groupTest(build, [node], true);
  if ('ref' in node) {
    const named = build.rules[node.ref];
    return named === undefined ? null : nodeTest(build, named);
  }
  if ('not' in node) {
    const test = nodeTest(build, node.not);
    return test && ((frame) => not(test(frame)));
  }
  return 'all' in node ? groupTest(build, node.all, true) : groupTest(build, node.any, false);
}

function groupTest(build: Build, nodes: readonly Rule[], isAll: boolean): Test | null {
  const ranges: Range[] = [];
  const tests: Test[] = [];
  for (const node of nodes) {
    const range = isCriterion(node) ? rangeOf(build, node) : null;
    if (range) {
      ranges.push(range);
      continue;
    }
    const test = isCriterion(node) ? recorded(build, node) : nodeTest(build, node);
    if (test) tests.push(test);
  }
  if (ranges.length + tests.length === 0) return null;
  const joined = { ranges: packed(ranges), tests, outcomes: build.outcomes };
  return isAll ? leastOf(joined) : greatestOf(joined);
}

/** Where a criterion's outcome goes: one that is met again by reference keeps its place. */
function placeIn({ criteria, places }: Build, criterion: Criterion): number {
  const known = places.get(criterion.id);
  if (known !== undefined) return known;
  places.set(criterion.id, criteria.length);
  return criteria.push(criterion) - 1;
}

function rangeOf(build: Build, criterion: Criterion): Range | null {
  if (criterion.op === 'in' || criterion.op === 'exists') return null;
  const definition = factDefinition(criterion.fact);
  const codes = 'codes' in definition ? definition.codes : [];
  const within =
    criterion.op === 'between'
      ? { from: criterion.value[0], to: criterion.value[1], outside: false }
      : comparisonWithin(criterion.op, numberOf(criterion.value, codes));
  return {
    place: placeOf(criterion.fact),
    ...within,
    leastRank: leastRank(criterion),
    at: placeIn(build, criterion),
  };
}

/** A value of a comparison as frames carry it; −1 for a code that is not in the list. */
function numberOf(value: number | boolean | string, codes: readonly string[]): number {
  return typeof value === 'string' ? codes.indexOf(value) : Number(value);
}

const leastRank = ({ minSource }: Criterion) => (minSource === undefined ? 0 : rankOf(minSource));

/** The ranges of a group side by side, so that one loop reads them without a call. */
function packed(ranges: readonly Range[]) {
  return {
    count: ranges.length,
    places: Int32Array.from(ranges, ({ place }) => place),
    from: Float64Array.from(ranges, ({ from }) => from),
    to: Float64Array.from(ranges, ({ to }) => to),
    /** A truth is `hit` inside, `2 − hit` outside. */
    hit: Uint8Array.from(ranges, ({ outside }) => (outside ? FALSE : TRUE)),
    leastRank: Uint8Array.from(ranges, (range) => range.leastRank),
    asksSource: ranges.some((range) => range.leastRank > 0),
    at: Int32Array.from(ranges, ({ at }) => at),
  };
}
type Packed = ReturnType<typeof packed>;

/** The truth of one range: a value that is not there (NaN) lies nowhere. */
function rangeTruth(ranges: Packed, index: number, { low, high, rank }: Frame): Truth {
  const place = ranges.places[index] ?? 0;
  if (ranges.asksSource && (rank[place] ?? 0) < (ranges.leastRank[index] ?? 0)) return UNKNOWN;
  const least = low[place] ?? 0;
  const most = high[place] ?? 0;
  const from = ranges.from[index] ?? 0;
  const to = ranges.to[index] ?? 0;
  const hit = (ranges.hit[index] ?? TRUE) as Truth;
  if (least >= from && most <= to) return hit;
  if (least > to || most < from || least !== least) return (TRUE - hit) as Truth;
  return UNKNOWN;
}

interface Joined {
  readonly ranges: Packed;
  readonly tests: readonly Test[];
  readonly outcomes: Uint8Array;
}

function leastOf({ ranges, tests, outcomes }: Joined): Test {
  return (frame) => {
    let least: Truth = TRUE;
    for (let index = 0; index < ranges.count; index += 1) {
      const value = rangeTruth(ranges, index, frame);
      outcomes[ranges.at[index] ?? 0] = value;
      if (value < least) least = value;
    }
    for (const test of tests) {
      const value = test(frame);
      if (value < least) least = value;
    }
    return least;
  };
}

function greatestOf({ ranges, tests, outcomes }: Joined): Test {
  return (frame) => {
    let greatest: Truth = FALSE;
    for (let index = 0; index < ranges.count; index += 1) {
      const value = rangeTruth(ranges, index, frame);
      outcomes[ranges.at[index] ?? 0] = value;
      if (value > greatest) greatest = value;
    }
    for (const test of tests) {
      const value = test(frame);
      if (value > greatest) greatest = value;
    }
    return greatest;
  };
}

function not(value: Truth): Truth {
  return (TRUE - value) as Truth;
}

const truth = (holds: boolean): Truth => (holds ? TRUE : FALSE);

/** The test of a criterion that is not a range; it writes its outcome. */
function recorded(build: Build, criterion: Criterion): Test {
  const at = placeIn(build, criterion);
  const { outcomes } = build;
  const place = placeOf(criterion.fact);
  const least = leastRank(criterion);
  const test = membershipTest(criterion);
  return ({ low, high, rank }) => {
    const isWeak = (rank[place] ?? 0) < least;
    const value = isWeak ? UNKNOWN : test(low[place] ?? NaN, high[place] ?? NaN);
    outcomes[at] = value;
    return value;
  };
}

function membershipTest(criterion: Criterion): (low: number, high: number) => Truth {
  const definition = factDefinition(criterion.fact);
  const codes = 'codes' in definition ? definition.codes : [];
  const wanted = criterion.op === 'in' ? criterion.value : null;
  if (definition.kind === 'set') {
    const mask = wanted === null ? -1 : maskOf(codes, wanted);
    return (low) => (low === -Infinity ? UNKNOWN : truth((low & mask) !== 0));
  }
  if (wanted !== null) {
    const allowed = Uint8Array.from(codes, (code) => Number(wanted.includes(code)));
    return (low) => (low === -Infinity ? UNKNOWN : truth(allowed[low] === 1));
  }
  return (low, high) => {
    if (low !== low) return FALSE;
    return low === -Infinity && high === Infinity ? UNKNOWN : TRUE;
  };
}
