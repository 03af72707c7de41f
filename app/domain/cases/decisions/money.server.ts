import {
  addWorkingDays,
  civilDateOf,
  DomainError,
  type Cents,
} from '#domain/kernel/index.server.ts';
import {
  accountNumber,
  availableIn,
  listEnvelopes,
  postTransfers,
  type Posting,
  type Transfer,
} from '#domain/ledger/index.server.ts';
import { firmSegments, usableEnvelopes, type Facts } from '#domain/programmes/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { holidaysAround } from '../clocks/records.server.ts';
import { RESERVATION_DAYS } from '../codes.ts';
import type { Reader } from '../records.server.ts';
import { chooseAccount, type Choice } from './choose-account.ts';
import { endOfDay, reservationOf, subjectOf } from './reservation.ts';

type Asking = Pick<AidApplication, 'id' | 'programmeId' | 'region'>;

/**
 * The account that would pay an amount for a request in the year of an instant, or null when no
 * envelope the firm may draw on has it beside what was promised to others taken off the waiting list.
 * Read without waiting for anybody: others may take the money before it is reserved.
 */
export async function findMoney(
  reader: Reader,
  { id, programmeId, region }: Asking,
  { facts, amount, now }: { readonly facts: Facts; readonly amount: Cents; readonly now: Date },
): Promise<Choice | null> {
  const year = Number(civilDateOf(now).slice(0, 4));
  const envelopes = await listEnvelopes(reader, programmeId, year);
  const usable = usableEnvelopes({ region, segments: firmSegments(facts) }, envelopes, year);
  if (usable.length === 0) return null;
  const ids = usable.map((envelope) => envelope.id);
  const purses = await availableIn(reader, ids);
  const promised = await promisedIn(reader, ids, id);
  const free = ids.filter((envelopeId) => {
    const own = purses.filter((purse) => purse.envelopeId === envelopeId);
    const sum = own.reduce((total, { balance }) => total + balance, 0n);
    return sum - (promised.get(envelopeId) ?? 0n) >= amount;
  });
  return chooseAccount(free, purses, amount, id);
}

/** What others ask who were taken off the waiting list for an envelope and have nothing reserved yet. */
async function promisedIn(
  reader: Reader,
  ids: readonly string[],
  except: string,
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await reader.aidApplication.groupBy({
    by: ['envelopeId'],
    where: {
      ...{ envelopeId: { in: [...ids] }, id: { not: except } },
      state: { in: ['under-review', 'needs-correction'] },
    },
    _sum: { asked: true },
  });
  return new Map(rows.map(({ envelopeId, _sum }) => [envelopeId ?? '', _sum.asked ?? 0n]));
}

/** The last instant before which a proposal made now has to be decided. */
export async function reservationEnd(tx: Tx, now: Date): Promise<Date> {
  const today = civilDateOf(now);
  return endOfDay(addWorkingDays(today, RESERVATION_DAYS, await holidaysAround(tx, today)));
}

export interface Reservation {
  readonly decisionId: string;
  readonly amount: Cents;
  readonly choice: Choice;
  readonly expiresAt: Date;
}

/**
 * Reserves the money of a proposal (L2), gathered first where one account has not enough of it. The
 * last call of a transaction. The ledger refuses what is not there any more (`ledger.no-money`).
 */
export async function reserve(
  tx: Tx,
  at: Date,
  { id, programmeId }: Pick<AidApplication, 'id' | 'programmeId'>,
  { decisionId, amount, choice, expiresAt }: Reservation,
): Promise<void> {
  const { envelopeId, bucket, gather } = choice;
  const accountOf = (code: Posting['from'], place: number) =>
    accountNumber(tx, code, { programmeId, envelopeId, bucket: place });
  const available = await accountOf('E:available', bucket);
  const transfers: Transfer[] = [];
  for (const part of gather)
    transfers.push({
      reference: `gather:${decisionId}:${String(part.bucket)}`,
      ...{ code: 'S1', from: await accountOf('E:available', part.bucket), to: available },
      ...{ amount: part.amount, subject: `envelope:${envelopeId}` },
    });
  transfers.push({
    reference: reservationOf(id, decisionId),
    ...{ code: 'L2', from: available, to: await accountOf('E:reserved', bucket) },
    ...{ amount, subject: subjectOf(id), expiresAt },
  });
  await postTransfers(tx, at, transfers);
}

const MOST_TRIES = 6;

/**
 * Runs a transaction that chose an account by what it read and lost the money to somebody else, again
 * with what is there now. Each time it loses somebody else won. Throws `cases.no-money` when it keeps
 * losing.
 */
export async function whileMoneyMoves<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'ledger.no-money') throw error;
      if (tries === MOST_TRIES) throw new DomainError('cases.no-money');
    }
}
