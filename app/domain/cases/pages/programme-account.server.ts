import { cents, civilDateOf, type Cents } from '#domain/kernel/index.server.ts';
import { isWaitlistOnly, readMeters, type EnvelopeMeter } from '#domain/ledger/index.server.ts';
import type { PublicProgramme } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { decisionDelays, type DecisionDelays } from './programme-account-delays.server.ts';
import { lateRegister, type LateRow } from './programme-account-late.server.ts';

/** The money of a programme run here, as its page tells it in short. */
export interface ShortMeter {
  readonly asOf: Date;
  /** The present fiscal year, which is the civil year in Morocco. */
  readonly year: number;
  readonly envelopes: readonly EnvelopeMeter[];
  /** New requests go to the waiting list: no envelope has the smallest award left. */
  readonly waitlistOnly: boolean;
}

/** The public account of a programme. */
export interface ProgrammeAccount extends ShortMeter {
  /** Planned money of each envelope of the version in force, in centimes. */
  readonly planned: readonly {
    readonly year: number;
    readonly region: string | null;
    readonly segment: string | null;
    readonly amount: Cents;
  }[];
  readonly delays: DecisionDelays;
  readonly late: readonly LateRow[];
}

/** Null for a programme run elsewhere, whose money is not known here. */
export async function findShortMeter(
  { programmeId, content, state }: Pick<PublicProgramme, 'programmeId' | 'content' | 'state'>,
  now: Date,
): Promise<ShortMeter | null> {
  const { running } = content;
  if (running === null) return null;
  const envelopes = (await readMeters(db, [programmeId])).get(programmeId) ?? [];
  const year = Number(civilDateOf(now).slice(0, 4));
  const smallestAward = cents(BigInt(running.smallestAward));
  // A programme that is paused or ends takes no new requests at all.
  const waitlistOnly = state === 'open' && isWaitlistOnly(envelopes, { year, smallestAward });
  return { asOf: now, year, envelopes, waitlistOnly };
}

/** All that the public account of a programme shows; null for one run elsewhere. */
export async function findProgrammeAccount(
  programme: PublicProgramme,
  now: Date,
): Promise<ProgrammeAccount | null> {
  const { programmeId, content } = programme;
  if (content.running === null) return null;
  const [meter, delays, late] = await Promise.all([
    findShortMeter(programme, now),
    decisionDelays(db, programmeId, now),
    lateRegister(db, programmeId, now),
  ]);
  const planned = content.running.envelopes.map(({ amount, ...place }) => ({
    ...place,
    amount: cents(BigInt(amount)),
  }));
  return meter && { ...meter, planned, delays, late };
}
