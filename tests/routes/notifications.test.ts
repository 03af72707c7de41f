import { beforeEach, describe, expect, test } from 'vitest';
import * as centre from '../../app/routes/_space.account.notifications.tsx';
import * as preferences from '../../app/routes/_space.account.preferences.tsx';
import * as demoMail from '../../app/routes/_public.demo.mail.tsx';
import { aPerson } from '../factories/actors.ts';
import { makeAccount } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import type { SignedIn } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { call } from './call.ts';

const HERE = '/fr/account/notifications';
const FR = { lang: 'fr' };

let person: SignedIn;

beforeEach(async () => {
  await resetDatabase();
  person = aPerson({ accountId: await makeAccount() });
});

function giveLine(id: string, path: string | null, createdAt = new Date('2026-07-13T11:00:00Z')) {
  const { accountId } = person;
  return db.notification.create({
    data: { id, accountId, kind: 'file-refused', params: { file: '<b>.pdf' }, path, createdAt },
  });
}

const isRead = async (id: string) =>
  (await db.notification.findUniqueOrThrow({ where: { id } })).readAt !== null;

describe('the notification centre', () => {
  test('shows the lines of whoever is signed in, to nobody else', async () => {
    await giveLine('one', null);
    const own = await call(centre.loader, { path: HERE, params: FR, person });
    expect(own.data).toMatchObject({
      lines: [{ id: 'one', title: 'Un fichier a été refusé', isRead: false, leads: false }],
      older: null,
    });
    const other = aPerson({ accountId: await makeAccount() });
    const others = await call(centre.loader, { path: HERE, params: FR, person: other });
    expect(others.data).toMatchObject({ lines: [] });
  });

  test('opening a line marks it and goes to its page, in the language of the page', async () => {
    await giveLine('one', '/account/security');
    const form = { open: 'one' };
    const answer = await call(centre.action, { params: { lang: 'ar' }, person, form });
    expect(answer).toMatchObject({ status: 303, location: '/ar/account/security' });
    expect(await isRead('one')).toBe(true);
  });

  test.each([null, '/\\elsewhere.example', '/ x'])(
    'a line that leads to %j brings back to the list',
    async (path) => {
      await giveLine('one', path);
      const answer = await call(centre.action, { params: FR, person, form: { open: 'one' } });
      expect(answer).toMatchObject({ status: 303, location: HERE });
    },
  );

  test('somebody else’s line answers 404 and stays unread', async () => {
    await giveLine('one', '/sme');
    const other = aPerson({ accountId: await makeAccount() });
    const answer = await call(centre.action, { params: FR, person: other, form: { open: 'one' } });
    expect(answer.status).toBe(404);
    expect(await isRead('one')).toBe(false);
  });

  test('marking all stops at the newest line that was shown', async () => {
    await giveLine('old', null);
    await giveLine('new', null, new Date('2026-07-13T11:00:01Z'));
    for (const until of ['2026-07-13T11:00:00.000Z', 'never']) {
      const answer = await call(centre.action, { params: FR, person, form: { until } });
      expect(answer).toMatchObject({ status: 303, location: HERE });
    }
    expect([await isRead('old'), await isRead('new')]).toEqual([true, false]);
  });
});

describe('the preferences', () => {
  const good = { rhythm: 'daily', quietFrom: '22', quietTo: '6', language: 'ar' };

  test('are kept and shown', async () => {
    const answer = await call(preferences.action, { params: FR, person, form: good });
    expect(answer).toMatchObject({ status: 303, location: '/fr/account/preferences?saved=1' });
    const page = await call(preferences.loader, { params: FR, person });
    expect(page.data).toMatchObject({
      values: { rhythm: 'daily', quietFrom: '22', quietTo: '6' },
      phone: null,
    });
    const account = await db.account.findUniqueOrThrow({ where: { id: person.accountId } });
    expect(account.language).toBe('ar');
  });

  test.each([
    ['rhythm', 'never'],
    ['quietFrom', '24'],
    ['quietTo', '-1'],
    ['quietTo', '1.5'],
    ['quietTo', ''],
    ['language', 'xx'],
  ])('%s %j is refused, and what was typed is given back', async (field, value) => {
    const form = { ...good, [field]: value };
    const answer = await call(preferences.action, { params: FR, person, form });
    expect(answer.status).toBe(422);
    expect(answer.data).toEqual({ fields: [field], typed: form });
    expect(await db.notificationPreference.count()).toBe(0);
  });
});

test('the demonstration shows mails and text messages, the newest first', async () => {
  const common = { recipient: 'somebody', text: 'رمزكم 123456', language: 'ar' };
  const sentAt = new Date('2026-07-13T11:00:00Z');
  await db.outboxMail.create({ data: { id: 'm', subject: 'A subject', sentAt, ...common } });
  const later = new Date('2026-07-13T11:00:01Z');
  await db.outboxSms.create({ data: { id: 's', sentAt: later, ...common } });
  const page = await call(demoMail.loader, { params: FR });
  expect(page.data).toMatchObject({
    messages: [
      { id: 's', channel: 'sms', subject: null },
      { id: 'm', channel: 'email', subject: 'A subject' },
    ],
  });
});
