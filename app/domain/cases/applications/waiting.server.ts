import { civilDateOf, eachAlone, type Actor, type Cents } from '#domain/kernel/index.server.ts';
import { listEnvelopes } from '#domain/ledger/index.server.ts';
import { firmSegments, type Facts } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { placeGivenUp, tellFirm, tellProposer } from '../decisions/tell.server.ts';
import { advance, lockApplication, type CaseActor } from '../records.server.ts';
import { freeIn, rankedIn } from './waiting-order.server.ts';
import { choosePromoted, type Promoted } from './waiting.ts';

interface WaitsFor {
  readonly party: 'proposes' | 'system';
  /** The most it may have. */
  readonly amount: Cents;
  /** What is known of the firm. */
  readonly facts: Facts;
}

/**
 * Puts a request that the transaction holds on the waiting list of its programme: it is eligible and
 * no envelope can pay it. Its rank is that of its number. The firm is told.
 */
export async function putOnWaitingList(
  tx: Tx,
  actor: CaseActor,
  application: AidApplication,
  { party, amount, facts }: WaitsFor,
): Promise<AidApplication> {
  const waiting = await advance(tx, actor, application, {
    ...{ event: 'wait', party },
    changes: {
      ...{ envelopeId: null, bucket: null, awarded: null },
      ...{ waitsFor: amount, segments: [...firmSegments(facts)] },
    },
  });
  await placeGivenUp(tx, application);
  await tellFirm(tx, waiting, { kind: 'aid-waiting' });
  return waiting;
}

/**
 * Takes requests off the waiting list of a programme, in the order of their numbers, while the
 * money that no other was promised pays what the next one may have. Each goes back to its officer, in a
 * transaction of its own; several workers at once take turns. One that cannot be taken keeps its
 * place and keeps no other from theirs; what failed is thrown at the end. Returns how many left.
 */
export async function promoteWaiting(
  programmeId: string,
  { now, randomBytes }: Pick<Actor, 'now' | 'randomBytes'>,
): Promise<number> {
  const actor: CaseActor = { now, randomBytes, requestId: 'promote-waiting' };
  const failed = new Map<string, unknown>();
  let promoted = 0;
  for (;;) {
    const next: { id: string | null; left: boolean } = { id: null, left: false };
    try {
      await inTransaction('cases.promote-waiting', async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`waiting list ${programmeId}`}))`;
        const first = await firstPromoted(tx, programmeId, now, [...failed.keys()]);
        if (!first) return;
        next.id = first.id;
        next.left = await promote(tx, actor, first);
      });
      if (next.id === null) break;
      if (next.left) promoted += 1;
    } catch (error) {
      if (next.id === null || failed.has(next.id)) throw error;
      failed.set(next.id, error);
    }
  }
  const errors = [...failed.values()];
  if (errors.length > 0) throw new AggregateError(errors, 'requests that stayed on a waiting list');
  return promoted;
}

/**
 * The same for every programme with a waiting list: money may come without anybody's act, as on the
 * first day of a fiscal year. One list that fails keeps no other; what failed is thrown at the end.
 */
export async function promoteEverywhere(ticker: Pick<Actor, 'now' | 'randomBytes'>): Promise<void> {
  const programmes = await db.aidApplication.findMany({
    where: { state: 'waitlisted' },
    distinct: ['programmeId'],
    select: { programmeId: true },
  });
  await eachAlone(programmes, ({ programmeId }) => promoteWaiting(programmeId, ticker));
}

async function promote(tx: Tx, actor: CaseActor, { id, envelopeId }: Promoted): Promise<boolean> {
  const application = await lockApplication(tx, id, {});
  // Taken back by the firm since the list was read: the next turn reads it again.
  if (application.state !== 'waitlisted') return false;
  const row = await advance(tx, actor, application, {
    ...{ event: 'promote', party: 'system', changes: { envelopeId } },
  });
  await tellFirm(tx, row, { kind: 'aid-promoted' });
  const officer = await tx.casePerson.findFirst({
    where: { applicationId: id, part: 'proposes', round: row.round },
    select: { accountId: true },
  });
  if (officer) await tellProposer(tx, row, officer.accountId, 'aid-promoted');
  return true;
}

/** The first of the list whom the money of its envelopes pays, after those further up. */
async function firstPromoted(
  tx: Tx,
  programmeId: string,
  now: Date,
  except: readonly string[],
): Promise<Promoted | null> {
  const envelopes = await listEnvelopes(tx, programmeId, Number(civilDateOf(now).slice(0, 4)));
  const list = { programmeId, envelopes };
  let money = await freeIn(tx, list);
  for await (const ranked of rankedIn(tx, list, { except })) {
    const chosen = choosePromoted(ranked, money);
    const waits = new Set(ranked.flatMap(({ id, isWaiting }) => (isWaiting ? id : [])));
    const first = chosen.promoted.find(({ id }) => waits.has(id));
    if (first) return first;
    ({ money } = chosen);
    const { kept } = money;
    if (envelopes.every(({ id }) => kept.has(id))) return null;
  }
  return null;
}
