import { test } from 'vitest';
import { tryClicks } from '../../factories/case-sequences.ts';

// A quarter of them: the files run at the same time.
test('no order of clicks breaks a rule of money or of persons', { timeout: 600_000 }, () =>
  tryClicks(7),
);
