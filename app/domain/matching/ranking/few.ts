/** Under so many, a count is not told, and others are no crowd to be compared with. */
export const FEWEST = 5;

/** A count as it may be told: itself, or null where it is of a few. */
export function unlessFew(count: number): number | null {
  return count > 0 && count < FEWEST ? null : count;
}

/** A count of firms as it may be told: to the next five, or null where it is of a few. */
export function aboutMany(count: number): number | null {
  const told = unlessFew(count);
  return told === null ? null : Math.round(told / FEWEST) * FEWEST;
}
