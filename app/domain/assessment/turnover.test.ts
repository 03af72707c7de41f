import { expect, test } from 'vitest';
import { TURNOVER_BANDS } from './facts.ts';
import { turnoverRange } from './turnover.ts';

test('a band is a range of whole dirhams', () => {
  expect(turnoverRange('0-0.5')).toEqual({ min: 0, max: 499_999 });
  expect(turnoverRange('10-50')).toEqual({ min: 10_000_000, max: 49_999_999 });
  expect(turnoverRange('200+')).toEqual({ min: 200_000_000 });
});

test('bands follow each other without a gap', () => {
  const ranges = TURNOVER_BANDS.map(turnoverRange);
  for (const [index, { min }] of ranges.entries())
    expect(min).toBe(index === 0 ? 0 : (ranges[index - 1]?.max ?? Number.NaN) + 1);
});
