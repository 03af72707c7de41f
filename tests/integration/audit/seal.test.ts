import { beforeEach, describe, expect, test } from 'vitest';
import { sealDays, verifyTrail } from '#domain/audit/index.server.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';
import { workOff } from '../../factories/worker.ts';
import { resetDatabase } from '../../setup/database.ts';
import { append, dayOf, noonOf, write } from './trail.ts';

const MINUTE = 60_000;

beforeEach(resetDatabase);

interface Sealed {
  readonly day: string;
  readonly entries: number;
  readonly leaves: readonly (readonly [stream: string, length: number])[];
}

async function roots(): Promise<Sealed[]> {
  const rows = await db.auditRoot.findMany({
    orderBy: { day: 'asc' },
    include: { leaves: { orderBy: { position: 'asc' } } },
  });
  return rows.map(({ day, entryCount, leaves }) => ({
    day: day.toISOString().slice(0, 10),
    entries: entryCount,
    leaves: leaves.map(({ streamId, length }) => [streamId, length]),
  }));
}

/** How many entries no root covers. */
async function uncovered(): Promise<number> {
  const streams = await db.auditStream.findMany();
  const covered = await db.auditLeaf.groupBy({ by: ['streamId'], _max: { length: true } });
  const upTo = new Map(covered.map(({ streamId, _max }) => [streamId, _max.length ?? 0]));
  return streams.reduce((sum, { id, length }) => sum + length - (upTo.get(id) ?? 0), 0);
}

describe('sealing', () => {
  test('gives each past day with entries one root over the chains that moved, by name', async () => {
    await append('platform', { when: noonOf(-3) });
    await append('organisation:b', { when: noonOf(-1) });
    await append('organisation:B', { when: noonOf(-1) });
    await append('account:a', { when: noonOf(-1) });
    await append('account:a', { when: noonOf(-1) });
    await append('account:a', { when: noonOf(0) });
    expect(await sealDays(noonOf(0))).toEqual([dayOf(-3), dayOf(-1)]);
    expect(await roots()).toEqual([
      {
        day: dayOf(-3),
        entries: 1,
        leaves: [
          ['root', 0],
          ['platform', 1],
        ],
      },
      {
        day: dayOf(-1),
        entries: 4,
        leaves: [
          ['root', 1],
          ['account:a', 2],
          ['organisation:B', 1],
          ['organisation:b', 1],
        ],
      },
    ]);
    expect(await verifyTrail()).toEqual({
      ok: true,
      counts: { streams: 4, entries: 6, roots: 2, leaves: 6, covered: 5 },
    });
  });

  test('holds in each root the one before it', async () => {
    await append('platform', { when: noonOf(-2) });
    await append('platform', { when: noonOf(-1) });
    await sealDays(noonOf(0));
    const [first] = await db.auditRoot.findMany({ orderBy: { day: 'asc' } });
    const link = await db.auditLeaf.findFirst({
      where: { position: 0 },
      orderBy: { day: 'desc' },
    });
    expect(link).toMatchObject({ streamId: 'root', length: 1, headHash: first?.root });
  });

  test('does nothing without entries, and nothing again when repeated', async () => {
    expect(await sealDays(noonOf(0))).toEqual([]);
    await append('platform', { when: noonOf(-1) });
    await sealDays(noonOf(0));
    const before = await roots();
    expect(await sealDays(noonOf(0))).toEqual([]);
    expect(await sealDays(noonOf(5))).toEqual([]);
    expect(await roots()).toEqual(before);
  });

  test('leaves today alone, and yesterday until ten minutes after midnight', async () => {
    await append('platform', { when: noonOf(0) });
    expect(await sealDays(noonOf(0.4))).toEqual([]);
    // Midnight in Morocco is at 23:00 or 00:00 UTC, as the year's decree has it.
    const sealedAt = async (hours: number, minutes: number) =>
      sealDays(new Date(noonOf(0).getTime() + (hours * 60 + minutes) * MINUTE));
    const early = [...(await sealedAt(12, 9)), ...(await sealedAt(12, 11))];
    const late = [...(await sealedAt(13, 9)), ...(await sealedAt(13, 11))];
    expect([...early, ...late]).toEqual([dayOf(0)]);
    const [root] = await db.auditRoot.findMany();
    expect(root?.computedAt.getUTCMinutes()).toBe(11);
  });

  test('is done once by two workers at the same time', async () => {
    for (const days of [-3, -2, -1]) await append('platform', { when: noonOf(days) });
    const done = await Promise.all([sealDays(noonOf(0)), sealDays(noonOf(0)), sealDays(noonOf(0))]);
    expect(done.flat().sort()).toEqual([dayOf(-3), dayOf(-2), dayOf(-1)]);
    expect(await verifyTrail()).toMatchObject({ ok: true, counts: { roots: 3, covered: 3 } });
  });
});

