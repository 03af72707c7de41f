import { randomBytes } from 'node:crypto';
import type { JobHelpers, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { keptSince, purgeAccounts, seedHolidays } from '#domain/accounts/index.server.ts';
import {
  computePriceBands,
  forgetViews,
  refreshListingsOf,
  runCatalogueClock,
} from '#domain/catalogue/index.server.ts';
import { forgetCaseViews } from '#domain/cases/index.server.ts';
import { freezeBenchmarks, purgeAssessments } from '#domain/assessment/index.server.ts';
import { sealDays, timestampRoots } from '#domain/audit/index.server.ts';
import {
  countShowing,
  indexMissing,
  indexOffers,
  matchAssessment,
  purgeMatches,
  refreshMatches,
} from '#domain/matching/index.server.ts';
import { forgetPerson, purgeNotifications } from '#domain/notifications/index.server.ts';
import {
  buildRegister,
  purgeEligibilityDrafts,
  runProgrammesClock,
  runSimulation,
} from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { env } from '#platform/env.ts';
import type { JobPayloads } from '#platform/jobs.ts';
import { deleteOrphanFiles } from '#platform/orphan-files.ts';
import { purgeOutbox } from '#platform/purge-outbox.ts';
import { scanFile } from '#platform/scan-file.ts';
import { systemClock } from '#platform/clock.ts';
import { CASE_CRONTAB, caseTasks } from './case-tasks.ts';
import { messageTasks } from './message-tasks.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const INTENT_KEY_DAYS = 7;

/** Nightly at 02:30 UTC, when few people work in Morocco; comparisons are frozen on Mondays. */
export const CRONTAB = [
  '0 * * * * send-digests ?jobKey=send-digests&max=5',
  '30 2 * * * purge ?jobKey=purge&max=5',
  '0 3 * * 1 freeze-benchmarks ?jobKey=freeze-benchmarks&max=5',
  '20 * * * * seal-audit ?jobKey=seal-audit&max=8',
  '5 * * * * catalogue-clock ?jobKey=catalogue-clock&max=5',
  '10 * * * * programmes-clock ?jobKey=programmes-clock&max=5',
  '35 * * * * price-bands ?jobKey=price-bands&queue=price-bands&max=5',
  '40 3 * * * match-refresh ?jobKey=match-refresh&queue=match&max=5',
  '15 3 * * * match-index ?jobKey=match-index&queue=match&max=5',
  '45 2 * * * retention ?jobKey=retention&max=5',
  ...CASE_CRONTAB,
  '',
].join('\n');

const erasedPerson = z.object({ accountId: z.string() }) satisfies z.ZodType<
  JobPayloads['forget-person']
>;

const listedFirm = z.object({ organisationId: z.string() }) satisfies z.ZodType<
  JobPayloads['refresh-listings'] & JobPayloads['match-offers']
>;

const matchedAssessment = z.object({ assessmentId: z.string() }) satisfies z.ZodType<
  JobPayloads['match-assessment']
>;

const shownRun = z.object({ runId: z.string() }) satisfies z.ZodType<JobPayloads['match-shown']>;

const fileToScan = z.object({ fileId: z.string() }) satisfies z.ZodType<JobPayloads['scan-file']>;

const simulationToRun = z.object({ simulationId: z.string() }) satisfies z.ZodType<
  JobPayloads['run-simulation']
>;

/** What the worker does for each kind of job. */
export const tasks: TaskList = {
  ...messageTasks,
  ...caseTasks,
  'freeze-benchmarks': () => {
    const now = systemClock.now();
    return freezeBenchmarks(now.toISOString().slice(0, 10), now);
  },
  purge: (_payload: unknown, _helpers: JobHelpers) => purge(systemClock.now()),
  'scan-file': (payload: unknown) => scanFile(fileToScan.parse(payload).fileId, systemClock.now()),
  'catalogue-clock': () => runCatalogueClock(systemClock.now()),
  'refresh-listings': (payload: unknown) =>
    refreshListingsOf(listedFirm.parse(payload).organisationId, systemClock.now()),
  'price-bands': () => computePriceBands(systemClock.now()),
  'match-offers': (payload: unknown) =>
    indexOffers(listedFirm.parse(payload).organisationId, systemClock.now()),
  'match-index': () => indexMissing(systemClock.now()),
  'match-refresh': async () => {
    await refreshMatches({ now: systemClock.now(), randomBytes });
  },
  'match-assessment': (payload: unknown) =>
    matchAssessment(matchedAssessment.parse(payload).assessmentId, {
      now: systemClock.now(),
      randomBytes,
    }),
  'match-shown': (payload: unknown) =>
    countShowing(shownRun.parse(payload).runId, systemClock.now()),
  'programmes-clock': () => runProgrammesClock(systemClock.now()),
  'run-simulation': (payload: unknown) =>
    runSimulation(simulationToRun.parse(payload).simulationId, { clock: systemClock }),
  'build-register': (_payload: unknown, { abortSignal }: JobHelpers) =>
    buildRegister(systemClock.now(), { signal: abortSignal }),
  'seal-audit': () => sealAudit(systemClock.now()),
  retention: () => applyRetention(systemClock.now()),
  'forget-person': (payload: unknown) => forgetEverywhere(erasedPerson.parse(payload).accountId),
};

/** Deletes in every room what it keeps of somebody whose account was erased. */
async function forgetEverywhere(accountId: string): Promise<void> {
  await forgetPerson(accountId);
  await forgetViews(accountId);
  await forgetCaseViews(accountId);
}

/** Deletes in every room what was kept as long as the retention table says. */
async function applyRetention(now: Date): Promise<void> {
  await purgeAccounts(now);
  await purgeNotifications(now);
  await purgeOutbox(keptSince('outbox', now));
  await purgeEligibilityDrafts(now);
  await purgeMatches(now);
  await deleteOrphanFiles(now);
}

/**
 * Deletes what no longer serves at `now`: old intent keys and rate limits that have refilled. Fills
 * in the holidays of a year to come.
 */
async function purge(now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - INTENT_KEY_DAYS * DAY_MS);
  await db.intentKey.deleteMany({ where: { createdAt: { lt: oldest } } });
  await purgeAssessments(now);
  await db.rateLimit.deleteMany({ where: { tat: { lt: now } } });
  await seedHolidays(now);
}

/** Seals the days that are over; then, should the authority be away, only that is tried again. */
async function sealAudit(now: Date): Promise<void> {
  const { AUDIT_WITNESS_EMAIL: recipient, AUDIT_TSA_URL: authority, PUBLIC_URL } = env();
  const language = 'fr';
  const link = `${PUBLIC_URL}/${language}/transparency`;
  await sealDays(now, recipient === undefined ? null : { recipient, language, link });
  if (authority !== undefined) await timestampRoots(authority);
}
