export interface Point {
  readonly x: number;
  readonly y: number;
}

const FULL_TURN = 2 * Math.PI;

/**
 * Places on a circle inside a square of side `size`, the first at the top and the others clockwise,
 * each `margin` away from the border.
 */
export function onCircle(count: number, size: number, margin: number): readonly Point[] {
  const centre = size / 2;
  const radius = count < 2 ? 0 : centre - margin;
  return Array.from({ length: count }, (_one, place) => {
    const angle = (place / count) * FULL_TURN - FULL_TURN / 4;
    return {
      x: rounded(centre + radius * Math.cos(angle)),
      y: rounded(centre + radius * Math.sin(angle)),
    };
  });
}

const rounded = (value: number) => Math.round(value * 10) / 10;
