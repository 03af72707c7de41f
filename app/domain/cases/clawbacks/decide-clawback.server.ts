import {
  addWorkingDays,
  cents,
  civilDateOf,
  DomainError,
  type MemberActor,
  dayOf,
  midnight,
} from '#domain/kernel/index.server.ts';
import { holidaysAround } from '../clocks/records.server.ts';
import { placeOf } from '../vouchers/records.server.ts';
import type { Clawback } from '#platform/prisma-client/client.ts';
import { changeClawback, type ClawbackForm } from './change-clawback.server.ts';
import { tellFirmOfClawback, tellOfficersOfClawback } from './tell.server.ts';

/** Working days in which a firm answers before aid is asked back (cases and money §1). */
const ANSWER_DAYS = 15;

/** A decision, with why, in words the firm reads. */
type Decision = ClawbackForm & { readonly words: string };

/** Whether the firm has answered, or let its last day pass. */
export function mayBeConfirmed(
  { answeredAt, answerUntil }: Pick<Clawback, 'answeredAt' | 'answerUntil'>,
  now: Date,
): boolean {
  return answeredAt !== null || (answerUntil !== null && civilDateOf(now) > dayOf(answerUntil));
}

/** A risk officer tells the firm that aid is to be given back. Throws what `changeClawback` does. */
export async function notifyClawback(
  actor: MemberActor,
  id: string,
  form: ClawbackForm,
): Promise<void> {
  await changeClawback(actor, id, { ...form, event: 'notify' }, async (tx, { voucher }) => {
    const today = civilDateOf(actor.now);
    const until = addWorkingDays(today, ANSWER_DAYS, await holidaysAround(tx, today));
    await tellFirmOfClawback(tx, voucher, 'clawback-noticed', until);
    return {
      data: { until },
      changes: { notifiedAt: actor.now, answerUntil: midnight(until) },
    };
  });
}

/**
 * Confirms that aid has to be given back, once the firm has answered or its time has passed: what
 * was spent is due (L12). By another person than who opened it (`cases.same-person`, by the
 * database). Throws what `changeClawback` does, `cases.no-note` without words, `cases.too-early`,
 * and `ledger.no-money` when so much was never spent.
 */
export async function confirmClawback(
  actor: MemberActor,
  id: string,
  { words, ...form }: Decision,
): Promise<void> {
  if (words === '') throw new DomainError('cases.no-note');
  await changeClawback(actor, id, { ...form, event: 'confirm' }, async (tx, taken) => {
    const { clawback, voucher } = taken;
    if (!mayBeConfirmed(clawback, actor.now)) throw new DomainError('cases.too-early');
    await tellOfficersOfClawback(tx, actor, voucher, {
      ...{ kind: 'clawback-changed', role: ['authorising-officer'] },
    });
    return {
      words,
      changes: {
        ...{ confirmedById: actor.person.accountId, confirmedAt: actor.now },
        decision: words,
      },
      posting: {
        ...placeOf(voucher),
        ...{ code: 'L12', from: 'C:spent', to: 'X:clawback_due', amount: cents(clawback.amount) },
        ...{ reference: `clawback:${id}`, subject: `clawback:${id}` },
      },
    };
  });
}

/**
 * Gives a clawback up before it is confirmed. Throws what `changeClawback` does, and `cases.no-note`
 * without words.
 */
export async function dropClawback(
  actor: MemberActor,
  id: string,
  { words, ...form }: Decision,
): Promise<void> {
  if (words === '') throw new DomainError('cases.no-note');
  await changeClawback(actor, id, { ...form, event: 'drop' }, () => ({
    words,
    changes: { endedAt: actor.now, decision: words },
  }));
}
