import type { MessageParams } from '#domain/kernel/index.server.ts';
import { messageMail, messageSms } from '#emails/message.ts';
import type { JobPayloads } from '#platform/jobs.ts';
import { deliverMail } from '#platform/mailer.ts';
import { deliverSms } from '#platform/sms.ts';
import { oneAddress, oneNumber } from './recipients.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Sends a message to an address or a number that may have no account, in the language it was asked
 * for in. A code or a link that has expired while it waited for the mail server is not sent any
 * more. Throws `notifications.bad-recipient`, and whatever the mail server or the gateway refuses
 * with, so that the job is tried again.
 */
export async function deliverMessage(
  { channel, recipient, language, kind, params }: JobPayloads['message'],
  { addedAt, now }: { readonly addedAt: Date; readonly now: Date },
): Promise<void> {
  if (now.getTime() - addedAt.getTime() >= lifeOf(params)) return;
  if (channel === 'sms') {
    const text = messageSms({ language, kind, params });
    await deliverSms({ recipient: oneNumber(recipient), text, language });
    return;
  }
  const mail = messageMail({ language, kind, params });
  await deliverMail({ recipient: oneAddress(recipient), language, ...mail });
}

/** How long what a message carries is good, in milliseconds. */
function lifeOf({ minutes, days }: MessageParams): number {
  if (typeof minutes === 'number') return minutes * MINUTE_MS;
  return typeof days === 'number' ? days * DAY_MS : Number.POSITIVE_INFINITY;
}
