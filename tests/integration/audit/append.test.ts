import pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { verifyTrail } from '#domain/audit/index.server.ts';
import { db } from '#platform/db.ts';
import { env } from '#platform/env.ts';
import { inTransaction } from '#platform/transaction.ts';
import { resetDatabase } from '../../setup/database.ts';
import { append, withOwner, write } from './trail.ts';

beforeEach(resetDatabase);

describe('a chain', () => {
  test('keeps what was said, and links each entry to the one before it', async () => {
    const first = await append('platform');
    const second = await append('platform', {
      event: { after: { name: 'Amina' }, salt: Uint8Array.of(7) },
    });
    expect([first.sequence, second.sequence]).toEqual([1, 2]);
    const entries = await db.auditEntry.findMany({ orderBy: { sequence: 'asc' } });
    expect(entries.map(({ previousHash }) => Buffer.from(previousHash).toString('hex'))).toEqual([
      '00'.repeat(32),
      Buffer.from(first.hash).toString('hex'),
    ]);
    expect(entries[1]?.body).not.toContain('Amina');
    expect(JSON.parse(entries[1]?.body ?? '')).toMatchObject({ stream: 'platform', before: null });
  });

  test('takes sixteen writers at once without a gap', async () => {
    const written = await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        const client = new pg.Client({ connectionString: env().DATABASE_URL });
        await client.connect();
        const sequences: number[] = [];
        for (let turn = 0; turn < 8; turn += 1) {
          const body = JSON.stringify({
            type: 'a.b',
            stream: 'busy',
            at: '2026-11-16T11:00:00.000Z',
            writer,
            turn,
          });
          const { rows } = await client.query<{ sequence: number }>(
            `SELECT sequence FROM audit_append('busy', 'a.b', $1, '2026-11-16T11:00:00Z')`,
            [body],
          );
          sequences.push(...rows.map((row) => row.sequence));
        }
        await client.end();
        return sequences;
      }),
    );
    const all = written.flat().sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 128 }, (_, index) => index + 1));
    expect(await verifyTrail()).toMatchObject({ ok: true, counts: { streams: 1, entries: 128 } });
  });

  test('loses nothing and keeps its place when a transaction is undone', async () => {
    await append('platform');
    const undone = inTransaction('test.undone', async (tx) => {
      await write(tx, 'platform');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await append('platform')).sequence).toBe(2);
    expect(await verifyTrail()).toMatchObject({ ok: true });
  });

  test('does not make the writers of another chain wait', async () => {
    await append('organisation:one');
    await append('organisation:two');
    const { inside } = await inTransaction('test.holds', async (tx) => {
      await write(tx, 'organisation:one');
      // Both an old chain and a new one, while the first is locked by the open transaction.
      const [old, fresh] = await Promise.all([
        append('organisation:two'),
        append('organisation:three'),
      ]);
      return { inside: [old.sequence, fresh.sequence] };
    });
    expect(inside).toEqual([2, 1]);
  });
});

describe('the database refuses, even its owner,', () => {
  beforeEach(async () => {
    await append('platform');
    await db.auditRoot.create({
      data: {
        day: new Date('2026-11-15T00:00:00Z'),
        root: new Uint8Array(32),
        leafCount: 1,
        entryCount: 0,
        computedAt: new Date('2026-11-16T00:20:00Z'),
        leaves: {
          create: { position: 0, streamId: 'root', length: 0, headHash: new Uint8Array(32) },
        },
      },
    });
  });

  test.each([
    `UPDATE audit_entry SET body = body || ' '`,
    'UPDATE audit_entry SET type = type',
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry CASCADE',
    'UPDATE audit_leaf SET length = length + 1',
    'DELETE FROM audit_leaf',
    'TRUNCATE audit_leaf',
    `UPDATE audit_root SET root = sha256('x')`,
    'UPDATE audit_root SET day = day - 1',
    'DELETE FROM audit_root',
    'TRUNCATE audit_root CASCADE',
    'UPDATE audit_stream SET length = 0',
    `UPDATE audit_stream SET id = 'other', length = length + 1`,
    'DELETE FROM audit_stream',
    'TRUNCATE audit_stream CASCADE',
  ])('%s', async (sql) => {
    await withOwner(async (client) => {
      await expect(client.query(sql)).rejects.toMatchObject({
        message: expect.stringMatching(/^the audit trail only grows: /),
      });
    });
  });

  test('another time-stamp than the first', async () => {
    const stamp = `UPDATE audit_root SET timestamp = 'x', timestamped_at = now()`;
    await withOwner(async (client) => {
      expect((await client.query(stamp)).rowCount).toBe(1);
      await expect(client.query(stamp)).rejects.toThrow('the audit trail only grows');
    });
  });
});
