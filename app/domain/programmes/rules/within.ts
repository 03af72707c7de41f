import type { Criterion } from './grammar.ts';

/**
 * Values between which a comparison holds, both included. `outside` turns it round: it holds for
 * what lies elsewhere.
 */
export interface Within {
  readonly from: number;
  readonly to: number;
  readonly outside: boolean;
}

type Comparison = Extract<Criterion, { readonly value: number | boolean | string }>;

/** A comparison with a number (a code by its place, a flag as 0 or 1) as bounds. */
export function comparisonWithin(op: Comparison['op'], value: number): Within {
  const inside = (from: number, to: number) => ({ from, to, outside: false });
  switch (op) {
    case '<':
      return inside(-Infinity, neighbour(value, -1));
    case '<=':
      return inside(-Infinity, value);
    case '>':
      return inside(neighbour(value, 1), Infinity);
    case '>=':
      return inside(value, Infinity);
    case '=':
      return inside(value, value);
    case '!=':
      return { from: value, to: value, outside: true };
  }
}

const bits = new DataView(new ArrayBuffer(8));

/** The nearest number that floating point can tell from a finite `value`, above or below. */
export function neighbour(value: number, side: 1 | -1): number {
  if (value === 0) return side * Number.MIN_VALUE;
  bits.setFloat64(0, value);
  const isAway = value > 0 === side > 0;
  bits.setBigInt64(0, bits.getBigInt64(0) + (isAway ? 1n : -1n));
  return bits.getFloat64(0);
}
