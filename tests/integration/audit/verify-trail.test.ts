import { execFile } from 'node:child_process';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sealDays, verifyTrail } from '#domain/audit/index.server.ts';
import { env } from '#platform/env.ts';
import { resetDatabase } from '../../setup/database.ts';
import { append, dayOf, noonOf, tamper } from './trail.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Flips the lowest bit of the byte at the offset of a column. */
const flip = (column: string, offset = 5) =>
  `${column} = set_byte(${column}, ${offset}, get_byte(${column}, ${offset}) # 1)`;
const SECOND = `WHERE stream_id = 'platform' AND sequence = 2`;
const [FIRST_DAY, LAST_DAY] = [dayOf(-2), dayOf(-1)];

beforeEach(async () => {
  await resetDatabase();
  for (const stream of ['account:a', 'platform', 'platform', 'platform'])
    await append(stream, { when: noonOf(-2) });
  await append('account:a', { when: noonOf(-1) });
  await append('organisation:o', { when: noonOf(-1) });
  await append('organisation:o', { when: noonOf(0) });
  await sealDays(noonOf(0));
});

/** Runs `npm run audit:verify` on the database of this test. */
function verifyByProgram(): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const options = { cwd: ROOT, env: { ...process.env, DATABASE_URL: env().DATABASE_URL } };
    execFile(process.execPath, ['server/audit-verify.ts'], options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

async function broken() {
  const found = await verifyTrail();
  if (found.ok) return null;
  const { table, fault, stream, sequence, day, position } = found.broken;
  return [table, fault, stream ?? day, sequence ?? position];
}

test('a sound trail is counted', async () => {
  expect(await verifyTrail()).toEqual({
    ok: true,
    counts: { streams: 3, entries: 7, roots: 2, leaves: 6, covered: 6 },
  });
  expect(await verifyByProgram()).toEqual({
    code: 0,
    err: '',
    out: 'The audit trail is sound: 7 entries in 3 chains, 6 leaves under 2 roots; 1 entry waits for its root.\n',
  });
});

test('an empty one is sound', async () => {
  await resetDatabase();
  const counts = { streams: 0, entries: 0, roots: 0, leaves: 0, covered: 0 };
  expect(await verifyTrail()).toEqual({ ok: true, counts });
});

describe('one flipped byte is found', () => {
  test.each([
    [
      'a body',
      `UPDATE audit_entry SET body = overlay(body placing 'x' from 9 for 1) ${SECOND}`,
      ['audit_entry', 'hash', 'platform', 2],
    ],
    [
      'a hash',
      `UPDATE audit_entry SET ${flip('hash')} ${SECOND}`,
      ['audit_entry', 'hash', 'platform', 2],
    ],
    [
      'a link',
      `UPDATE audit_entry SET ${flip('previous_hash')} ${SECOND}`,
      ['audit_entry', 'previous-hash', 'platform', 2],
    ],
    [
      'a type',
      `UPDATE audit_entry SET type = type || 'x' ${SECOND}`,
      ['audit_entry', 'columns', 'platform', 2],
    ],
    [
      'a time',
      `UPDATE audit_entry SET at = at + interval '1 ms' ${SECOND}`,
      ['audit_entry', 'columns', 'platform', 2],
    ],
    [
      'a head',
      `UPDATE audit_stream SET ${flip('head_hash')} WHERE id = 'platform'`,
      ['audit_stream', 'head', 'platform', null],
    ],
    [
      'what a head follows',
      `UPDATE audit_stream SET ${flip('previous_hash')} WHERE id = 'platform'`,
      ['audit_stream', 'head', 'platform', null],
    ],
    [
      'the time of a head',
      `UPDATE audit_stream SET updated_at = updated_at - interval '1 s' WHERE id = 'platform'`,
      ['audit_stream', 'updated-at', 'platform', null],
    ],
    [
      'a root',
      `UPDATE audit_root SET ${flip('root')} WHERE day = '${FIRST_DAY}'`,
      ['audit_root', 'root', FIRST_DAY, null],
    ],
    [
      'the last root',
      `UPDATE audit_root SET ${flip('root')} WHERE day = '${LAST_DAY}'`,
      ['audit_root', 'root', LAST_DAY, null],
    ],
    [
      'a count of leaves',
      `UPDATE audit_root SET leaf_count = 4 WHERE day = '${FIRST_DAY}'`,
      ['audit_root', 'leaf-count', FIRST_DAY, null],
    ],
    [
      'a count of entries',
      `UPDATE audit_root SET entry_count = 5 WHERE day = '${FIRST_DAY}'`,
      ['audit_root', 'entry-count', FIRST_DAY, null],
    ],
    [
      'a leaf',
      `UPDATE audit_leaf SET ${flip('head_hash')} WHERE day = '${FIRST_DAY}' AND position = 2`,
      ['audit_leaf', 'leaf-head', 'platform', 2],
    ],
    [
      'the link of a root',
      `UPDATE audit_leaf SET ${flip('head_hash')} WHERE day = '${LAST_DAY}' AND position = 0`,
      ['audit_leaf', 'previous-root', 'root', 0],
    ],
    [
      'the name of a leaf',
      `UPDATE audit_leaf SET stream_id = 'platfora' WHERE day = '${FIRST_DAY}' AND position = 2`,
      ['audit_leaf', 'leaf-length', 'platfora', 2],
    ],
    [
      'the place of a leaf',
      `UPDATE audit_leaf SET position = 3 WHERE day = '${FIRST_DAY}' AND position = 2`,
      ['audit_leaf', 'position', 'platform', 3],
    ],
  ])('in %s', async (_, sql, expected) => {
    expect(await tamper(sql)).toBe(1);
    expect(await broken()).toEqual(expected);
  });

  test('when both leaf and root are made to agree: the next root tells', async () => {
    await tamper(
      `UPDATE audit_leaf SET head_hash = (SELECT hash FROM audit_entry WHERE stream_id = 'platform' AND sequence = 2), length = 2 WHERE day = '${FIRST_DAY}' AND position = 2`,
    );
    await tamper(`UPDATE audit_root SET entry_count = 3 WHERE day = '${FIRST_DAY}'`);
    expect(await broken()).toEqual(['audit_root', 'root', FIRST_DAY, null]);
  });
});

describe('what is missing or too much is found', () => {
  test.each([
    [
      'an entry in the middle',
      `DELETE FROM audit_entry ${SECOND}`,
      ['audit_entry', 'missing-entry', 'platform', 2],
    ],
    [
      'the last entry',
      `DELETE FROM audit_entry WHERE stream_id = 'platform' AND sequence = 3`,
      ['audit_entry', 'missing-entry', 'platform', 3],
    ],
    [
      'the head of a chain',
      `DELETE FROM audit_stream WHERE id = 'organisation:o'`,
      ['audit_entry', 'no-stream', 'organisation:o', 1],
    ],
    [
      'an entry after the head',
      `UPDATE audit_stream SET length = 2 WHERE id = 'platform'`,
      ['audit_entry', 'beyond-head', 'platform', 3],
    ],
    [
      'a leaf',
      `DELETE FROM audit_leaf WHERE day = '${FIRST_DAY}' AND position = 1`,
      ['audit_leaf', 'position', 'platform', 2],
    ],
    [
      'the last leaf',
      `DELETE FROM audit_leaf WHERE day = '${FIRST_DAY}' AND position = 2`,
      ['audit_root', 'leaf-count', FIRST_DAY, null],
    ],
    [
      'a root',
      `DELETE FROM audit_root WHERE day = '${FIRST_DAY}'`,
      ['audit_leaf', 'no-root', 'root', 0],
    ],
  ])('%s', async (_, sql, expected) => {
    expect(await tamper(sql)).toBe(1);
    expect(await broken()).toEqual(expected);
  });

  test('a root and its leaves together', async () => {
    await tamper(`DELETE FROM audit_leaf WHERE day = '${FIRST_DAY}'`);
    await tamper(`DELETE FROM audit_root WHERE day = '${FIRST_DAY}'`);
    expect(await broken()).toEqual(['audit_leaf', 'previous-root', 'root', 0]);
  });
});

test('a long trail is read in pieces, to its end', async () => {
  const body = `json_build_object('type', 'a.b', 'stream', s, 'at', '2026-11-15T11:00:00.000Z', 'n', n)`;
  await tamper(`SELECT audit_append(s, 'a.b', (${body})::text, '2026-11-15T11:00:00Z')
    FROM (SELECT 'case:' || i AS s, n FROM generate_series(1, 700) i, generate_series(1, 4) n) AS e`);
  const counts = { streams: 703, entries: 2807 };
  expect(await verifyTrail()).toMatchObject({ ok: true, counts });
  const last = `WHERE stream_id = 'case:99' AND sequence = 4`;
  expect(await tamper(`UPDATE audit_entry SET ${flip('hash', 31)} ${last}`)).toBe(1);
  expect(await broken()).toEqual(['audit_entry', 'hash', 'case:99', 4]);
});

test('the program names the broken row and fails', async () => {
  await tamper(`UPDATE audit_entry SET ${flip('hash')} ${SECOND}`);
  expect(await verifyByProgram()).toEqual({
    code: 1,
    out: '',
    err: 'The audit trail is broken at audit_entry, stream platform, sequence 2: the hash is not that of the text.\n',
  });
});
