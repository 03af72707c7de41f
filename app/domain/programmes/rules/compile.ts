import { factDefinition } from './facts.ts';
import { maskOf, placeOf, rankOf, type Frame } from './frame.ts';
import { isCriterion, isManual, type Criterion, type Rule, type RuleSet } from './grammar.ts';
import type { ManualCriterion } from './grammar.ts';

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

const truth = (holds: boolean): Truth => (holds ? TRUE : FALSE);

/** The test of one criterion, without its minimum source. */
function testOf(criterion: Criterion): Test {
  const place = placeOf(criterion.fact);
  const definition = factDefinition(criterion.fact);
  const codes = 'codes' in definition ? definition.codes : [];
  const none = ({ low }: Frame) => Number.isNaN(low[place]);
  switch (criterion.op) {
    case 'exists':
      if (definition.kind === 'set')
        return ({ low }) => (low[place] === -Infinity ? UNKNOWN : truth(low[place] !== 0));
      return (frame) => {
        if (none(frame)) return FALSE;
        const isOpen = frame.low[place] === -Infinity && frame.high[place] === Infinity;
        return isOpen ? UNKNOWN : TRUE;
      };
    case 'in':
      return definition.kind === 'set'
        ? hasAnyOf(place, maskOf(codes, criterion.value))
        : isOneOf(place, codes, criterion.value);
    case 'between':
      return isBetween(place, criterion.value[0], criterion.value[1]);
    default:
      return compares(criterion.op, place, numberOf(criterion.value, codes));
  }
}

/** A value of a comparison as frames carry it; −1 for a code that is not in the list. */
function numberOf(value: number | boolean | string, codes: readonly string[]): number {
  return typeof value === 'string' ? codes.indexOf(value) : Number(value);
}

function hasAnyOf(place: number, mask: number): Test {
  return ({ low }) => {
    const bits = low[place] ?? -Infinity;
    return bits === -Infinity ? UNKNOWN : truth((bits & mask) !== 0);
  };
}

function isOneOf(place: number, codes: readonly string[], wanted: readonly string[]): Test {
  const allowed = Uint8Array.from(codes, (code) => Number(wanted.includes(code)));
  return ({ low }) => {
    const code = low[place] ?? -Infinity;
    if (code === -Infinity) return UNKNOWN;
    return truth(allowed[code] === 1);
  };
}

function isBetween(place: number, from: number, to: number): Test {
  return ({ low, high }) => {
    const [least, most] = [low[place] ?? -Infinity, high[place] ?? Infinity];
    if (least >= from && most <= to) return TRUE;
    return least > to || most < from || Number.isNaN(least) ? FALSE : UNKNOWN;
  };
}

/** `holds` and `fails` settle it; a value that is not there compares to nothing. */
function compares(op: '=' | '!=' | '<' | '<=' | '>' | '>=', place: number, value: number): Test {
  switch (op) {
    case '<':
      return ({ low, high }) => {
        if ((high[place] ?? Infinity) < value) return TRUE;
        const least = low[place] ?? -Infinity;
        return least >= value || Number.isNaN(least) ? FALSE : UNKNOWN;
      };
    case '<=':
      return ({ low, high }) => {
        if ((high[place] ?? Infinity) <= value) return TRUE;
        const least = low[place] ?? -Infinity;
        return least > value || Number.isNaN(least) ? FALSE : UNKNOWN;
      };
    case '>':
      return ({ low, high }) => {
        if ((low[place] ?? -Infinity) > value) return TRUE;
        const most = high[place] ?? Infinity;
        return most <= value || Number.isNaN(most) ? FALSE : UNKNOWN;
      };
    case '>=':
      return ({ low, high }) => {
        if ((low[place] ?? -Infinity) >= value) return TRUE;
        const most = high[place] ?? Infinity;
        return most < value || Number.isNaN(most) ? FALSE : UNKNOWN;
      };
    case '=':
      return equals(place, value);
    case '!=': {
      const equal = equals(place, value);
      return (frame) => not(equal(frame));
    }
  }
}

function equals(place: number, value: number): Test {
  return ({ low, high }) => {
    const [least, most] = [low[place] ?? -Infinity, high[place] ?? Infinity];
    if (least === value && most === value) return TRUE;
    return value < least || value > most || Number.isNaN(least) ? FALSE : UNKNOWN;
  };
}

function not(value: Truth): Truth {
  return value === TRUE ? FALSE : value === FALSE ? TRUE : UNKNOWN;
}

/** A source that is too weak leaves a criterion unknown. */
function fromSource(criterion: Criterion, test: Test): Test {
  if (criterion.minSource === undefined) return test;
  const place = placeOf(criterion.fact);
  const least = rankOf(criterion.minSource);
  return (frame) => ((frame.rank[place] ?? 0) < least ? UNKNOWN : test(frame));
}

interface Build {
  readonly rules: RuleSet['rules'];
  readonly criteria: Criterion[];
  readonly manual: ManualCriterion[];
  readonly places: Map<string, number>;
  readonly outcomes: Uint8Array;
}

/** The test of a node; null for one that only a person can judge. */
function nodeTest(build: Build, node: Rule): Test | null {
  if (isManual(node)) {
    if (!build.manual.some(({ id }) => id === node.id)) build.manual.push(node);
    return null;
  }
  if (isCriterion(node)) return recorded(build, node);
  if ('ref' in node) {
    const named = build.rules[node.ref];
    return named === undefined ? null : nodeTest(build, named);
  }
  if ('not' in node) {
    const test = nodeTest(build, node.not);
    return test && ((frame) => not(test(frame)));
  }
  const isAll = 'all' in node;
  const tests = (isAll ? node.all : node.any)
    .map((child) => nodeTest(build, child))
    .filter((test) => test !== null);
  if (tests.length === 0) return null;
  return isAll ? leastOf(tests) : greatestOf(tests);
}

function recorded({ criteria, places, outcomes }: Build, criterion: Criterion): Test {
  const known = places.get(criterion.id);
  const place = known ?? criteria.length;
  if (known === undefined) {
    places.set(criterion.id, place);
    criteria.push(criterion);
  }
  const test = fromSource(criterion, testOf(criterion));
  return (frame) => {
    const value = test(frame);
    outcomes[place] = value;
    return value;
  };
}

function leastOf(tests: readonly Test[]): Test {
  return (frame) => {
    let least: Truth = TRUE;
    for (const test of tests) {
      const value = test(frame);
      if (value < least) least = value;
    }
    return least;
  };
}

function greatestOf(tests: readonly Test[]): Test {
  return (frame) => {
    let greatest: Truth = FALSE;
    for (const test of tests) {
      const value = test(frame);
      if (value > greatest) greatest = value;
    }
    return greatest;
  };
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
