import { expect, test } from 'vitest';
import { isStale } from './sources.ts';

test('what was read more than ninety days ago is to be read again', () => {
  expect(isStale('2026-01-01', '2026-04-01')).toBe(false);
  expect(isStale('2026-01-01', '2026-04-02')).toBe(true);
  expect(isStale('2026-04-02', '2026-04-02')).toBe(false);
});
