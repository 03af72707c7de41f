import { DomainError, eachAlone, type Actor } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { advance, CASE_REFUSALS, lockApplication } from '../records.server.ts';
import { NOT_RESERVED, releasePosting } from './reservation.ts';
import { moneyCameBack, tellProposer } from './tell.server.ts';

type Ticker = Pick<Actor, 'now' | 'randomBytes'>;

/** Reservations let go of in one run of the clock, at most. */
const MOST_AT_ONCE = 500;

/**
 * Lets go of a proposal whose reservation ran out before anybody decided: its money is free again
 * and the case is back with the officer who proposed. Changes nothing when it was decided meanwhile
 * or has time left. Returns whether it was let go. Throws `cases.not-found`.
 */
export async function letGo({ now, randomBytes }: Ticker, id: string): Promise<boolean> {
  const actor = { now, randomBytes, requestId: 'cases-clock', person: null };
  return refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS }, () =>
    inTransaction('cases.let-go', async (tx) => {
      const application = await lockApplication(tx, id, {});
      const { state, reservedUntil, programmeId } = application;
      if (state !== 'proposed-approve' || reservedUntil === null || now < reservedUntil)
        return false;
      const released = releasePosting(application);
      if (released === null) throw new DomainError('cases.tampered');
      const open = await tx.aidDecision.findFirstOrThrow({
        where: { applicationId: id, state: 'proposed' },
      });
      await tx.aidDecision.update({ where: { id: open.id }, data: { state: 'lapsed' } });
      await advance(tx, actor, application, {
        ...{ event: 'let-go', party: 'system', data: { decision: open.id } },
        changes: NOT_RESERVED,
      });
      await tellProposer(tx, application, open.proposedById, 'aid-let-go');
      await moneyCameBack(tx, programmeId);
      await post(tx, now, [released]);
      return true;
    }),
  );
}

/** Lets go of every proposal whose reservation has run out, each on its own. Returns how many. */
export async function expireReservations(ticker: Ticker): Promise<number> {
  const due = await db.aidApplication.findMany({
    where: { state: 'proposed-approve', reservedUntil: { lte: ticker.now } },
    orderBy: { reservedUntil: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true },
  });
  let count = 0;
  await eachAlone(due, async ({ id }) => {
    if (await letGo(ticker, id)) count += 1;
  });
  return count;
}
