import { createHash } from 'node:crypto';
import { getContact, type Contact } from '#domain/accounts/index.server.ts';
import { notificationMail, notificationSms, type Notice } from '#emails/notification.ts';
import { addJob, type JobPayloads } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { isSecurityKind, preferencesOf } from './notices.ts';
import { oneAddress, oneNumber } from './recipients.ts';
import { isQuiet } from './schedule.ts';

/** The job a notification comes from, and when and where it is carried out. */
export interface Occasion {
  readonly jobId: string;
  readonly addedAt: Date;
  readonly now: Date;
  /** Address of the site, without a slash at the end. */
  readonly origin: string;
}

/**
 * Adds a line to a person's notification centre, and sends it by mail at once when it concerns
 * security, or when the person wants mails at once and it is not a quiet hour; otherwise
 * `sendDigests` does later. Security reaches people without an address by text message. The same
 * job again changes nothing; an account that was erased gets nothing.
 */
export async function notify(payload: JobPayloads['notify'], occasion: Occasion): Promise<void> {
  await inTransaction('notifications.notify', async (tx) => {
    const contact = await getContact(tx, payload.accountId);
    if (contact === null || contact.status === 'erased') return;
    const notice = { kind: payload.kind, params: payload.params, path: payload.path };
    const mailed = canMail(contact) && (await goesNow(tx, payload, occasion.now));
    const { count } = await tx.notification.createMany({
      data: {
        id: idOf(occasion),
        accountId: payload.accountId,
        ...notice,
        createdAt: occasion.addedAt,
        mailedAt: mailed ? occasion.now : null,
      },
      skipDuplicates: true,
    });
    if (count === 0) return;
    if (mailed) await mailNotices(tx, contact, occasion.origin, [notice]);
    else if (isSecurityKind(notice.kind)) await textNotice(tx, contact, occasion.origin, notice);
  });
}

/** Ids of jobs begin anew with a new queue; with the time they were added they do not come back. */
function idOf({ jobId, addedAt }: Occasion): string {
  return createHash('sha256').update(`${jobId} ${addedAt.toISOString()}`).digest('base64url');
}

async function goesNow(
  tx: Tx,
  { accountId, kind }: JobPayloads['notify'],
  now: Date,
): Promise<boolean> {
  if (isSecurityKind(kind)) return true;
  const row = await tx.notificationPreference.findUnique({ where: { accountId } });
  const preferences = preferencesOf(row);
  return preferences.rhythm === 'at-once' && !isQuiet(preferences, now);
}

type Mailable = Contact & { readonly email: string };

/** Whether a person can be written to: an active account with an address that was verified. */
export function canMail(contact: Contact): contact is Mailable {
  return contact.status === 'active' && contact.email !== null && contact.emailVerified;
}

/** Adds the job that sends one mail about these notices, oldest first. */
export async function mailNotices(
  tx: Tx,
  { email, language, name }: Mailable,
  origin: string,
  notices: readonly Notice[],
): Promise<void> {
  const mail = notificationMail({ language, name, origin, notices });
  await addJob(tx, 'send-mail', { recipient: oneAddress(email), language, ...mail });
}

async function textNotice(
  tx: Tx,
  { status, phone, phoneVerified, language }: Contact,
  origin: string,
  notice: Notice,
): Promise<void> {
  if (status !== 'active' || phone === null || !phoneVerified) return;
  const text = notificationSms({ language, origin, notice });
  await addJob(tx, 'send-sms', { recipient: oneNumber(phone), text, language });
}
