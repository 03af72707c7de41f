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
import {
  applyStripeEvent,
  BOOK_CHECKS,
  giveBackTwice,
  matchStatement,
  payRefund,
  runEngagementsClock,
  tellStarted,
} from '#domain/engagements/index.server.ts';
import { eachAlone } from '#domain/kernel/index.server.ts';
import { spreadEnvelopes } from '#domain/ledger/index.server.ts';
import { lookAtAddress } from '#platform/care-check.ts';
import { systemClock } from '#platform/clock.ts';
import { env } from '#platform/env.ts';
import type { JobPayloads } from '#platform/jobs.ts';

/** After so many tries, what still fails in a batch is written down as failed. */
const BATCH_TRIES = 5;

const waitingProgramme = z.object({ programmeId: z.string() }) satisfies z.ZodType<
  JobPayloads['promote-waiting']
>;

const batch = z.object({ batchId: z.string() }) satisfies z.ZodType<JobPayloads['decide-batch']>;

const importedStatement = z.object({ statementId: z.string() }) satisfies z.ZodType<
  JobPayloads['match-statement']
>;
const stripeEvent = z.object({ eventId: z.string() }) satisfies z.ZodType<
  JobPayloads['stripe-event']
>;
const refund = z.object({ refundId: z.string() }) satisfies z.ZodType<JobPayloads['pay-refund']>;
const twice = z.object({ intent: z.string() }) satisfies z.ZodType<JobPayloads['give-back-twice']>;
const started = z.object({ engagementIds: z.array(z.string()).readonly() }) satisfies z.ZodType<
  JobPayloads['tell-started']
>;

/** Who acts when a bank or the time does. */
const system = (job: string) => ({
  ...{ now: systemClock.now(), randomBytes, requestId: `job ${job}`, person: null },
});

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
  'cases-clock': async () => {
    const ticker = { now: systemClock.now(), randomBytes };
    const { CARE_CHECKS, RAQMANA_MODE } = env();
    const looks = CARE_CHECKS === 'on' && RAQMANA_MODE === 'live';
    await eachAlone(
      [
        () => runCasesClock(ticker),
        () => runEngagementsClock(ticker, looks ? lookAtAddress : null),
      ],
      (clock) => clock(),
    );
  },
  'decide-batch': (payload: unknown, { abortSignal, job }: JobHelpers) =>
    runBatch(batch.parse(payload).batchId, {
      ...{ clock: systemClock, randomBytes, signal: abortSignal },
      isLast: job.attempts >= BATCH_TRIES,
    }),
  'match-statement': (payload: unknown) =>
    matchStatement(importedStatement.parse(payload).statementId, system('match-statement')),
  'stripe-event': (payload: unknown) =>
    applyStripeEvent(stripeEvent.parse(payload).eventId, system('stripe-event')),
  'pay-refund': (payload: unknown) =>
    payRefund(refund.parse(payload).refundId, system('pay-refund')),
  'give-back-twice': (payload: unknown) => giveBackTwice(twice.parse(payload).intent),
  'tell-started': (payload: unknown) => tellStarted(started.parse(payload).engagementIds),
  'spread-envelopes': () => spreadEnvelopes(systemClock.now()),
  'check-books': async () => {
    await recountClocks(systemClock.now());
    await checkBooks(BOOK_CHECKS);
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
