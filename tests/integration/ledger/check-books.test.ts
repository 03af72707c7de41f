import { execFile } from 'node:child_process';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { BOOK_CHECKS } from '#domain/engagements/index.server.ts';
import { makeEnvelope, tamper } from '../../factories/ledger.ts';
import { resetDatabase } from '../../setup/database.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `npm run check:books` on the test database. */
function checkBooks(changes: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: ROOT, env: { ...process.env, ...changes } };
    execFile(process.execPath, ['server/check-books.ts'], options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

beforeEach(async () => {
  await resetDatabase();
  await makeEnvelope({ funded: 1_000n });
});

test('prints each invariant with its count and ends with 0 while the books are sound', async () => {
  const { code, out, err } = await checkBooks();
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out.trim().split('\n');
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    ...BOOK_CHECKS.map((check) => check.code),
    'The books are sound.',
  ]);
  expect(lines[0]).toBe('ledger.envelopes-hold-what-was-funded: 1 looked at, sound.');
});

test('ends with 1 at the first invariant that is broken, and says where', async () => {
  await tamper(`UPDATE ledger_transfer SET amount = 999 WHERE code = 'L1'`);
  const { code, out, err } = await checkBooks();
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^ledger\.envelopes-hold-what-was-funded: BROKEN, 1 of 1: [\w-]+\.\n$/);
});

test('says in a sentence that the database is away', async () => {
  const { code, err } = await checkBooks({ DATABASE_URL: 'postgresql://127.0.0.1:1/none' });
  expect(code).toBe(1);
  expect(err).toMatch(/^The database at 127\.0\.0\.1:1 \(DATABASE_URL\) cannot be used: .*\n$/);
});
