import { beforeEach, describe, expect, test } from 'vitest';
import * as holidays from '../../app/routes/_space.admin.holidays.tsx';
import * as jobs from '../../app/routes/_space.admin.jobs.tsx';
import * as settings from '../../app/routes/_space.admin.settings.tsx';
import { makeMember } from '../factories/people.ts';
import { workOff } from '../factories/worker.ts';
import { resetDatabase } from '../setup/database.ts';
import type { SignedIn } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';
import { call } from './call.ts';

const FR = { lang: 'fr' };

let person: SignedIn;

beforeEach(async () => {
  await resetDatabase();
  ({ person } = await makeMember('platform', ['platform-admin']));
});

async function aDeadJob(): Promise<string> {
  const mail = { recipient: 'amina@example.ma', subject: 's', text: 't', language: 'fr' };
  await inTransaction('add', (tx) => addJob(tx, 'send-mail', mail, { maxAttempts: 1 }));
  await workOff({
    'send-mail': () => {
      throw new Error('refused');
    },
  });
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text AS id FROM graphile_worker.jobs`;
  return row?.id ?? '';
}

describe('the jobs page', () => {
  test('shows stopped jobs without what they carry, and asks before giving one up', async () => {
    const id = await aDeadJob();
    const page = await call(jobs.loader, { params: FR, person });
    expect(page.data).toMatchObject({
      counts: { dead: 1 },
      jobs: [{ id, task: 'send-mail', state: 'dead', lastError: 'refused' }],
      drop: null,
    });
    expect(JSON.stringify(page.data)).not.toContain('amina');
    const asking = await call(jobs.loader, { path: `/?drop=${id}`, params: FR, person });
    expect(asking.data).toMatchObject({ drop: id });
    const none = await call(jobs.loader, { path: '/?drop=0', params: FR, person });
    expect(none.data).toMatchObject({ drop: null });
  });

  test.each([
    ['one', (id: string) => ({ retry: id })],
    ['all', () => ({ retry: 'all' })],
  ])('tries %s again', async (_name, formFor) => {
    const id = await aDeadJob();
    const answer = await call(jobs.action, { params: FR, person, form: formFor(id) });
    expect(answer).toMatchObject({ status: 303, location: '/fr/admin/jobs?done=1' });
    await workOff();
    expect(await db.outboxMail.count()).toBe(1);
  });

  test('gives one up, and a second press is answered the same', async () => {
    const id = await aDeadJob();
    for (const _press of [1, 2]) {
      const answer = await call(jobs.action, { params: FR, person, form: { drop: id } });
      expect(answer.status).toBe(303);
    }
    const page = await call(jobs.loader, { params: FR, person });
    expect(page.data).toMatchObject({ jobs: [], counts: { dead: 0 } });
    expect(await db.auditEntry.count()).toBe(1);
  });
});

describe('the holidays page', () => {
  const good = { day: '2026-03-21', code: 'eid-al-fitr', status: 'confirmed', source: 'Decree' };

  test('adds a day, shows its year, changes, confirms and deletes it', async () => {
    const sent = (form: Record<string, string>) =>
      call(holidays.action, { params: FR, person, form });
    const list = '/fr/admin/holidays?year=2026&saved=1';
    expect(await sent({ ...good, status: 'expected' })).toMatchObject({
      status: 303,
      location: list,
    });
    const page = await call(holidays.loader, { path: '/?year=2026', params: FR, person });
    expect(page.data).toMatchObject({
      year: 2026,
      was: null,
      holidays: [{ day: '2026-03-21', shown: '21 mars 2026', status: 'expected' }],
    });
    expect((await sent({ confirm: '2026-03-21' })).location).toBe(list);
    const edit = { path: '/?year=2026&edit=2026-03-21', params: FR, person };
    expect((await call(holidays.loader, edit)).data).toMatchObject({
      was: { day: '2026-03-21' },
      values: { code: 'eid-al-fitr', status: 'confirmed', source: 'Decree' },
    });
    expect((await sent({ ...good, was: good.day, day: '2026-03-22' })).location).toBe(list);
    expect((await sent({ delete: '2026-03-22' })).location).toBe(list);
    expect(await db.holiday.count()).toBe(0);
    expect((await sent({ confirm: '2026-03-22' })).status).toBe(404);
    expect((await sent({ delete: 'x' })).status).toBe(404);
  });

  test.each([
    ['day', '2026-02-29', 'error.day'],
    ['day', '', 'error.day'],
    ['code', 'birthday', 'error.code'],
    ['code', '', 'error.code'],
    ['status', '', 'error.status'],
    ['source', ' ', 'error.source'],
  ])('%s %j is refused, and what was typed is given back', async (field, value, message) => {
    const form = { ...good, [field]: value };
    const answer = await call(holidays.action, { params: FR, person, form });
    expect(answer).toMatchObject({ status: 422, data: { errors: { [field]: message } } });
    expect(answer.data).toMatchObject({ typed: form });
  });

  test('a day that is one already is refused at its field', async () => {
    await call(holidays.action, { params: FR, person, form: good });
    const form = { ...good, code: 'youth' };
    const answer = await call(holidays.action, { params: FR, person, form });
    expect(answer).toMatchObject({ status: 422, data: { errors: { day: 'error.taken' } } });
  });

  test.each(['1999', 'x', '20260', ''])('the year %j is this one', async (year) => {
    const page = await call(holidays.loader, { path: `/?year=${year}`, params: FR, person });
    const current = await call(holidays.loader, { params: FR, person });
    expect(page.data).toEqual(current.data);
  });
});

describe('the settings page', () => {
  const delays = { probationDays: '180', openingDays: '10', shareCap: '25' };
  const none = { phone: '', noticeFr: '', noticeAr: '', noticeEn: '', ...delays };

  test('keeps what was written, and empties it again', async () => {
    const good = {
      ...{ phone: '05 22 00 00 00', noticeFr: 'a', noticeAr: 'ب', noticeEn: 'c' },
      ...{ probationDays: '90', openingDays: '0', shareCap: '40' },
    };
    for (const form of [good, none]) {
      const answer = await call(settings.action, { params: FR, person, form });
      expect(answer).toMatchObject({ status: 303, location: '/fr/admin/settings?saved=1' });
      const page = await call(settings.loader, { params: FR, person });
      expect(page.data).toMatchObject({ values: form });
    }
  });

  test('a notice is there in all languages or in none', async () => {
    const form = { ...none, noticeFr: 'Maintenance' };
    const answer = await call(settings.action, { params: FR, person, form });
    expect(answer).toMatchObject({
      status: 422,
      data: { errors: { noticeAr: 'error.language', noticeEn: 'error.language' } },
    });
    expect(await db.setting.count()).toBe(0);
  });

  test.each([
    ['phone', 'call me', 'error.phone'],
    ['noticeFr', 'x'.repeat(401), 'error.notice'],
    ['probationDays', '731', 'error.days'],
    ['openingDays', '-1', 'error.days'],
    ['openingDays', '', 'error.days'],
    ['shareCap', '0', 'error.percent'],
    ['shareCap', '101', 'error.percent'],
  ])('%s is refused', async (field, value, message) => {
    const form = { ...none, noticeFr: 'a', noticeAr: 'b', noticeEn: 'c', [field]: value };
    const answer = await call(settings.action, { params: FR, person, form });
    expect(answer).toMatchObject({ status: 422, data: { errors: { [field]: message } } });
  });
});
