import { db } from '#platform/db.ts';

export interface WaitingJob {
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>> & {
    readonly params?: Readonly<Record<string, string | number>>;
  };
}

/** The jobs that wait in the queue, oldest first; of one task when it is named. */
export async function waitingJobs(task?: string): Promise<WaitingJob[]> {
  const rows = await db.$queryRaw<WaitingJob[]>`
    SELECT t.identifier AS task, j.payload
    FROM graphile_worker._private_jobs AS j
    JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id
    ORDER BY j.id`;
  return rows.filter((row) => task === undefined || row.task === task);
}

/** The messages that wait to be sent to an address. */
export async function messagesTo(recipient: string) {
  const jobs = await waitingJobs('message');
  return jobs.filter(({ payload }) => payload['recipient'] === recipient);
}

/** What waits to be told to a person in their notification centre. */
export async function notificationsTo(accountId: string) {
  const jobs = await waitingJobs('notify');
  return jobs
    .filter(({ payload }) => payload['accountId'] === accountId)
    .map(({ payload }) => ({
      kind: payload['kind'],
      params: payload.params ?? {},
      path: payload['path'],
    }));
}
