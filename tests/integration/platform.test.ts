import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Logger, runOnce } from 'graphile-worker';
import pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { resetDatabase } from '../setup/database.ts';
import { db, pingDatabase } from '#platform/db.ts';
import { env, EnvError, parseEnv } from '#platform/env.ts';
import { readJobQueue, releaseOrphanJobs, WORKER_APPLICATION } from '#platform/job-queue.ts';
import { addJob } from '#platform/jobs.ts';
import { hmac, randomToken, verifyHmac } from '#platform/secrets.ts';
import { inTransaction } from '#platform/transaction.ts';
import { deployMigrations } from '../../prisma/migrate.ts';
import { tasks } from '../../server/tasks.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const SECRET = 'x'.repeat(32);
const URL_ = 'postgresql://someone@localhost/somewhere';

beforeEach(resetDatabase);

async function addKey(key: string, tat = LONG_AGO): Promise<void> {
  await inTransaction('add-key', (tx) => tx.rateLimit.create({ data: { key, tat } }));
}

async function workOff(): Promise<void> {
  const pgPool = new pg.Pool({ connectionString: env().DATABASE_URL });
  pgPool.on('error', () => {}).on('connect', (client) => void client.on('error', () => {}));
  await runOnce({ pgPool, taskList: tasks, logger: new Logger(() => () => {}) });
  await pgPool.end();
}

