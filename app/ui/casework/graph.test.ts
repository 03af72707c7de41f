import { describe, expect, test } from 'vitest';
import { onCircle } from './graph.ts';

describe('places of linked firms', () => {
  test.each([1, 2, 3, 7, 12])('%i firms stand apart, inside the drawing', (count) => {
    const points = onCircle(count, 240, 24);
    expect(points).toHaveLength(count);
    for (const { x, y } of points)
      for (const side of [x, y]) {
        expect(side).toBeGreaterThanOrEqual(24);
        expect(side).toBeLessThanOrEqual(216);
      }
    const gaps = points.flatMap((one, place) =>
      points.slice(place + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    );
    expect(Math.min(...gaps, 240)).toBeGreaterThan(40);
  });

  test('the first is at the top, a single one in the middle', () => {
    expect(onCircle(4, 240, 24)[0]).toEqual({ x: 120, y: 24 });
    expect(onCircle(1, 240, 24)).toEqual([{ x: 120, y: 120 }]);
  });
});
