import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sealDays, timestampRoots, verifyTrail } from '#domain/audit/index.server.ts';
import { db } from '#platform/db.ts';
import { readTimestamp, requestTimestamp } from '#platform/timestamp.ts';
import { resetDatabase } from '../../setup/database.ts';
import { startAuthority, type Authority } from './authority.ts';
import { append, noonOf, tamper } from './trail.ts';

const DATA = Uint8Array.of(1, 2, 3);

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.stop());
beforeEach(() => authority.behave('honest'));

describe('a time-stamp', () => {
  test('is asked for over HTTP and names a time for our bytes', async () => {
    const { token, at } = await requestTimestamp(authority.url, DATA);
    expect(at).toEqual(authority.at);
    expect(authority.requests.at(-1)).toBe('POST application/timestamp-query');
    expect(await readTimestamp(token, DATA)).toEqual(authority.at);
  });

  test('is none for other bytes, nor when it was changed', async () => {
    const { token } = await requestTimestamp(authority.url, DATA);
    expect(await readTimestamp(token, Uint8Array.of(1, 2, 4))).toBeNull();
    expect(await readTimestamp(token.subarray(0, -1), DATA)).toBeNull();
    const year = Buffer.from(token).indexOf('20261117');
    expect(year).toBeGreaterThan(0);
    const backdated = Uint8Array.from(token);
    backdated.set(Buffer.from('2025'), year);
    expect(await readTimestamp(backdated, DATA)).toBeNull();
    expect(await readTimestamp(Buffer.from('nonsense'), DATA)).toBeNull();
  });

  test.each([
    ['other-imprint', 'the time-stamp is over other bytes'],
    ['other-nonce', 'the time-stamp has another nonce'],
    ['unsigned', /digest/],
    ['refuses', 'the time-stamping authority refused with status 2'],
    ['nonsense', /./],
    ['away', 'the time-stamping authority answered 503'],
  ] as const)('is not taken from an authority that answers with "%s"', async (manner, reason) => {
    authority.behave(manner);
    await expect(requestTimestamp(authority.url, DATA)).rejects.toThrow(reason);
  });
});

describe('the roots', () => {
  beforeEach(async () => {
    await resetDatabase();
    await append('platform', { when: noonOf(-2) });
    await append('platform', { when: noonOf(-1) });
    await sealDays(noonOf(0));
  });

  test('are stamped once each', async () => {
    expect(await timestampRoots(authority.url)).toBe(2);
    const asked = authority.requests.length;
    expect(await timestampRoots(authority.url)).toBe(0);
    expect(authority.requests.length).toBe(asked);
    for (const { root, timestamp, timestampedAt } of await db.auditRoot.findMany()) {
      expect(timestampedAt).toEqual(authority.at);
      expect(await readTimestamp(timestamp ?? new Uint8Array(), root)).toEqual(authority.at);
    }
    expect(await verifyTrail()).toMatchObject({ ok: true });
  });

  test('wait for the next run when the authority is away', async () => {
    authority.behave('away');
    await expect(timestampRoots(authority.url)).rejects.toThrow('503');
    expect(await db.auditRoot.count({ where: { timestamp: null } })).toBe(2);
    authority.behave('honest');
    expect(await timestampRoots(authority.url)).toBe(2);
  });

  test('are stamped by two workers at once without a conflict', async () => {
    const counts = await Promise.all([
      timestampRoots(authority.url),
      timestampRoots(authority.url),
    ]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await verifyTrail()).toMatchObject({ ok: true });
  });

  test.each([
    "timestamped_at = timestamped_at - interval '1 day'",
    'timestamp = NULL',
    `timestamp = 'x'`,
  ])('fail the check after %s', async (change) => {
    await timestampRoots(authority.url);
    const first = `day = (SELECT min(day) FROM audit_root)`;
    expect(await tamper(`UPDATE audit_root SET ${change} WHERE ${first}`)).toBe(1);
    expect(await verifyTrail()).toMatchObject({
      ok: false,
      broken: { table: 'audit_root', fault: 'timestamp' },
    });
  });
});
