import {
  civilDateOf,
  DomainError,
  type Cents,
  dayOf,
  midnight,
} from '#domain/kernel/index.server.ts';
import type { Voucher } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { CaseActor } from '../records.server.ts';
import { changeVoucher, restOf, tellWaiting } from './records.server.ts';
import { LIVE_VOUCHERS, voucherStateOf, type VoucherEvent } from './transitions.ts';

/** What an agreement does to a voucher: how much, and which agreement, `kind:id`. */
export interface Use {
  readonly amount: Cents;
  readonly subject: string;
}

/**
 * An agreement takes a part of a voucher that the transaction holds; the caller posts L5. Throws
 * `cases.bad-amount` for nothing or less, `cases.over-voucher` beyond what is left,
 * `cases.voucher-over` when that was signed after its last day, and `cases.wrong-state`.
 */
export async function useVoucher(
  tx: Tx,
  actor: CaseActor,
  voucher: Voucher,
  { amount, subject }: Use,
): Promise<Voucher> {
  requirePositive(amount);
  if (isPast(voucher, voucher.signedOn ?? actor.now)) throw new DomainError('cases.voucher-over');
  if (amount > restOf(voucher)) throw new DomainError('cases.over-voucher');
  return changeVoucher(tx, actor, voucher, {
    ...{ event: 'use', party: 'agreement', used: voucher.used + amount },
    changes: { signedOn: null },
    data: { amount: String(amount), subject },
  });
}

/**
 * An agreement that uses a voucher was signed, and waits for the programme: until then the voucher
 * neither ends by time nor is given back, and counts as on the day of the signature. Null once the
 * agreement fell; its use ends it as well.
 */
export async function holdVoucher(tx: Tx, voucherId: string, signedAt: Date | null): Promise<void> {
  const signedOn = signedAt && midnight(civilDateOf(signedAt));
  await tx.voucher.update({ where: { id: voucherId }, data: { signedOn } });
}

/** So many centimes of a voucher were paid to a provider, or came back from the bank (less than 0). */
export async function noteSpent(tx: Tx, voucherId: string, change: bigint): Promise<void> {
  if (change === 0n) return;
  await tx.voucher.update({ where: { id: voucherId }, data: { spent: { increment: change } } });
}

export interface Returned {
  readonly voucher: Voucher;
  /** Where the caller's L7 goes: to the voucher, or past one that is over to its envelope. */
  readonly to: 'V:committed' | 'E:available';
}

/**
 * An agreement that came cheaper or ended gives a part back to the voucher that the transaction
 * holds. One that was used up lives again, unless its last day has passed or its group has another.
 * Throws `cases.bad-amount` for nothing or less, and `cases.over-voucher` beyond what was taken.
 */
export async function returnToVoucher(
  tx: Tx,
  actor: CaseActor,
  voucher: Voucher,
  { amount, subject }: Use,
): Promise<Returned> {
  requirePositive(amount);
  if (amount > voucher.used) throw new DomainError('cases.over-voucher');
  const event = await wayBack(tx, voucher, actor.now);
  const used = voucher.used - amount;
  const back = event === 'return-suspended' ? { suspendedFrom: stateOnceResumed(used) } : {};
  const after = await changeVoucher(tx, actor, voucher, {
    ...{ event, party: 'agreement', used, changes: back },
    data: { amount: String(amount), subject },
  });
  if (event !== 'return-past') return { voucher: after, to: 'V:committed' };
  await tellWaiting(tx, voucher.programmeId);
  return { voucher: after, to: 'E:available' };
}

function requirePositive(amount: bigint): void {
  if (amount <= 0n) throw new DomainError('cases.bad-amount');
}

const stateOnceResumed = (used: bigint) => (used === 0n ? 'active' : 'partly-used');

function isPast({ expiresOn }: Voucher, now: Date): boolean {
  return expiresOn !== null && civilDateOf(now) > dayOf(expiresOn);
}

async function wayBack(tx: Tx, voucher: Voucher, now: Date): Promise<VoucherEvent> {
  const state = voucherStateOf(voucher.state);
  if (state === 'suspended') return 'return-suspended';
  if (state === 'partly-used') return 'return';
  if (state !== 'used' || isPast(voucher, now)) return 'return-past';
  const { groupId, programmeId, category } = voucher;
  const others = await tx.voucher.count({
    where: { groupId, programmeId, category, state: { in: [...LIVE_VOUCHERS] } },
  });
  return others === 0 ? 'return' : 'return-past';
}
