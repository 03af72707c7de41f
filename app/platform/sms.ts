import { randomUUID } from 'node:crypto';
import { systemClock } from './clock.ts';
import { db } from './db.ts';
import { env } from './env.ts';
import type { SmsMessage } from './jobs.ts';

const GATEWAY_MS = 10_000;

export interface SmsGateway {
  readonly url: string;
  /** Sent as a bearer token when there is one. */
  readonly token: string | undefined;
  /** Number or name that the phone shows as the sender. */
  readonly sender: string;
  /** How long the gateway may take to answer, in milliseconds. */
  readonly patience?: number;
}

/**
 * Sends a text message through the gateway at SMS_GATEWAY_URL, else keeps it in the outbox that the
 * demo shows. Called by jobs only; rejects when the gateway does not take it, and the job is tried
 * again later.
 */
export async function deliverSms(message: SmsMessage): Promise<void> {
  const { SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN, SMS_SENDER } = env();
  if (SMS_GATEWAY_URL) {
    const gateway = { url: SMS_GATEWAY_URL, token: SMS_GATEWAY_TOKEN, sender: SMS_SENDER };
    await sendThrough(gateway, message);
    return;
  }
  await db.outboxSms.create({ data: { id: randomUUID(), sentAt: systemClock.now(), ...message } });
}

/**
 * Hands a message to an HTTP gateway: `POST {to, from, text}` as JSON. Rejects, without repeating
 * what was sent or answered, unless the gateway answers 2xx in time.
 */
export async function sendThrough(
  { url, token, sender, patience = GATEWAY_MS }: SmsGateway,
  { recipient, text }: SmsMessage,
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ to: recipient, from: sender, text }),
    // A gateway that moved is to be configured anew: the token goes nowhere else.
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`);
}

export type KeptSms = { id: string; recipient: string; text: string; sentAt: Date };

/** The last text messages of the local outbox, newest first. */
export function listKeptSms(most: number): Promise<KeptSms[]> {
  return db.outboxSms.findMany({
    orderBy: { sentAt: 'desc' },
    take: most,
    select: { id: true, recipient: true, text: true, sentAt: true },
  });
}
