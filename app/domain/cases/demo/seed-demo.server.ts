import cases from '#content/demo-cases.json' with { type: 'json' };
import { demoCasesSchema } from '#content/demo-schema.ts';
import { demoFirmId, seedDemoApplicants } from '#domain/accounts/index.server.ts';
import { addDays, civilDateOf, DomainError } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import { forgetJobsAfter, lastJob } from '#platform/job-queue.ts';
import { logger } from '#platform/logger.ts';
import { CARRY } from './acts.server.ts';
import { prepare } from './apply.server.ts';
import { castOf, type DemoCast } from './cast.server.ts';
import { timetable, workingDaysBefore, type DemoRequest, type Entry } from './timetable.ts';

interface Seeding extends Pick<DemoCast, 'randomBytes' | 'origin'> {
  readonly now: Date;
}

/** Calendar days in which every act of the demonstration lies. */
const LONGEST_DAYS = 60;
/** Firms whose requests are written side by side: the database works while pages are made. */
const AT_ONCE = 3;
/** Working days of which people are still told. */
const NEWS_DAYS = 2;

/**
 * The firms of the demonstration that asked for aid, and their requests, carried to where the
 * content says by the use-cases themselves on the working days before `now`. Requests that are there
 * stay as they are, and nothing is added where visitors have sent some: the books go by the calendar.
 * Needs people, programmes and money; only demonstrations call it.
 */
export async function seedDemoCases({ now, ...seeding }: Seeding): Promise<void> {
  const { papers, requests } = demoCasesSchema.parse(cases);
  await seedDemoApplicants(requests);
  const missing = await listMissing(requests);
  if (missing.length === 0) return;
  const today = civilDateOf(now);
  const holidays = await holidaysBetween(db, addDays(today, -LONGEST_DAYS), today);
  const before = await lastJob();
  const cast = castOf({ ...seeding, papers });
  const left = new Set<string>();
  const entries = timetable(missing, today, holidays);
  const morning = entries.filter(({ act }) => act === 'submit');
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let entry = morning.pop(); entry; entry = morning.pop())
        await carry(entry, left, () => prepare(entry, cast));
    }),
  );
  const run = async (some: readonly Entry[]) => {
    for (const entry of some) await carry(entry, left, () => CARRY[entry.act](entry, cast));
  };
  const news = workingDaysBefore(today, NEWS_DAYS, holidays);
  await run(entries.filter(({ at }) => civilDateOf(at) < news));
  // Nobody is told today of what happened long ago.
  await forgetJobsAfter(before, 'notify');
  await run(entries.filter(({ at }) => civilDateOf(at) >= news));
}

/** One act of a request, unless an earlier one of it could not be done. */
async function carry(
  { act, request: { key } }: Entry,
  left: Set<string>,
  work: () => Promise<void>,
): Promise<void> {
  if (left.has(key)) return;
  try {
    await work();
  } catch (error) {
    // Visitors changed what it needs, or the programme was not open that day: it stays there.
    if (!(error instanceof DomainError)) throw error;
    logger.info({ request: key, act, refusal: error.code }, 'a request was left where it was');
    left.add(key);
  }
}

/** Those not sent yet; none when somebody else has sent one. */
async function listMissing(requests: readonly DemoRequest[]): Promise<readonly DemoRequest[]> {
  const own = requests.map(({ key }) => demoFirmId(key));
  const sent = await db.aidApplication.findMany({
    where: { organisationId: { in: own }, number: { not: null } },
    select: { organisationId: true },
  });
  const there = new Set(sent.map(({ organisationId }) => organisationId));
  const missing = requests.filter(({ key }) => !there.has(demoFirmId(key)));
  if (missing.length === 0) return [];
  const other = await db.aidApplication.findFirst({
    where: { organisationId: { notIn: own }, number: { not: null } },
    select: { id: true },
  });
  return other === null ? missing : [];
}
