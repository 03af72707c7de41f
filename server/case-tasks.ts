import { randomBytes } from 'node:crypto';
import type { JobHelpers, TaskList } from 'graphile-worker';
import { z } from 'zod';
import {
  assignCases,
  checkBooks,
  promoteEverywhere,
  promoteWaiting,
  recountClocks,
  runBatch,
  runCasesClock,
} from '#domain/cases/index.server.ts';
import { spreadEnvelopes } from '#domain/ledger/index.server.ts';
import { systemClock } from '#platform/clock.ts';
import type { JobPayloads } from '#platform/jobs.ts';

/** After so many tries, what still fails in a batch is written down as failed. */
const BATCH_TRIES = 5;

const waitingProgramme = z.object({ programmeId: z.string() }) satisfies z.ZodType<
  JobPayloads['promote-waiting']
>;

const batch = z.object({ batchId: z.string() }) satisfies z.ZodType<JobPayloads['decide-batch']>;

/** What time and changes bring to cases, to the ledger and to accreditations. */
export const caseTasks: TaskList = {
  'promote-waiting': async (payload: unknown) => {
    const { programmeId } = waitingProgramme.parse(payload);
    await promoteWaiting(programmeId, { now: systemClock.now(), randomBytes });
  },
  'waiting-lists': () => promoteEverywhere({ now: systemClock.now(), randomBytes }),
  'assign-cases': async () => {
    await assignCases({ now: systemClock.now(), randomBytes });
  },
  'cases-clock': () => runCasesClock({ now: systemClock.now(), randomBytes }),
  'decide-batch': (payload: unknown, { abortSignal, job }: JobHelpers) =>
    runBatch(batch.parse(payload).batchId, {
      ...{ clock: systemClock, randomBytes, signal: abortSignal },
      isLast: job.attempts >= BATCH_TRIES,
    }),
  'spread-envelopes': () => spreadEnvelopes(systemClock.now()),
  'check-books': async () => {
    await recountClocks(systemClock.now());
    await checkBooks();
  },
};

/** When they run by themselves, in UTC; `promote-waiting` and `decide-batch` are asked for. */
export const CASE_CRONTAB = [
  '*/5 * * * * assign-cases ?jobKey=assign-cases&max=5',
  '5 * * * * waiting-lists ?jobKey=waiting-lists&max=5',
  '*/15 * * * * cases-clock ?jobKey=cases-clock&max=5',
  '*/10 * * * * spread-envelopes ?jobKey=spread-envelopes&max=5',
  '50 3 * * * check-books ?jobKey=check-books&max=5',
] as const;
