import { cents, civilDateOf, type Cents } from '#domain/kernel/index.server.ts';
import { listEnvelopes, moneyBackSince } from '#domain/ledger/index.server.ts';
import { usableEnvelopes } from '#domain/programmes/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';
import { oddsOf, type Odds } from './own-case-odds.ts';

const DAY_MS = 86_400_000;
/** Over so many days the money that came back is told. */
const ODDS_DAYS = 90;

/** States in which requests wait for the same step of the officers, in the order of their numbers. */
const QUEUED: Readonly<Record<string, readonly string[]>> = {
  submitted: ['submitted'],
  'under-review': ['under-review'],
  'proposed-approve': ['proposed-approve', 'proposed-reject'],
  'proposed-reject': ['proposed-approve', 'proposed-reject'],
};

/** How many requests of the programme wait for the same step before this one; null outside queues. */
export async function countBefore(
  reader: Reader,
  { state, programmeId, number }: Pick<AidApplication, 'state' | 'programmeId' | 'number'>,
): Promise<number | null> {
  const states = QUEUED[state];
  if (states === undefined || number === null) return null;
  return reader.aidApplication.count({
    where: { programmeId, state: { in: [...states] }, number: { lt: number } },
  });
}

/** A place on the waiting list, and what is known of the money that may reach it. */
export interface Waiting {
  /** 1 for the first of the programme's list. */
  readonly rank: number;
  /** What those before it may have together, of the envelopes it may be paid from. */
  readonly askedBefore: Cents;
  readonly cameBack: Cents;
  readonly days: number;
  readonly odds: Odds;
}

/** What tells which envelopes may pay a request, and how much. */
type Placed = Pick<AidApplication, 'waitsFor' | 'region' | 'segments'>;

/** Those before a place of the list who may draw on the same envelopes, counted together. */
interface Rivals {
  readonly region: string | null;
  readonly segments: readonly string[];
  readonly count: bigint;
  readonly asked: bigint | null;
}

/** The place of a request on the waiting list of its programme; null when it is not there. */
export async function waitingPlace(
  reader: Reader,
  application: Placed & Pick<AidApplication, 'state' | 'programmeId' | 'number'>,
  now: Date,
): Promise<Waiting | null> {
  const { state, programmeId, number } = application;
  if (state !== 'waitlisted' || number === null) return null;
  const year = Number(civilDateOf(now).slice(0, 4));
  const [before, envelopes] = await Promise.all([
    reader.$queryRaw<Rivals[]>`
      SELECT region, segments, count(*) AS count, sum(waits_for)::bigint AS asked
      FROM aid_application
      WHERE programme_id = ${programmeId} AND state = 'waitlisted' AND number < ${number}
      GROUP BY region, segments`,
    listEnvelopes(reader, programmeId, year),
  ]);
  const payersOf = ({ region, segments }: Pick<Placed, 'region'> & Pick<Rivals, 'segments'>) =>
    usableEnvelopes({ region, segments }, envelopes, year).map(({ id }) => id);
  const own = new Set(payersOf(application));
  const since = new Date(now.getTime() - ODDS_DAYS * DAY_MS);
  const { amount: cameBack, times } = await moneyBackSince(reader, [...own], since);
  const rivals = before.filter((one) => payersOf(one).some((id) => own.has(id)));
  const askedBefore = cents(rivals.reduce((sum, { asked }) => sum + (asked ?? 0n), 0n));
  const asked = cents(application.waitsFor ?? 0n);
  const rank = before.reduce((sum, { count }) => sum + Number(count), 1);
  return {
    ...{ rank, askedBefore, cameBack, days: ODDS_DAYS },
    odds: oddsOf({ askedBefore, asked, cameBack, returns: times }),
  };
}
