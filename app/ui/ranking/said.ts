import type { Component } from '#domain/matching/schema.ts';

/** What the value of a component says, as the last part of its text's key. */
export type Said =
  | `need.${'named' | 'part' | 'category'}`
  | `exposure.${'owed' | 'even' | 'ahead'}`
  | `${Exclude<Component, 'need' | 'exposure'>}.${'good' | 'fair' | 'low'}`;

/** Thousandths from which a value is good, and fair; the whole, and the middle of exposure. */
const GOOD = 800;
const FAIR = 400;
const FULL = 1000;
const EVEN = 500;
/** What an offer has of the need by its category alone. */
const CATEGORY = 700;

/** What a component's value, in thousandths, says (M1 method §4). */
export function saidOf(component: Component, value: number): Said {
  if (component === 'need') {
    if (value >= FULL) return 'need.named';
    return value > CATEGORY ? 'need.part' : 'need.category';
  }
  if (component === 'exposure') {
    if (value === EVEN) return 'exposure.even';
    return value > EVEN ? 'exposure.owed' : 'exposure.ahead';
  }
  if (value >= GOOD) return `${component}.good`;
  return value >= FAIR ? `${component}.fair` : `${component}.low`;
}
