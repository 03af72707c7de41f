import {
  addDays,
  civilDateOf,
  DomainError,
  type CivilDate,
  type MemberActor,
  dayOf,
  midnight,
} from '#domain/kernel/index.server.ts';
import type { Voucher } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { clockOf, columnsOf, holidaysAround } from '../clocks/records.server.ts';
import { EXTENSION_DAYS, EXTENSION_WINDOW_DAYS } from './codes.ts';
import { withOwnVoucher, type Stamped } from './own.server.ts';
import { changeVoucher, tellFirm } from './records.server.ts';

/** First day on which a voucher may be extended; null when it was before, or has no last day. */
export function extensionFrom({
  expiresOn,
  extendedAt,
}: Pick<Voucher, 'expiresOn' | 'extendedAt'>): CivilDate | null {
  if (expiresOn === null || extendedAt !== null) return null;
  return addDays(dayOf(expiresOn), -EXTENSION_WINDOW_DAYS);
}

/**
 * The firm gives itself `EXTENSION_DAYS` more days, once, in the last days before its voucher ends,
 * and says why. Throws what `withOwnVoucher` throws, `cases.extended` the second time,
 * `cases.too-early`, and `cases.voucher-over` after the last day.
 */
export async function extendVoucher(
  actor: MemberActor,
  id: string,
  { stamp, reason }: Stamped & { readonly reason: string },
): Promise<void> {
  await withOwnVoucher(actor, id, { stamp, event: 'extend' }, async (tx, voucher) => {
    const { expiresOn } = voucher;
    const today = civilDateOf(actor.now);
    if (voucher.extendedAt !== null) throw new DomainError('cases.extended');
    const from = extensionFrom(voucher);
    if (expiresOn === null || from === null) throw new DomainError('cases.wrong-state');
    if (today > dayOf(expiresOn)) throw new DomainError('cases.voucher-over');
    if (today < from) throw new DomainError('cases.too-early');
    const until = await lengthenClock(tx, voucher, today);
    const extended = await changeVoucher(tx, actor, voucher, {
      ...{ event: 'extend', party: 'applicant', data: { until }, words: reason },
      changes: { extendedAt: actor.now, expiresOn: midnight(until) },
    });
    await tellFirm(tx, actor, extended, 'voucher-changed');
    return null;
  });
}

/** More days on the clock, and its reminders once more. Returns its last day. */
async function lengthenClock(tx: Tx, { id }: Voucher, today: CivilDate): Promise<CivilDate> {
  const row = await tx.caseClock.findFirst({
    where: { voucherId: id, code: 'use', endedAt: null },
  });
  if (row?.dueOn == null) throw new DomainError('cases.wrong-state');
  const clock = clockOf(row);
  const longer = { ...clock, allowed: clock.allowed + EXTENSION_DAYS };
  const columns = columnsOf(longer, await holidaysAround(tx, today));
  await tx.caseClock.update({ where: { id: row.id }, data: { ...columns, reminded: [] } });
  return addDays(dayOf(row.dueOn), EXTENSION_DAYS);
}
