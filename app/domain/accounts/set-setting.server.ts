import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import {
  getSetting,
  saveSetting,
  type SettingKey,
  type SettingValues,
} from '#platform/settings.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { SettingsForm } from './operations-form.ts';

function requireAdmin(actor: MemberActor): void {
  if (!hasRole(actor, 'platform-admin')) throw new DomainError('accounts.not-found');
}

/** The settings as their form shows them, for administrators. */
export async function readSiteSettings(actor: MemberActor): Promise<SettingsForm> {
  requireAdmin(actor);
  const [phone, { fr, ar, en }, probation, opening, shareCap] = await Promise.all([
    getSetting(db, 'support.phone'),
    getSetting(db, 'notice.text'),
    getSetting(db, 'certification.probation-days'),
    getSetting(db, 'programmes.notice-days'),
    getSetting(db, 'matching.share-cap'),
  ]);
  return {
    ...{ phone, noticeFr: fr, noticeAr: ar, noticeEn: en },
    ...{ probationDays: String(probation), openingDays: String(opening) },
    shareCap: String(shareCap),
  };
}

/** Keeps the settings; each one that changed leaves its entry in the audit trail. */
export async function saveSettings(actor: MemberActor, form: SettingsForm): Promise<void> {
  requireAdmin(actor);
  const notice = { fr: form.noticeFr, ar: form.noticeAr, en: form.noticeEn };
  await inTransaction('accounts.save-settings', async (tx) => {
    await change(tx, actor, 'support.phone', form.phone);
    await change(tx, actor, 'notice.text', notice);
    await change(tx, actor, 'certification.probation-days', Number(form.probationDays));
    await change(tx, actor, 'programmes.notice-days', Number(form.openingDays));
    await change(tx, actor, 'matching.share-cap', Number(form.shareCap));
  });
}

async function change<Key extends SettingKey>(
  tx: Tx,
  actor: MemberActor,
  key: Key,
  value: SettingValues[Key],
): Promise<void> {
  const before = await getSetting(tx, key);
  if (JSON.stringify(before) === JSON.stringify(value)) return;
  await saveSetting(tx, key, value, { now: actor.now, by: actor.person.accountId });
  await appendAudit(tx, actor, {
    type: 'accounts.setting-changed',
    stream: 'platform',
    subject: `setting:${key}`,
    facts: { key },
    before,
    after: value,
  });
}

/** What administrators want everybody who works here to read; null for nothing. */
export async function siteNotice(lang: string): Promise<string | null> {
  const texts = await getSetting(db, 'notice.text');
  const text = lang === 'ar' || lang === 'en' ? texts[lang] : texts.fr;
  return text === '' ? null : text;
}

/** The number people may call for help; null while there is none. */
export async function supportPhone(): Promise<string | null> {
  const phone = await getSetting(db, 'support.phone');
  return phone === '' ? null : phone;
}
