import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparisonWithin, neighbour } from './within.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const holds = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '=': (a: number, b: number) => a === b,
  '!=': (a: number, b: number) => a !== b,
} as const;

test('bounds say what the operators say, next to the bound too', () => {
  const op = fc.constantFrom(...(Object.keys(holds) as (keyof typeof holds)[]));
  fc.assert(
    fc.property(op, finite, finite, (operator, value, other) => {
      const { from, to, outside } = comparisonWithin(operator, value);
      for (const tried of [other, value, neighbour(value, 1), neighbour(value, -1)])
        expect((tried >= from && tried <= to) !== outside).toBe(holds[operator](tried, value));
    }),
  );
});

test('a neighbour is the next number, and nothing lies between', () => {
  fc.assert(
    fc.property(finite, (value) => {
      const above = neighbour(value, 1);
      expect(above).toBeGreaterThan(value);
      expect(neighbour(above, -1) === value || above === Infinity).toBe(true);
      const middle = value / 2 + above / 2;
      expect([value, above]).toContain(middle === 0 ? value : middle);
    }),
  );
});
