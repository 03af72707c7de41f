import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import { MESSAGE_KINDS, NOTIFICATION_KINDS } from '#domain/kernel/index.server.ts';
import { deliverMessage, notify, sendDigests } from '#domain/notifications/index.server.ts';
import { systemClock } from '#platform/clock.ts';
import { env } from '#platform/env.ts';
import type { JobPayloads } from '#platform/jobs.ts';
import { deliverMail } from '#platform/mailer.ts';
import { deliverSms } from '#platform/sms.ts';

const mail = z.object({
  recipient: z.string(),
  subject: z.string(),
  text: z.string(),
  language: z.string(),
}) satisfies z.ZodType<JobPayloads['send-mail']>;

const sms = z.object({
  recipient: z.string(),
  text: z.string(),
  language: z.string(),
}) satisfies z.ZodType<JobPayloads['send-sms']>;

const params = z.record(z.string(), z.union([z.string(), z.number()]));

const message = z.object({
  channel: z.enum(['email', 'sms']),
  recipient: z.string(),
  language: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  params,
}) satisfies z.ZodType<JobPayloads['message']>;

const notification = z.object({
  accountId: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  params,
  path: z.string().nullable(),
}) satisfies z.ZodType<JobPayloads['notify']>;

/** What the worker does with everything that is said to people. */
export const messageTasks: TaskList = {
  'send-mail': (payload: unknown) => deliverMail(mail.parse(payload)),
  'send-sms': (payload: unknown) => deliverSms(sms.parse(payload)),
  message: (payload: unknown, { job }) =>
    deliverMessage(message.parse(payload), { addedAt: job.created_at, now: systemClock.now() }),
  notify: (payload: unknown, { job }) =>
    notify(notification.parse(payload), {
      jobId: job.id,
      addedAt: job.created_at,
      now: systemClock.now(),
      origin: env().PUBLIC_URL,
    }),
  'send-digests': () => sendDigests({ now: systemClock.now(), origin: env().PUBLIC_URL }),
};
