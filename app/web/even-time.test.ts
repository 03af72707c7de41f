import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inEvenTime } from './even-time.server.ts';

const soon = () => pause(50, 'not yet');

test('work that is done at once is answered later, and as it ended', async () => {
  const done = inEvenTime(() => Promise.resolve('done'));
  expect(await Promise.race([done, soon()])).toBe('not yet');
  expect(await done).toBe('done');
});

test('so is work that fails', async () => {
  const failed = inEvenTime(() => Promise.reject(new Error('refused'))).catch(() => 'failed');
  expect(await Promise.race([failed, soon()])).toBe('not yet');
  expect(await failed).toBe('failed');
});
