import { beforeEach, expect, test } from 'vitest';
import { db } from '#platform/db.ts';
import { waitForMessage, waitForSignIn } from '#web/auth-limits.server.ts';
import { resetDatabase } from '../setup/database.ts';

beforeEach(resetDatabase);

test('the limits know people and computers by no name, and by one however it is typed', async () => {
  for (const address of ['fatima@atlas.example', ' FATIMA@atlas.example '])
    await waitForSignIn('192.0.2.7', address);
  await waitForMessage('192.0.2.7', 'fatima@atlas.example');
  const keys = (await db.rateLimit.findMany()).map(({ key }) => key);
  expect(keys).toHaveLength(5);
  for (const key of keys) expect(key).toMatch(/^[\w-]{43}$/);
});
