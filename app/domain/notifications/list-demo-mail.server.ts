import { listKeptMail, type KeptMail } from '#platform/mailer.ts';
import { listKeptSms } from '#platform/sms.ts';

const MOST_SHOWN = 50;

export interface DemoMessage {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  readonly recipient: string;
  /** Null for a text message. */
  readonly subject: string | null;
  readonly text: string;
  readonly sentAt: Date;
}

/** The mails that the local outbox kept, newest first; only the demonstration shows them. */
export function listDemoMail(): Promise<KeptMail[]> {
  return listKeptMail(MOST_SHOWN);
}

/** Mails and text messages of the local outbox, newest first; only the demonstration shows them. */
export async function listDemoMessages(): Promise<DemoMessage[]> {
  const [mails, texts] = await Promise.all([listKeptMail(MOST_SHOWN), listKeptSms(MOST_SHOWN)]);
  return [
    ...mails.map((mail) => ({ channel: 'email' as const, ...mail })),
    ...texts.map((text) => ({ channel: 'sms' as const, subject: null, ...text })),
  ]
    .sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime())
    .slice(0, MOST_SHOWN);
}
