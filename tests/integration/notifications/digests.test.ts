import { beforeEach, describe, expect, test } from 'vitest';
import { makeAccount } from '../../factories/people.ts';
import { workOff } from '../../factories/worker.ts';
import { resetDatabase } from '../../setup/database.ts';
import { notify, sendDigests } from '#domain/notifications/index.server.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';

const ORIGIN = 'https://raqmana.example';

beforeEach(resetDatabase);

let lastJob = 0;

async function tell(accountId: string, when: string, organisation = 'Atlas Bois'): Promise<void> {
  lastJob += 1;
  const at = new Date(when);
  await notify(
    { accountId, kind: 'join-accepted', params: { organisation }, path: '/sme' },
    { jobId: String(lastJob), addedAt: at, now: at, origin: ORIGIN },
  );
}

function digestsAt(when: string): Promise<void> {
  return sendDigests({ now: new Date(when), origin: ORIGIN });
}

async function mails() {
  await workOff();
  return db.outboxMail.findMany({ orderBy: { sentAt: 'asc' } });
}

function prefer(accountId: string, rhythm: string, quietFrom = 0, quietTo = 0) {
  return db.notificationPreference.create({ data: { accountId, rhythm, quietFrom, quietTo } });
}

describe('after the quiet hours', () => {
  test('one mail tells of the night, across midnight, and only once', async () => {
    const accountId = await makeAccount();
    await tell(accountId, '2026-07-13T21:00:00Z', 'Atlas Bois');
    await tell(accountId, '2026-07-13T23:30:00Z', 'Rif Textile');
    await tell(accountId, '2026-07-14T03:00:00Z', 'Souss Fruits');
    for (const hour of ['2026-07-13T22:00:00Z', '2026-07-14T00:00:00Z', '2026-07-14T05:00:00Z'])
      await digestsAt(hour);
    expect(await mails()).toEqual([]);
    await digestsAt('2026-07-14T06:00:00Z');
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.subject).toContain('3 nouvelles');
    expect(mail?.text).toMatch(/Atlas Bois[^]*Rif Textile[^]*Souss Fruits/);
    await digestsAt('2026-07-14T07:00:00Z');
    expect(await mails()).toHaveLength(1);
    const mailedAt = new Date('2026-07-14T06:00:00Z');
    expect(await db.notification.count({ where: { mailedAt } })).toBe(3);
  });

  test('two rounds at once send one mail', async () => {
    const accountId = await makeAccount();
    await tell(accountId, '2026-07-13T21:00:00Z');
    await Promise.all([1, 2, 3].map(() => digestsAt('2026-07-14T06:00:00Z')));
    expect(await mails()).toHaveLength(1);
  });

  test('what was read in the meantime is not mailed', async () => {
    const accountId = await makeAccount();
    await tell(accountId, '2026-07-13T21:00:00Z');
    await db.notification.updateMany({ data: { readAt: new Date('2026-07-13T21:05:00Z') } });
    await digestsAt('2026-07-14T06:00:00Z');
    expect(await mails()).toEqual([]);
  });
});

describe('with a rhythm', () => {
  test('a daily mail goes out from eight in Morocco, with what was there by then', async () => {
    const accountId = await makeAccount();
    await prefer(accountId, 'daily');
    await tell(accountId, '2026-07-13T10:00:00Z', 'Atlas Bois');
    await digestsAt('2026-07-14T06:00:00Z');
    expect(await mails()).toEqual([]);
    await tell(accountId, '2026-07-14T07:30:00Z', 'Rif Textile');
    await digestsAt('2026-07-14T09:00:00Z');
    const [mail] = await mails();
    expect(mail?.text).toContain('Atlas Bois');
    expect(mail?.text).not.toContain('Rif Textile');
    await digestsAt('2026-07-15T07:00:00Z');
    expect(await mails()).toHaveLength(2);
  });

  test('a weekly mail goes out on Monday', async () => {
    const accountId = await makeAccount();
    await prefer(accountId, 'weekly');
    await tell(accountId, '2026-07-14T10:00:00Z');
    await digestsAt('2026-07-19T12:00:00Z');
    expect(await mails()).toEqual([]);
    await digestsAt('2026-07-20T07:00:00Z');
    expect(await mails()).toHaveLength(1);
  });
});

test('each reader gets their own, in their language', async () => {
  const [amina, omar] = [
    await makeAccount({ language: 'fr', email: 'amina@example.ma' }),
    await makeAccount({ language: 'ar', email: 'omar@example.ma' }),
  ];
  await tell(amina, '2026-07-13T22:00:00Z', 'Atlas Bois');
  await tell(omar, '2026-07-13T22:00:00Z', 'Rif Textile');
  await digestsAt('2026-07-14T08:00:00Z');
  const sent = await mails();
  expect(sent.map(({ recipient }) => recipient).sort()).toEqual([
    'amina@example.ma',
    'omar@example.ma',
  ]);
  expect(sent.find(({ language }) => language === 'ar')?.text).toContain('Rif Textile');
  expect(sent.find(({ language }) => language === 'ar')?.text).not.toContain('Atlas Bois');
});

test('one address that cannot be used keeps nobody else waiting', async () => {
  const people = [
    await makeAccount({ email: 'a@example.ma, b@example.ma' }),
    await makeAccount({ email: 'c@example.ma' }),
  ];
  for (const accountId of people) await tell(accountId, '2026-07-13T22:00:00Z');
  await expect(digestsAt('2026-07-14T08:00:00Z')).rejects.toThrow('1 digests');
  expect((await mails()).map(({ recipient }) => recipient)).toEqual(['c@example.ma']);
  expect(await db.notification.count({ where: { mailedAt: null } })).toBe(1);
});

test('the worker sends digests every hour', async () => {
  const accountId = await makeAccount();
  await prefer(accountId, 'at-once');
  const hourAgo = new Date(Date.now() - 3_600_000);
  const row = { accountId, kind: 'join-accepted', params: {}, path: null, createdAt: hourAgo };
  await db.notification.create({ data: { id: 'waiting', ...row } });
  await inTransaction('add', (tx) => addJob(tx, 'send-digests', {}));
  expect(await mails()).toHaveLength(1);
});

test('what nobody could be told of for a fortnight is left to the centre', async () => {
  const accountId = await makeAccount({ emailVerifiedAt: null });
  await tell(accountId, '2026-07-01T10:00:00Z');
  await tell(accountId, '2026-07-10T10:00:00Z', 'Rif Textile');
  await digestsAt('2026-07-14T10:00:00Z');
  expect(await mails()).toEqual([]);
  await db.account.update({ where: { id: accountId }, data: { emailVerifiedAt: new Date(0) } });
  await digestsAt('2026-07-16T10:00:00Z');
  const [mail] = await mails();
  expect(mail?.subject).toContain('Rif Textile');
});
