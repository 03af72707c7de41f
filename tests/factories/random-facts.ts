import fc from 'fast-check';
import {
  FACT_NAMES,
  factDefinition,
  SOURCES,
  withDerived,
  type FactName,
  type Facts,
  type FactValue,
  type NumberFact,
  type SourcedValue,
} from '#domain/programmes/rules/facts.ts';
import { isInterval } from '#domain/programmes/rules/frame.ts';

export const sources = fc.constantFrom(...SOURCES);

/** Few values, so that rules and facts meet at the same bounds. */
export function numberOf({ unit, max }: NumberFact): fc.Arbitrary<number> {
  if (unit === 'share') return fc.constantFrom(0, 0.1, 0.2, 0.35, 0.5, 1);
  if (unit === 'ratio') return fc.constantFrom(0, 0.5, 1, 1.5, 40);
  const values =
    unit === 'mad' ? [0, 1000, 50_000, 2_000_000, 75_000_000] : [0, 1, 3, 6, 9, 12, 49];
  return fc.constantFrom(...values.filter((value) => value <= max));
}

/** A few codes of a fact: always the same, so that rules and facts meet. */
export function codesOf(fact: FactName): readonly string[] {
  const definition = factDefinition(fact);
  return 'codes' in definition ? definition.codes.slice(0, 6) : [];
}

/** A single value as comparisons take it. */
export function valueOf(fact: FactName): fc.Arbitrary<number | boolean | string> {
  const definition = factDefinition(fact);
  if (definition.kind === 'number') return numberOf(definition);
  return definition.kind === 'flag' ? fc.boolean() : fc.constantFrom(...codesOf(fact));
}

function intervals(definition: NumberFact): fc.Arbitrary<FactValue> {
  const bound = fc.option(numberOf(definition), { freq: 3, nil: undefined });
  return fc.tuple(numberOf(definition), bound, fc.boolean()).map(([a, b, isFrom]) => {
    if (b === undefined) return isFrom ? { min: a } : { max: a };
    return { min: Math.min(a, b), max: Math.max(a, b) };
  });
}

/** Any value a fact may have, none included where it may be declared. */
function factValues(fact: FactName): fc.Arbitrary<FactValue> {
  const definition = factDefinition(fact);
  const known = ((): fc.Arbitrary<FactValue> => {
    if (definition.kind === 'number')
      return fc.oneof(
        { weight: 2, arbitrary: numberOf(definition) },
        { weight: 1, arbitrary: intervals(definition) },
      );
    return definition.kind === 'set' ? fc.subarray([...codesOf(fact)]) : valueOf(fact);
  })();
  return definition.optional === true ? fc.option(known, { freq: 4, nil: null }) : known;
}

/**
 * What is known of a firm: every fact unknown, a value, an interval or none, from any source. What
 * follows from another fact is given only while that one is not.
 */
export function firmFacts(names: readonly FactName[] = FACT_NAMES): fc.Arbitrary<Facts> {
  const entries = names.map((name) =>
    fc
      .option(fc.record({ value: factValues(name), source: sources }), { freq: 3, nil: undefined })
      .map((known) => [name, known] as const),
  );
  return fc.tuple(...entries).map((all) => {
    const known = new Map(all);
    const isFree = (name: FactName) => {
      const { from } = factDefinition(name);
      return from === undefined || known.get(from) === undefined;
    };
    return Object.fromEntries(all.filter(([name, value]) => value !== undefined && isFree(name)));
  });
}

/** What is known of a firm, and more of it: facts added, intervals narrowed, sources stronger. */
export interface Refinement {
  readonly less: Facts;
  readonly more: Facts;
}

/** Pairs of what is known of one firm before and after it answers more. */
export function refinements(names: readonly FactName[] = FACT_NAMES): fc.Arbitrary<Refinement> {
  const ways = names.map(() => fc.constantFrom('same', 'dropped', 'dropped', 'wider', 'weaker'));
  return fc.tuple(firmFacts(names), ...ways).map(([more, ...chosen]) => {
    const all = withDerived(more);
    const less = names.flatMap((name, place) => {
      const known = (chosen[place] === 'same' ? all : more)[name];
      const before = known && lessOf(name, known, chosen[place]);
      return before ? [[name, before] as const] : [];
    });
    return { more, less: Object.fromEntries(less) };
  });
}

function lessOf(fact: FactName, known: SourcedValue, way?: string): SourcedValue | null {
  if (way === 'dropped') return null;
  if (way === 'weaker') return { ...known, source: 'self' };
  const { value } = known;
  const definition = factDefinition(fact);
  if (way !== 'wider' || value === null || definition.kind !== 'number') return known;
  const { min, max } =
    typeof value === 'number' ? { min: value, max: value } : isInterval(value) ? value : {};
  return {
    ...known,
    value: {
      ...(min !== undefined && { min: Math.max(definition.min, min - 1) }),
      ...(max !== undefined && { max: Math.min(definition.max, max + 10) }),
    },
  };
}
