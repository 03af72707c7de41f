import { db } from './db.ts';

/** Deletes messages of the local outboxes sent before an instant. Returns how many went. */
export async function purgeOutbox(before: Date): Promise<number> {
  const where = { sentAt: { lt: before } };
  const mail = await db.outboxMail.deleteMany({ where });
  const sms = await db.outboxSms.deleteMany({ where });
  return mail.count + sms.count;
}
