import {
  addWorkingDays,
  cents,
  civilDateOf,
  DomainError,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { dayOf, holidaysAround, midnight } from '../clocks/records.server.ts';
import { placeOf } from '../vouchers/records.server.ts';
import { changeClawback } from './change-clawback.server.ts';

/** Working days in which a firm answers before aid is asked back (cases and money §1). */
const ANSWER_DAYS = 15;

interface Read {
  /** Of the clawback as it was read. */
  readonly stamp: number;
}

/** A risk officer tells the firm that aid is to be given back. Throws what `changeClawback` does. */
export async function notifyClawback(
  actor: MemberActor,
  id: string,
  { stamp }: Read,
): Promise<void> {
  await changeClawback(actor, id, { event: 'notify', stamp }, async (tx) => {
    const today = civilDateOf(actor.now);
    const until = addWorkingDays(today, ANSWER_DAYS, await holidaysAround(tx, today));
    return { data: { until }, changes: { answerUntil: midnight(until) } };
  });
}

/**
 * Confirms that aid has to be given back, after the firm's time to answer: what was spent is due
 * (L12). By another person than who opened it (`cases.same-person`, by the database). Throws what
 * `changeClawback` does, `cases.too-early`, and `ledger.no-money` when so much was never spent.
 */
export async function confirmClawback(
  actor: MemberActor,
  id: string,
  { stamp }: Read,
): Promise<void> {
  await changeClawback(actor, id, { event: 'confirm', stamp }, (_tx, { clawback, voucher }) => {
    const { amount, answerUntil } = clawback;
    if (answerUntil === null || civilDateOf(actor.now) <= dayOf(answerUntil))
      throw new DomainError('cases.too-early');
    return {
      changes: { confirmedById: actor.person.accountId, confirmedAt: actor.now },
      posting: {
        ...placeOf(voucher),
        ...{ code: 'L12', from: 'C:spent', to: 'X:clawback_due', amount: cents(amount) },
        ...{ reference: `clawback:${id}`, subject: `clawback:${id}` },
      },
    };
  });
}

/** Gives a clawback up before it is confirmed. Throws what `changeClawback` does. */
export async function dropClawback(actor: MemberActor, id: string, { stamp }: Read): Promise<void> {
  await changeClawback(actor, id, { event: 'drop', stamp }, () => ({
    changes: { endedAt: actor.now },
  }));
}
