import type { JobHelpers, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { freezeBenchmarks, purgeAssessments } from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import type { JobPayloads } from '#platform/jobs.ts';
import { deliverMail } from '#platform/mailer.ts';
import { systemClock } from '#platform/clock.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const INTENT_KEY_DAYS = 7;

/** Nightly at 02:30 UTC, when few people work in Morocco; comparisons are frozen on Mondays. */
export const CRONTAB = [
  '30 2 * * * purge ?jobKey=purge&max=5',
  '0 3 * * 1 freeze-benchmarks ?jobKey=freeze-benchmarks&max=5',
  '',
].join('\n');

const mailMessage = z.object({
  recipient: z.string(),
  subject: z.string(),
  text: z.string(),
  language: z.string(),
}) satisfies z.ZodType<JobPayloads['send-mail']>;

/** What the worker does for each kind of job. */
export const tasks: TaskList = {
  'send-mail': (payload: unknown) => deliverMail(mailMessage.parse(payload)),
  'freeze-benchmarks': () => {
    const now = systemClock.now();
    return freezeBenchmarks(now.toISOString().slice(0, 10), now);
  },
  purge: (_payload: unknown, _helpers: JobHelpers) => purge(systemClock.now()),
};

/** Deletes what no longer serves at `now`: old intent keys and rate limits that have refilled. */
async function purge(now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - INTENT_KEY_DAYS * DAY_MS);
  await db.intentKey.deleteMany({ where: { createdAt: { lt: oldest } } });
  await purgeAssessments(now);
  await db.rateLimit.deleteMany({ where: { tat: { lt: now } } });
}
