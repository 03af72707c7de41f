import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilson } from './wilson.ts';

describe('wilson', () => {
  test.each([
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [400, 1000, 0.3701, 0.4307],
  ])('%i of %i lies between %f and %f', (found, looked, low, high) => {
    const bounds = wilson(found, looked);
    expect(bounds[0]).toBeCloseTo(low, 4);
    expect(bounds[1]).toBeCloseTo(high, 4);
  });

  test('says nothing where nothing was looked at', () => {
    expect(wilson(0, 0)).toEqual([0, 1]);
  });

  test('holds the share that was found, within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (looked, share) => {
          const found = Math.round(looked * share);
          const [low, high] = wilson(found, looked);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(found / looked + 1e-12);
          expect(high).toBeGreaterThanOrEqual(found / looked - 1e-12);
        },
      ),
    );
  });
});
