import { beforeEach, describe, expect, test } from 'vitest';
import { makeAccount } from '../../factories/people.ts';
import { workOff } from '../../factories/worker.ts';
import { resetDatabase } from '../../setup/database.ts';
import { tasks } from '../../../server/tasks.ts';
import { notify } from '#domain/notifications/index.server.ts';
import type { NotificationKind } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { listJobs, retryJob } from '#platform/job-queue.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';

const ORIGIN = 'https://raqmana.example';
/** A Monday in July, when Morocco is one hour ahead of UTC. */
const MIDDAY = new Date('2026-07-13T11:00:00Z');
const LATE = new Date('2026-07-13T22:30:00Z');

beforeEach(resetDatabase);

let lastJob = 0;

/** Carries out one job; the same `jobId` again is the same job again. */
async function tell(
  accountId: string,
  kind: NotificationKind,
  options: { now?: Date; jobId?: string; params?: Record<string, string | number> } = {},
): Promise<void> {
  lastJob += 1;
  const {
    now = MIDDAY,
    jobId = String(lastJob),
    params = { organisation: 'Atlas Bois' },
  } = options;
  const occasion = { jobId, addedAt: MIDDAY, now, origin: ORIGIN };
  await notify({ accountId, kind, params, path: '/sme' }, occasion);
}

async function mails() {
  await workOff();
  return db.outboxMail.findMany({ orderBy: { sentAt: 'asc' } });
}

async function texts() {
  await workOff();
  return db.outboxSms.findMany();
}

function prefer(accountId: string, rhythm: string, quietFrom = 0, quietTo = 0) {
  return db.notificationPreference.create({ data: { accountId, rhythm, quietFrom, quietTo } });
}

describe('a notification', () => {
  test('is a line of the centre and a mail in the reader’s language', async () => {
    const accountId = await makeAccount({ language: 'ar', email: 'omar@example.ma' });
    await tell(accountId, 'join-accepted');
    const [line, ...others] = await db.notification.findMany();
    expect(others).toEqual([]);
    expect(line).toMatchObject({ accountId, kind: 'join-accepted', path: '/sme', readAt: null });
    expect(line?.mailedAt).toEqual(MIDDAY);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ recipient: 'omar@example.ma', language: 'ar' });
    expect(mail?.subject).toContain('مرحبا بكم في \u2068Atlas Bois\u2069');
    expect(mail?.text).toContain(`${ORIGIN}/ar/sme`);
  });

  test('of the same job twice is one line and one mail, at once or one after the other', async () => {
    const accountId = await makeAccount();
    await Promise.all([1, 2, 3].map(() => tell(accountId, 'join-accepted', { jobId: 'the same' })));
    await tell(accountId, 'join-accepted', { jobId: 'the same', now: LATE });
    expect(await db.notification.count()).toBe(1);
    expect(await mails()).toHaveLength(1);
    await tell(accountId, 'join-accepted', { jobId: 'another' });
    expect(await db.notification.count()).toBe(2);
  });

  test('survives a worker that dies after its work, without a second mail', async () => {
    const accountId = await makeAccount();
    await prefer(accountId, 'at-once');
    await inTransaction('add', (tx) =>
      addJob(tx, 'notify', { accountId, kind: 'join-accepted', params: {}, path: null }),
    );
    const { notify: work, ...others } = tasks;
    await workOff({
      ...others,
      notify: async (payload, helpers) => {
        await work?.(payload, helpers);
        throw new Error('the worker died');
      },
    });
    const [job] = await listJobs(10);
    expect(job).toMatchObject({ task: 'notify', state: 'failing', attempts: 1 });
    await inTransaction('retry', (tx) => retryJob(tx, job?.id ?? '', new Date(0)));
    expect(await mails()).toHaveLength(1);
    expect(await db.notification.count()).toBe(1);
    expect(await listJobs(10)).toEqual([]);
  });

  test('without a verified address is only a line', async () => {
    const unverified = await makeAccount({ emailVerifiedAt: null });
    const none = await makeAccount({ email: null, phone: '+212612345678' });
    await tell(unverified, 'join-accepted');
    await tell(none, 'join-accepted');
    expect(await db.notification.count({ where: { mailedAt: null } })).toBe(2);
    expect(await mails()).toEqual([]);
    expect(await texts()).toEqual([]);
  });

  test('for an account that was erased, or never was, is nothing', async () => {
    const erased = await makeAccount();
    await db.account.update({
      where: { id: erased },
      data: { status: 'erased', name: '', email: null, auditSalt: null },
    });
    await tell(erased, 'join-accepted');
    await tell('nobody', 'join-accepted');
    expect(await db.notification.count()).toBe(0);
  });
});

describe('when it is mailed', () => {
  test('not in quiet hours', async () => {
    const accountId = await makeAccount();
    await tell(accountId, 'join-accepted', { now: LATE });
    expect(await db.notification.count({ where: { mailedAt: null } })).toBe(1);
    expect(await mails()).toEqual([]);
  });

  test.each(['daily', 'weekly'])('not at once for who wants mails %s', async (rhythm) => {
    const accountId = await makeAccount();
    await prefer(accountId, rhythm);
    await tell(accountId, 'join-accepted');
    expect(await mails()).toEqual([]);
  });

  test('what concerns security goes out at any hour and whatever was chosen', async () => {
    const accountId = await makeAccount();
    await prefer(accountId, 'weekly', 21, 7);
    await tell(accountId, 'new-session', { now: LATE, params: { device: 'Firefox, Android' } });
    await tell(accountId, 'security-changed', { now: LATE, params: { what: 'password' } });
    const sent = await mails();
    expect(sent).toHaveLength(2);
    expect(sent.map(({ text }) => text).join()).toContain('Firefox, Android');
    expect(await texts()).toEqual([]);
  });

  test('what concerns security reaches a verified telephone when there is no address', async () => {
    const phone = '+212612345678';
    const accountId = await makeAccount({ email: null, phone });
    await tell(accountId, 'security-changed', { params: { what: 'password' } });
    expect(await texts()).toEqual([]);
    await db.account.update({ where: { id: accountId }, data: { phoneVerifiedAt: MIDDAY } });
    await tell(accountId, 'security-changed', { params: { what: 'password' }, jobId: 'twice' });
    await tell(accountId, 'security-changed', { params: { what: 'password' }, jobId: 'twice' });
    const [text, ...others] = await texts();
    expect(others).toEqual([]);
    expect(text).toMatchObject({ recipient: phone });
    expect(text?.text).toContain('mot de passe');
  });
});