describe('an entry that comes after its day was sealed', () => {
  test('is covered by the next root, even when its chain does not move again', async () => {
    await append('platform', { when: noonOf(-2) });
    await sealDays(noonOf(-1));
    await append('organisation:late', { when: noonOf(-2) });
    expect(await sealDays(noonOf(-1))).toEqual([]);
    await append('platform', { when: noonOf(0) });
    expect(await sealDays(noonOf(1))).toEqual([dayOf(-1), dayOf(0)]);
    expect(await roots()).toMatchObject([
      { day: dayOf(-2) },
      {
        day: dayOf(-1),
        leaves: [
          ['root', 1],
          ['organisation:late', 1],
        ],
      },
      {
        day: dayOf(0),
        leaves: [
          ['root', 2],
          ['platform', 2],
        ],
      },
    ]);
    expect(await uncovered()).toBe(0);
  });

  test('is covered although its transaction was open while its day was sealed', async () => {
    await append('platform', { when: noonOf(-2) });
    await append('organisation:slow', { when: noonOf(-2) });
    await inTransaction('test.slow', async (tx) => {
      await write(tx, 'organisation:slow', { when: noonOf(-2) });
      expect(await sealDays(noonOf(-1))).toEqual([dayOf(-2)]);
    });
    expect(await uncovered()).toBe(1);
    await sealDays(noonOf(0));
    expect(await uncovered()).toBe(0);
    expect(await verifyTrail()).toMatchObject({ ok: true, counts: { roots: 2, covered: 3 } });
  });

  test('is covered with what follows it in its chain, whatever their times say', async () => {
    await append('platform', { when: noonOf(0) });
    await append('platform', { when: noonOf(-2) });
    await append('platform', { when: noonOf(1) });
    expect(await sealDays(noonOf(0))).toEqual([dayOf(-2)]);
    expect((await roots())[0]).toMatchObject({
      entries: 2,
      leaves: [
        ['root', 0],
        ['platform', 2],
      ],
    });
    await sealDays(noonOf(2));
    expect(await uncovered()).toBe(0);
  });
});

describe('the witness', () => {
  const witness = { recipient: 'witness@example.ma', language: 'fr', link: 'https://x.ma/fr' };

  async function messages(): Promise<unknown[]> {
    const jobs = await db.$queryRaw<{ payload: unknown }[]>`
      SELECT payload FROM graphile_worker._private_jobs ORDER BY id`;
    return jobs.map(({ payload }) => payload);
  }

  test('gets one message a root, written with it', async () => {
    await append('platform', { when: noonOf(-2) });
    await append('platform', { when: noonOf(-1) });
    await sealDays(noonOf(0), witness);
    await sealDays(noonOf(0), witness);
    const stored = await db.auditRoot.findMany({ orderBy: { day: 'asc' } });
    expect(await messages()).toEqual(
      stored.map(({ root, day }) => ({
        channel: 'email',
        recipient: 'witness@example.ma',
        language: 'fr',
        kind: 'audit-root',
        params: {
          day: day.toISOString().slice(0, 10),
          root: Buffer.from(root).toString('hex'),
          entries: 1,
          leaves: 1,
          link: 'https://x.ma/fr',
        },
      })),
    );
  });

  test('is nobody unless one is named', async () => {
    await append('platform', { when: noonOf(-1) });
    await sealDays(noonOf(0));
    expect(await messages()).toEqual([]);
  });
});

test('the hourly job seals what is over, and can be repeated', async () => {
  await append('platform', { when: new Date('2020-03-02T12:00:00Z') });
  for (let run = 0; run < 2; run += 1) {
    await inTransaction('test.job', (tx) => addJob(tx, 'seal-audit', {}));
    await workOff();
  }
  expect(await roots()).toEqual([
    {
      day: '2020-03-02',
      entries: 1,
      leaves: [
        ['root', 0],
        ['platform', 1],
      ],
    },
  ]);
});
