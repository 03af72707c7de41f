import { beforeEach, describe, expect, test } from 'vitest';
import { makeMember } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';
import {
  readSiteSettings,
  saveSettings,
  siteNotice,
  supportPhone,
} from '#domain/accounts/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { getSetting } from '#platform/settings.ts';

const DELAYS = { probationDays: '180', openingDays: '10', shareCap: '25' };
const NONE = { phone: '', noticeFr: '', noticeAr: '', noticeEn: '', ...DELAYS };
const NOTICE = {
  noticeFr: 'Maintenance dimanche',
  noticeAr: 'صيانة يوم الأحد',
  noticeEn: 'Sunday',
};

let admin: MemberActor;

beforeEach(async () => {
  await resetDatabase();
  admin = await makeMember('platform', ['platform-admin']);
});

describe('settings', () => {
  test('have their defaults until they are set', async () => {
    expect(await readSiteSettings(admin)).toEqual(NONE);
    expect(await siteNotice('fr')).toBeNull();
    expect(await supportPhone()).toBeNull();
  });

  test('are read in the reader’s language, French for Tamazight', async () => {
    await saveSettings(admin, { ...NONE, phone: '05 22 00 00 00', ...NOTICE });
    expect(await supportPhone()).toBe('05 22 00 00 00');
    expect(await siteNotice('ar')).toBe('صيانة يوم الأحد');
    expect(await siteNotice('en')).toBe('Sunday');
    expect(await siteNotice('zgh')).toBe('Maintenance dimanche');
    await saveSettings(admin, NONE);
    expect(await siteNotice('fr')).toBeNull();
  });

  test('leave one entry for each that changed, by whom, without their text', async () => {
    await saveSettings(admin, { ...NONE, ...NOTICE });
    await saveSettings(admin, { ...NONE, ...NOTICE });
    await saveSettings(admin, { ...NONE, ...NOTICE, phone: '05 22 00 00 00' });
    const entries = await db.auditEntry.findMany({ orderBy: { sequence: 'asc' } });
    expect(entries.map(({ streamId, type }) => `${streamId} ${type}`)).toEqual([
      'platform accounts.setting-changed',
      'platform accounts.setting-changed',
    ]);
    expect(entries[0]?.body).toContain('setting:notice.text');
    expect(entries[0]?.body).not.toContain('Maintenance');
    expect(entries[1]?.body).toContain('setting:support.phone');
    const row = await db.setting.findUnique({ where: { key: 'notice.text' } });
    expect(row?.updatedBy).toBe(admin.person.accountId);
  });

  test('are for administrators', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const refused = { code: 'accounts.not-found' };
    await expect(readSiteSettings(owner)).rejects.toMatchObject(refused);
    await expect(saveSettings(owner, NONE)).rejects.toMatchObject(refused);
    expect(await db.setting.count()).toBe(0);
  });

  test('kept by another version in another form fall back to the default', async () => {
    const row = { updatedAt: admin.now, updatedBy: null };
    await db.setting.create({ data: { key: 'notice.text', value: 'a text', ...row } });
    expect(await getSetting(db, 'notice.text')).toEqual({ fr: '', ar: '', en: '' });
  });
});
