import { describe, expect, test } from 'vitest';
import { keptSince, retentionTable } from './retention.ts';

const NIGHT = new Date('2026-11-16T02:45:00Z');

describe('how long data is kept', () => {
  test.each([
    ['sessions', '2026-11-16T02:45:00.000Z'],
    ['codes', '2026-11-15T02:45:00.000Z'],
    ['unverified-accounts', '2026-10-17T02:45:00.000Z'],
    ['outbox', '2026-10-17T02:45:00.000Z'],
    ['eligibility-drafts', '2026-08-18T02:45:00.000Z'],
    ['anonymous-matches', '2026-08-18T02:45:00.000Z'],
    ['matches', '2025-10-16T00:00:00.000Z'],
    ['invitations', '2025-11-16T00:00:00.000Z'],
    ['notifications', '2024-11-16T00:00:00.000Z'],
    ['data-requests', '2021-11-16T00:00:00.000Z'],
    ['consents', '2021-11-16T00:00:00.000Z'],
  ] as const)('%s: since %s', (id, since) => {
    expect(keptSince(id, NIGHT).toISOString()).toBe(since);
  });
});

describe('the table people read', () => {
  test('says the same classes in each language, in words', () => {
    const [fr, ar, en] = ['fr', 'ar', 'en'].map(retentionTable);
    const ids = fr?.map(({ id }) => id);
    expect(new Set(ids).size).toBe(22);
    expect(ar?.map(({ id }) => id)).toEqual(ids);
    expect(en?.map(({ id }) => id)).toEqual(ids);
    for (const row of ar ?? []) expect(`${row.what} ${row.then}`).toMatch(/\p{Script=Arabic}/u);
  });

  test('readers of Tamazight read French', () => {
    expect(retentionTable('zgh')).toEqual(retentionTable('fr'));
  });
});