describe('migrations', () => {
  test('are all applied, and applying them again changes nothing', async () => {
    const entries = await readdir(path.join(ROOT, 'prisma/migrations'), { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const applied = await db.$queryRaw<{ migration_name: string }[]>`
      SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
    expect(applied.map((row) => row.migration_name).sort()).toEqual(names.sort());
    expect(await deployMigrations(env().DATABASE_URL ?? '')).toEqual([]);
  });

  test('agree with schema.prisma', async () => {
    const check = promisify(execFile)(process.execPath, ['prisma/migrate.ts', 'check'], {
      cwd: ROOT,
    });
    await expect(check).resolves.toMatchObject({ stderr: '' });
  });
});

describe('a transaction', () => {
  test('keeps everything when its work succeeds, and returns what the work returned', async () => {
    const row = await inTransaction('both', async (tx) => {
      await tx.rateLimit.create({ data: { key: 'one', tat: LONG_AGO } });
      return tx.rateLimit.create({ data: { key: 'two', tat: LONG_AGO } });
    });
    expect(row.key).toBe('two');
    expect(await db.rateLimit.count()).toBe(2);
  });

  test('keeps nothing when its work throws, and passes the error on', async () => {
    const refusal = new Error('refused');
    const attempt = inTransaction('refused', async (tx) => {
      await tx.rateLimit.create({ data: { key: 'one', tat: LONG_AGO } });
      throw refusal;
    });
    await expect(attempt).rejects.toBe(refusal);
    expect(await db.rateLimit.count()).toBe(0);
  });

  test('is run again when it lost a deadlock', async () => {
    await addKey('a');
    await addKey('b');
    let [runs, kept] = [0, 0];
    const bothLockedOne = meeting(2);
    const touch = (first: string, second: string) =>
      inTransaction('deadlock', async (tx) => {
        runs += 1;
        await tx.$executeRaw`UPDATE rate_limit SET tat = now() WHERE key = ${first}`;
        await bothLockedOne();
        await tx.$executeRaw`UPDATE rate_limit SET tat = now() WHERE key = ${second}`;
      });
    const once = async (work: Promise<void>) => {
      await work;
      kept += 1;
    };
    await Promise.all([once(touch('a', 'b')), once(touch('b', 'a'))]);
    expect(kept).toBe(2);
    expect(runs).toBeGreaterThan(2);
    expect(runs).toBeLessThan(6);
  });
});

/** A function that resolves once it was called `size` times, and at once from then on. */
function meeting(size: number): () => Promise<void> {
  let arrived = 0;
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    arrived += 1;
    if (arrived >= size) open();
    return opened;
  };
}

describe('a job', () => {
  const mail = { recipient: 'sme@example.ma', subject: 'شكرا', text: 'Merci', language: 'fr' };

  test('is kept with the change that adds it', async () => {
    await inTransaction('add', (tx) => addJob(tx, 'send-mail', mail));
    expect(await readJobQueue()).toMatchObject({ waiting: 1, dead: 0 });
  });

  test('is not kept when the change is undone', async () => {
    const attempt = inTransaction('undone', async (tx) => {
      await addJob(tx, 'send-mail', mail);
      throw new Error('undone');
    });
    await expect(attempt).rejects.toThrow('undone');
    expect(await readJobQueue()).toMatchObject({ waiting: 0 });
  });

  test('with a key replaces the one that waits under the same key', async () => {
    await inTransaction('add', async (tx) => {
      await addJob(tx, 'freeze-benchmarks', {}, { key: 'freeze' });
      await addJob(tx, 'freeze-benchmarks', {}, { key: 'freeze' });
    });
    expect(await readJobQueue()).toMatchObject({ waiting: 1 });
  });

  test('due later does not count as waiting', async () => {
    const runAt = new Date('2999-01-01T00:00:00Z');
    await inTransaction('add', (tx) => addJob(tx, 'purge', {}, { runAt }));
    expect(await readJobQueue()).toMatchObject({ waiting: 0 });
  });

  test('puts mail in the outbox when there is no mail server', async () => {
    await inTransaction('add', (tx) => addJob(tx, 'send-mail', mail));
    await workOff();
    const kept = await db.outboxMail.findMany({
      select: { recipient: true, subject: true, text: true, language: true },
    });
    expect(kept).toEqual([mail]);
    expect(await readJobQueue()).toMatchObject({ waiting: 0 });
  });

  test('purges old intent keys and refilled rate limits, and nothing else', async () => {
    const farAway = new Date('2999-01-01T00:00:00Z');
    await addKey('refilled');
    await addKey('in use', farAway);
    await inTransaction('keys', async (tx) => {
      const key = { actor: 'a', response: '{}' };
      await tx.intentKey.create({ data: { ...key, intentId: 'old', createdAt: LONG_AGO } });
      await tx.intentKey.create({ data: { ...key, intentId: 'new', createdAt: farAway } });
      await addJob(tx, 'purge', {});
    });
    await workOff();
    expect((await db.rateLimit.findMany()).map(({ key }) => key)).toEqual(['in use']);
    expect((await db.intentKey.findMany()).map(({ intentId }) => intentId)).toEqual(['new']);
  });
});

describe('the database', () => {
  test('answers a ping', async () => {
    await expect(pingDatabase()).resolves.toBeUndefined();
  });
});

describe('the configuration', () => {
  test('is a demo on port 3000 when nothing is set, and empty counts as unset', () => {
    const expected = { RAQMANA_MODE: 'demo', PORT: 3000, PUBLIC_URL: 'http://localhost:3000' };
    expect(parseEnv({})).toMatchObject(expected);
    expect(parseEnv({ DATABASE_URL: '', PORT: '', RAQMANA_MODE: '' })).toMatchObject(expected);
    expect(parseEnv({ DATABASE_URL: '' }).DATABASE_URL).toBeUndefined();
  });

  test('is live as soon as there is a database, and then wants a secret', () => {
    expect(parseEnv({ DATABASE_URL: URL_, APP_SECRET: SECRET }).RAQMANA_MODE).toBe('live');
    expect(() => parseEnv({ DATABASE_URL: URL_ })).toThrow(/^APP_SECRET /);
    expect(() => parseEnv({ RAQMANA_MODE: 'live', APP_SECRET: SECRET })).toThrow(/^DATABASE_URL /);
    expect(parseEnv({ DATABASE_URL: URL_, RAQMANA_MODE: 'demo' }).APP_SECRET).toBeUndefined();
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', 'abc'],
    ['RAQMANA_MODE', 'test'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_REPLICA_URL', 'localhost'],
    ['PUBLIC_URL', 'raqmana.ma'],
    ['APP_SECRET', 'short'],
    ['SMTP_URL', 'https://mail'],
    ['LOG_LEVEL', 'loud'],
    ['RATE_LIMIT_API_PER_MINUTE', '0'],
    ['RATE_LIMIT_API_BURST', '1.5'],
    ['DATABASE_POOL_SIZE', '-1'],
    ['NODE_ENV', 'staging'],
  ])('names %s when it is %s', (variable, value) => {
    const attempt = () => parseEnv({ [variable]: value });
    expect(attempt).toThrow(EnvError);
    expect(attempt).toThrow(
      new RegExp(`^${variable} must be [^.]+\\.$|^${variable} must have [^.]+\\.$`),
    );
  });
});

describe('secrets', () => {
  test('a keyed hash is accepted for its own purpose and value only', () => {
    const signature = hmac('resume', 'abc');
    expect(verifyHmac('resume', 'abc', signature)).toBe(true);
    expect(verifyHmac('share', 'abc', signature)).toBe(false);
    expect(verifyHmac('resume', 'abd', signature)).toBe(false);
    expect(verifyHmac('resume', 'abc', signature.slice(1))).toBe(false);
  });

  test('tokens are long and differ', () => {
    expect(randomToken()).toMatch(/^[\w-]{43}$/);
    expect(randomToken()).not.toBe(randomToken());
  });
});

describe('jobs that a killed worker held', () => {
  beforeEach(async () => {
    await inTransaction('add', (tx) => addJob(tx, 'purge', {}));
    await db.$executeRaw`
      UPDATE graphile_worker._private_jobs SET locked_by = 'killed', locked_at = now()`;
  });

  test('are free again once no worker is connected', async () => {
    expect(await releaseOrphanJobs()).toBe(1);
    expect(await readJobQueue()).toMatchObject({ waiting: 1 });
    expect(await releaseOrphanJobs()).toBe(0);
  });

  test('stay with whoever may still work on them', async () => {
    const worker = new pg.Client({
      ...{ connectionString: env().DATABASE_URL, application_name: WORKER_APPLICATION },
    });
    await worker.connect();
    expect(await releaseOrphanJobs()).toBe(0);
    await worker.end();
    expect(await readJobQueue()).toMatchObject({ waiting: 0 });
  });
});
