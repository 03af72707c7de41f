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
  whileMoneyMoves as retryWhileMoneyMoves,
  type Posting,
  type Transfer,
} from '#domain/ledger/index.server.ts';
import { firmSegments, usableEnvelopes, type Facts } from '#domain/programmes/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { freeIn, moneyAfter, type WaitingList } from '../applications/waiting-order.server.ts';
import { choosePromoted, type Waiting } from '../applications/waiting.ts';
import { holidaysAround } from '../clocks/records.server.ts';
import { RESERVATION_DAYS } from '../codes.ts';
import type { Reader } from '../records.server.ts';
import { chooseAccount, type Choice } from './choose-account.ts';
import { endOfDay, reservationOf, subjectOf } from './reservation.ts';

type Asking = Pick<
  AidApplication,
  'id' | 'programmeId' | 'region' | 'number' | 'envelopeId' | 'waitsFor'
>;

/**
 * The account that would pay an amount for a request in the year of an instant, or null when no
 * envelope the firm may draw on has it beside what was promised to others taken off the waiting list
 * and what those of an earlier number wait for. Read without waiting for anybody: others may take the
 * money before it is reserved.
 */
export async function findMoney(
  reader: Reader,
  asking: Asking,
  { facts, amount, now }: { readonly facts: Facts; readonly amount: Cents; readonly now: Date },
): Promise<Choice | null> {
  const { id, programmeId, region } = asking;
  const year = Number(civilDateOf(now).slice(0, 4));
  const envelopes = await listEnvelopes(reader, programmeId, year);
  const usable = usableEnvelopes({ region, segments: firmSegments(facts) }, envelopes, year);
  if (usable.length === 0) return null;
  const list = { programmeId, envelopes };
  const wanted = { id, amount, envelopeIds: usable.map((envelope) => envelope.id) };
  const envelopeId =
    (await ownPromise(reader, list, asking, wanted)) ??
    (await inTurn(reader, list, asking, wanted));
  if (envelopeId === null) return null;
  return chooseAccount([envelopeId], await availableIn(reader, [envelopeId]), amount, id);
}

/** What was promised to a request is its own, whoever waits. */
async function ownPromise(
  reader: Reader,
  list: WaitingList,
  { id, envelopeId, waitsFor }: Asking,
  { amount, envelopeIds }: Waiting,
): Promise<string | null> {
  if (envelopeId === null || waitsFor === null || amount > waitsFor) return null;
  if (!envelopeIds.includes(envelopeId)) return null;
  const { left } = await freeIn(reader, list, id);
  return (left.get(envelopeId) ?? 0n) >= amount ? envelopeId : null;
}

/** The first envelope that pays a request after everybody whose number is smaller. */
async function inTurn(
  reader: Reader,
  list: WaitingList,
  { id, number }: Asking,
  wanted: Waiting,
): Promise<string | null> {
  if (number === null) return null;
  const own = wanted.envelopeIds;
  const money = await moneyAfter(reader, list, { id, before: number, own });
  return choosePromoted([wanted], money).promoted[0]?.envelopeId ?? null;
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

/**
 * Runs a transaction that chose an account by what it read and lost the money to somebody else, again
 * with what is there now. Throws `cases.no-money` when it keeps losing.
 */
export async function whileMoneyMoves<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await retryWhileMoneyMoves(work);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'ledger.no-money') throw error;
    throw new DomainError('cases.no-money');
  }
}
