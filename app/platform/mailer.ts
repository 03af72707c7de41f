import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { systemClock } from './clock.ts';
import { db } from './db.ts';
import { env } from './env.ts';
import type { MailMessage } from './jobs.ts';

let transport: ReturnType<typeof createTransport> | undefined;

/**
 * Sends a message over SMTP when SMTP_URL is set, else keeps it in the outbox that the demo shows.
 * Called by jobs only: a request adds one instead of waiting for a mail server.
 * Rejects when the server refuses, and the job is tried again later.
 */
export async function deliverMail(message: MailMessage): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) {
    await db.outboxMail.create({
      data: { id: randomUUID(), sentAt: systemClock.now(), ...message },
    });
    return;
  }
  transport ??= createTransport(SMTP_URL, { from: MAIL_FROM });
  await transport.sendMail({
    to: message.recipient,
    subject: message.subject,
    text: message.text,
    headers: { 'Content-Language': message.language, 'Auto-Submitted': 'auto-generated' },
  });
}

export type KeptMail = {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  sentAt: Date;
};

/** The last messages of the local outbox, newest first. */
export function listKeptMail(most: number): Promise<KeptMail[]> {
  return db.outboxMail.findMany({
    orderBy: { sentAt: 'desc' },
    take: most,
    select: { id: true, recipient: true, subject: true, text: true, sentAt: true },
  });
}
