import { beforeEach, describe, expect, test } from 'vitest';
import { makeMember } from '../../factories/people.ts';
import { workOff } from '../../factories/worker.ts';
import { resetDatabase } from '../../setup/database.ts';
import {
  giveUpJob,
  tryDeadJobsAgain,
  tryJobAgain,
  viewJobs,
} from '#domain/notifications/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { readJobQueue } from '#platform/job-queue.ts';
import { addJob } from '#platform/jobs.ts';
import { readMetrics, readiness } from '#platform/metrics.ts';
import { inTransaction } from '#platform/transaction.ts';

const MAIL = { recipient: 'amina@example.ma', subject: 's', text: 't', language: 'fr' };
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

let admin: MemberActor;

beforeEach(async () => {
  await resetDatabase();
  admin = { ...(await makeMember('platform', ['platform-admin'])), now: LONG_AGO };
});

const failing = {
  'send-mail': () => {
    throw new Error('550 <amina@example.ma> is unknown here');
  },
};

function add(maxAttempts: number): Promise<void> {
  return inTransaction('add', (tx) => addJob(tx, 'send-mail', MAIL, { maxAttempts }));
}

function auditTypes() {
  return db.auditEntry
    .findMany({ where: { streamId: 'platform' }, orderBy: { sequence: 'asc' } })
    .then((entries) => entries.map(({ type }) => type));
}

describe('the queue', () => {
  test('shows what stopped first, why it failed, and never what it carries', async () => {
    await add(25);
    await add(1);
    await workOff(failing);
    await inTransaction('add', (tx) =>
      addJob(tx, 'purge', {}, { runAt: new Date('2999-01-01T00:00:00Z') }),
    );
    const { jobs, counts } = await viewJobs(admin);
    expect(counts).toEqual({ dead: 1, failing: 1, running: 0, waiting: 1 });
    expect(jobs.map(({ task, state }) => `${task} ${state}`)).toEqual([
      'send-mail dead',
      'send-mail failing',
      'purge waiting',
    ]);
    expect(jobs[0]).toMatchObject({ attempts: 1, maxAttempts: 1, nextTry: null });
    expect(jobs[0]?.lastError).toBe('550 <…> is unknown here');
    expect(jobs[1]?.nextTry).toBeInstanceOf(Date);
    expect(JSON.stringify(jobs)).not.toContain('amina');
  });

  test('tells of dead letters in the metrics, and stays ready', async () => {
    await add(1);
    await workOff(failing);
    expect((await readMetrics()).body).toContain('job_queue_jobs{state="dead"} 1');
    expect(await readiness()).toMatchObject({ database: true });
    expect((await readJobQueue()).dead).toBe(1);
  });
});

describe('trying again', () => {
  test('a dead job gets all its tries and succeeds', async () => {
    await add(2);
    await workOff(failing);
    await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
    await workOff(failing);
    const [job] = (await viewJobs(admin)).jobs;
    expect(job).toMatchObject({ state: 'dead', attempts: 2 });
    await tryJobAgain(admin, job?.id ?? '');
    expect((await viewJobs(admin)).jobs).toMatchObject([{ state: 'failing', attempts: 0 }]);
    await workOff();
    expect((await viewJobs(admin)).jobs).toEqual([]);
    expect(await db.outboxMail.count()).toBe(1);
    await tryJobAgain(admin, job?.id ?? '');
    expect(await auditTypes()).toEqual(['notifications.job-retried']);
  });

  test('all dead jobs at once, and no other', async () => {
    await add(1);
    await add(1);
    await add(25);
    await workOff(failing);
    await tryDeadJobsAgain(admin);
    const { counts } = await viewJobs(admin);
    expect(counts).toMatchObject({ dead: 0, failing: 3 });
    await workOff();
    expect(await db.outboxMail.count()).toBe(2);
    expect(await auditTypes()).toHaveLength(2);
  });

  test.each(['', 'x', '-1', '9'.repeat(30), '0 OR 1=1'])('%j is no job', async (id) => {
    await add(1);
    await workOff(failing);
    await tryJobAgain(admin, id);
    await giveUpJob(admin, id);
    expect((await viewJobs(admin)).counts.dead).toBe(1);
    expect(await auditTypes()).toEqual([]);
  });
});

describe('giving up', () => {
  test('deletes a failed job, once, and leaves an entry', async () => {
    await add(1);
    await workOff(failing);
    const [job] = (await viewJobs(admin)).jobs;
    await giveUpJob(admin, job?.id ?? '');
    await giveUpJob(admin, job?.id ?? '');
    expect((await viewJobs(admin)).jobs).toEqual([]);
    expect(await auditTypes()).toEqual(['notifications.job-given-up']);
    const [entry] = await db.auditEntry.findMany({ where: { streamId: 'platform' } });
    expect(entry?.body).toContain(`job:${job?.id}`);
    expect(entry?.body).not.toContain('amina@');
  });

  test('does not touch a job that has not failed', async () => {
    await add(25);
    const [job] = (await viewJobs(admin)).jobs;
    await giveUpJob(admin, job?.id ?? '');
    expect((await viewJobs(admin)).counts.waiting).toBe(1);
  });
});

test('nobody else sees or touches the queue', async () => {
  await add(1);
  await workOff(failing);
  const [job] = (await viewJobs(admin)).jobs;
  const owner = await makeMember('sme', ['sme-owner']);
  const id = job?.id ?? '';
  for (const attempt of [
    () => viewJobs(owner),
    () => tryJobAgain(owner, id),
    () => tryDeadJobsAgain(owner),
    () => giveUpJob(owner, id),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'notifications.not-found' });
  expect((await viewJobs(admin)).counts.dead).toBe(1);
});
