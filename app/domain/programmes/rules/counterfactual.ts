import { addMonths, type CivilDate } from '#domain/kernel/index.server.ts';
import { FALSE, TRUE } from './compile.ts';
import type { CompiledRules } from './evaluate.ts';
import type { FactName, Facts, Lever } from './facts.ts';
import { frameOf, placeOf, rankOf, type Frame } from './frame.ts';
import { missingFacts } from './missing.ts';
import { optionsFor, type Option } from './options.ts';
import { withSlots } from './points.ts';
import { preparedOf } from './prepared.ts';
import type { Counterfactual } from './result.ts';
import { outcomesOf } from './tree.ts';

const MOST_CHANGES = 3;
const MOST_GIVEN = 5;
/** Combinations tried; fifteen facts with a handful of values each stay well under it. */
const MOST_TRIED = 30_000;
/** What a firm does most easily comes first. */
const WEIGHTS: Readonly<Record<Lever, number>> = { act: 1, choose: 2, wait: 3, reform: 4 };

/**
 * The smallest sets of changes, at most three each, that make a firm eligible, its other facts left
 * as they are: fewest first, then what is easiest. No part of a set would do, and no two sets are
 * about the same facts. A change counts as proven; waiting makes the assessment older too. When no
 * set makes the firm eligible for certain, those that leave only open questions, marked so. Empty for
 * a firm that is not refused.
 */
export function counterfactuals(
  compiled: CompiledRules,
  facts: Facts,
  today: CivilDate,
): readonly Counterfactual[] {
  const frame = frameOf(facts);
  if (compiled.program.run(frame) !== FALSE) return [];
  const options = optionsFor(preparedOf(compiled), facts, frame, outcomesOf(compiled.program));
  const found = search(compiled, frame, options);
  const sets = found.certain.length > 0 ? found.certain : found.open;
  return [...sets]
    .sort((a, b) => a.length - b.length || weightOf(a) - weightOf(b))
    .slice(0, MOST_GIVEN)
    .map((set) => describe(compiled, frame, facts, set, today));
}

type Changes = readonly Option[];

interface Found {
  /** Sets that make the firm eligible, and sets that leave its status open. */
  readonly certain: Changes[];
  readonly open: Changes[];
}

/** Every set of facts by size; for each the first combination of values that works. */
function search(compiled: CompiledRules, frame: Frame, options: readonly Changes[]): Found {
  const found: Found = { certain: [], open: [] };
  const budget = { left: MOST_TRIED };
  for (let size = 1; size <= Math.min(MOST_CHANGES, options.length); size += 1)
    for (const chosen of combinations(options, size))
      tryFacts(compiled, frame, chosen, found, budget);
  return found;
}

function tryFacts(
  { program }: CompiledRules,
  frame: Frame,
  chosen: readonly Changes[],
  found: Found,
  budget: { left: number },
): void {
  const names = new Set(chosen.flatMap(([first]) => (first ? [first.fact] : [])));
  if (covers(names, found.certain)) return;
  let isOpenKnown = covers(names, found.open);
  for (const changes of product(chosen)) {
    budget.left -= 1;
    if (budget.left < 0) return;
    const truth = program.run(changed(frame, changes));
    if (truth === TRUE) {
      found.certain.push(changes);
      return;
    }
    if (truth === FALSE || isOpenKnown) continue;
    found.open.push(changes);
    isOpenKnown = true;
  }
}

/** Whether a set found before is about some of these facts only. */
function covers(names: ReadonlySet<FactName>, found: readonly Changes[]): boolean {
  return found.some((changes) => changes.every(({ fact }) => names.has(fact)));
}

const ASSESSMENT = placeOf('assessmentAgeMonths');

/** The frame after changes, each as if an officer had seen it. */
function changed(frame: Frame, changes: Changes): Frame {
  const months = Math.max(...changes.map((change) => change.months));
  const after = withSlots(
    frame,
    changes.flatMap(({ slots }) => slots),
    rankOf('officer'),
  );
  if (months > 0 && !changes.some(({ fact }) => fact === 'assessmentAgeMonths')) {
    after.low[ASSESSMENT] = (frame.low[ASSESSMENT] ?? -Infinity) + months;
    after.high[ASSESSMENT] = (frame.high[ASSESSMENT] ?? Infinity) + months;
  }
  return after;
}

function* combinations<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) yield [];
  else
    for (const [offset, item] of items.slice(from).entries())
      for (const rest of combinations(items, size - 1, from + offset + 1)) yield [item, ...rest];
}

function* product<T>(lists: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...others] = lists;
  if (first === undefined) yield [];
  else for (const item of first) for (const rest of product(others)) yield [item, ...rest];
}

const weightOf = (changes: Changes) => changes.reduce((sum, { lever }) => sum + WEIGHTS[lever], 0);

function describe(
  compiled: CompiledRules,
  frame: Frame,
  facts: Facts,
  changes: Changes,
  today: CivilDate,
): Counterfactual {
  const months = Math.max(...changes.map((change) => change.months));
  const stillUnknown = missingFacts(compiled, changed(frame, changes));
  return {
    changes: changes.map(({ fact, to }) => {
      const known = facts[fact];
      return { fact, ...(known && { from: known.value }), to };
    }),
    ...(months > 0 && { eligibleFrom: addMonths(today, months) }),
    ...(stillUnknown.length > 0 && { stillUnknown }),
  };
}
