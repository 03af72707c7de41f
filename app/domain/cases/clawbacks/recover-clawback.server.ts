import { cents, DomainError, type Cents, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import type { Clawback } from '#platform/prisma-client/client.ts';
import { placeOf } from '../vouchers/records.server.ts';
import { changeClawback, type ClawbackForm, type TakenClawback } from './change-clawback.server.ts';

const restOf = ({ amount, recovered }: Clawback) => amount - recovered;

/** What came in (L13); each change of a clawback has its own reference. */
function recovery({ clawback, voucher }: TakenClawback, amount: bigint): Posting {
  const { id, stamp } = clawback;
  return {
    ...placeOf(voucher),
    ...{ code: 'L13', from: 'X:clawback_due', to: 'E:recovered', amount: cents(amount) },
    ...{ reference: `recovered:${id}:${String(stamp)}`, subject: `clawback:${id}` },
  };
}

/** Who confirmed that it is due does not record that it came in. */
function requireOther(actor: MemberActor, { clawback }: TakenClawback): void {
  if (clawback.confirmedById === actor.person.accountId) throw new DomainError('cases.same-person');
}

/**
 * A part of what is due came in; the last one ends the clawback. Throws what `changeClawback` does,
 * `cases.same-person` for who confirmed it, `cases.amount-over` for more than is left, and
 * `cases.amount-under` for nothing.
 */
export async function recordInstalment(
  actor: MemberActor,
  id: string,
  { amount, ...form }: ClawbackForm & { readonly amount: Cents },
): Promise<void> {
  await changeClawback(actor, id, { ...form, event: 'instalment' }, (_tx, taken) => {
    requireOther(actor, taken);
    const rest = restOf(taken.clawback);
    if (amount <= 0n) throw new DomainError('cases.amount-under');
    if (amount > rest) throw new DomainError('cases.amount-over');
    return {
      data: { amount: String(amount) },
      recovered: taken.clawback.recovered + amount,
      changes: { endedAt: amount === rest ? actor.now : null },
      posting: recovery(taken, amount),
    };
  });
}

/**
 * All that is left came in at once, or was kept from other aid of the firm. Throws what
 * `changeClawback` does, and `cases.same-person` for who confirmed it.
 */
export async function settleClawback(
  actor: MemberActor,
  id: string,
  { how, ...form }: ClawbackForm & { readonly how: 'recover' | 'offset' },
): Promise<void> {
  await changeClawback(actor, id, { ...form, event: how }, (_tx, taken) => {
    requireOther(actor, taken);
    return {
      data: { amount: String(restOf(taken.clawback)) },
      recovered: taken.clawback.amount,
      changes: { endedAt: actor.now },
      posting: recovery(taken, restOf(taken.clawback)),
    };
  });
}

/**
 * What is left will not come in: the books keep it as due. By a manager who neither opened nor
 * confirmed it (`cases.same-person`). Throws what `changeClawback` does, and `cases.no-note` without
 * words, which the firm reads.
 */
export async function writeOffClawback(
  actor: MemberActor,
  id: string,
  { words, ...form }: ClawbackForm & { readonly words: string },
): Promise<void> {
  if (words === '') throw new DomainError('cases.no-note');
  await changeClawback(actor, id, { ...form, event: 'write-off' }, (_tx, { clawback }) => {
    if ([clawback.openedById, clawback.confirmedById].includes(actor.person.accountId))
      throw new DomainError('cases.same-person');
    return {
      words,
      data: { amount: String(restOf(clawback)) },
      changes: { endedAt: actor.now, decision: words },
    };
  });
}
