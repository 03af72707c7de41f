import { FACT_NAMES, factDefinition, SOURCES, withDerived } from './facts.ts';
import type { FactDefinition, FactName, FactSource, Facts, FactValue, Interval } from './facts.ts';

const PLACES = new Map(FACT_NAMES.map((name, place) => [name, place]));

/** Where a fact stands in a frame. */
export function placeOf(fact: FactName): number {
  return PLACES.get(fact) ?? -1;
}

/**
 * The facts of one firm as compiled rules read them. An unknown fact lies between −∞ and +∞, one
 * declared not there is NaN. A code is its place in its list, a flag 0 or 1, a set a mask of bits.
 */
export interface Frame {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Rank of the source, weakest 0. */
  readonly rank: Uint8Array;
}

export function emptyFrame(): Frame {
  const size = FACT_NAMES.length;
  return {
    low: new Float64Array(size).fill(-Infinity),
    high: new Float64Array(size).fill(Infinity),
    rank: new Uint8Array(size),
  };
}

export function rankOf(source: FactSource): number {
  return SOURCES.indexOf(source);
}

/** A mask of the codes' bits; unknown codes have none. */
export function maskOf(all: readonly string[], codes: readonly string[]): number {
  let mask = 0;
  for (const code of codes) {
    const bit = all.indexOf(code);
    if (bit >= 0) mask |= 1 << bit;
  }
  return mask >>> 0;
}

export function isInterval(value: FactValue): value is Interval {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Bounds of a value of a fact; unknown for a value of another kind. */
export function boundsOf(definition: FactDefinition, value: FactValue): readonly [number, number] {
  if (value === null) return definition.optional === true ? [NaN, NaN] : [-Infinity, Infinity];
  const one = pointOf(definition, value);
  if (one !== null) return [one, one];
  if (definition.kind === 'number' && isInterval(value))
    return [value.min ?? -Infinity, value.max ?? Infinity];
  return [-Infinity, Infinity];
}

function pointOf(definition: FactDefinition, value: FactValue): number | null {
  if (definition.kind === 'number') return typeof value === 'number' ? value : null;
  if (definition.kind === 'flag') return typeof value === 'boolean' ? Number(value) : null;
  if (definition.kind === 'set')
    return Array.isArray(value) ? maskOf(definition.codes, value.map(String)) : null;
  const place = typeof value === 'string' ? definition.codes.indexOf(value) : -1;
  return place < 0 ? null : place;
}

/** The frame of facts and of what follows from them. Values of a wrong kind count as unknown. */
export function frameOf(facts: Facts): Frame {
  const frame = emptyFrame();
  const all = withDerived(facts);
  for (const name of FACT_NAMES) {
    const known = all[name];
    if (known === undefined) continue;
    const place = placeOf(name);
    const [low, high] = boundsOf(factDefinition(name), known.value);
    frame.low[place] = low;
    frame.high[place] = high;
    frame.rank[place] = rankOf(known.source);
  }
  return frame;
}
