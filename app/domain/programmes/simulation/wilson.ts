/** Standard normal quantile of a 95 % interval. */
const Z = 1.959963984540054;

/**
 * Bounds, at 95 %, of the share of a population that `found` of `looked` drawn at random stand for
 * (Wilson's score interval, which stays within 0 and 1); [0, 1] when nothing was looked at.
 */
export function wilson(found: number, looked: number): readonly [low: number, high: number] {
  if (looked === 0) return [0, 1];
  const share = found / looked;
  const spread = Z ** 2 / looked;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share) + spread / 4) / looked);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
