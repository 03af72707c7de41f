import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  countJobs,
  deleteJob,
  listJobs,
  retryDeadJobs,
  retryJob,
  type HandledJob,
  type JobState,
  type QueuedJob,
} from '#platform/job-queue.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';

const MOST_SHOWN = 200;

/** Administrators only; for others the queue does not exist: `notifications.not-found`. */
function requireAdmin(actor: MemberActor): void {
  if (!hasRole(actor, 'platform-admin')) throw new DomainError('notifications.not-found');
}

/** The job queue for administrators: the worst 200 jobs, and how many are in each state. */
export async function viewJobs(actor: MemberActor): Promise<{
  readonly jobs: readonly QueuedJob[];
  readonly counts: Readonly<Record<JobState, number>>;
}> {
  requireAdmin(actor);
  const [jobs, counts] = await Promise.all([listJobs(MOST_SHOWN), countJobs()]);
  return { jobs, counts };
}

/** Gives a failed job all its tries again. A job that is gone or running is left alone. */
export async function tryJobAgain(actor: MemberActor, id: string): Promise<void> {
  requireAdmin(actor);
  await inTransaction('notifications.try-job-again', async (tx) => {
    const job = await retryJob(tx, id, actor.now);
    if (job) await record(tx, actor, 'notifications.job-retried', job);
  });
}

/** Gives every job that used up its tries all of them again. */
export async function tryDeadJobsAgain(actor: MemberActor): Promise<void> {
  requireAdmin(actor);
  await inTransaction('notifications.try-dead-jobs-again', async (tx) => {
    for (const job of await retryDeadJobs(tx, actor.now))
      await record(tx, actor, 'notifications.job-retried', job);
  });
}

/** Deletes a failed job: what it was to do is not done. One that is gone or running is left alone. */
export async function giveUpJob(actor: MemberActor, id: string): Promise<void> {
  requireAdmin(actor);
  await inTransaction('notifications.give-up-job', async (tx) => {
    const job = await deleteJob(tx, id);
    if (job) await record(tx, actor, 'notifications.job-given-up', job);
  });
}

async function record(
  tx: Tx,
  actor: MemberActor,
  type: string,
  { id, task }: HandledJob,
): Promise<void> {
  await appendAudit(tx, actor, {
    type,
    stream: 'platform',
    subject: `job:${id}`,
    facts: { task },
  });
}
