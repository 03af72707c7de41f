import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Voucher } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { requireOutsider } from '../outsider.server.ts';
import { officerWhere } from '../scope.server.ts';
import { isFresh, type Stamped } from './own.server.ts';
import { changeVoucher, lockVoucher, tellFirm } from './records.server.ts';

/** Whether the actor may suspend vouchers and take them up again. */
export function maySuspend(actor: MemberActor): boolean {
  return hasRole(actor, 'risk-officer');
}

/**
 * A risk officer suspends a voucher, with a reason the firm reads: it cannot be used, and its clock
 * stands still. Throws `cases.not-found`, `cases.not-yours` to others than risk officers,
 * `cases.own-firm`, `cases.changed-meanwhile` and `cases.wrong-state`.
 */
export async function suspendVoucher(
  actor: MemberActor,
  id: string,
  form: Stamped & { readonly reason: string },
): Promise<void> {
  await withOfficersVoucher(actor, id, { ...form, event: 'suspend' }, async (tx, voucher) => {
    return changeVoucher(tx, actor, voucher, {
      ...{ event: 'suspend', party: 'risk', words: form.reason },
      changes: { suspendedFrom: voucher.state },
    });
  });
}

/** It is good again, with the days that were left. Throws what `suspendVoucher` throws. */
export async function resumeVoucher(
  actor: MemberActor,
  id: string,
  form: Stamped & { readonly reason: string },
): Promise<void> {
  await withOfficersVoucher(actor, id, { ...form, event: 'resume' }, async (tx, voucher) => {
    return changeVoucher(tx, actor, voucher, {
      ...{ event: 'resume', party: 'risk', words: form.reason },
      changes: { suspendedFrom: null },
    });
  });
}

async function withOfficersVoucher(
  actor: MemberActor,
  id: string,
  form: Stamped & { readonly event: 'suspend' | 'resume' },
  work: (tx: Tx, voucher: Voucher) => Promise<Voucher>,
): Promise<void> {
  const scope = officerWhere(actor);
  await inTransaction(`cases.voucher-${form.event}`, async (tx) => {
    const voucher = await lockVoucher(tx, id);
    const found = await tx.aidApplication.count({
      where: { AND: [{ id: voucher.applicationId }, scope] },
    });
    if (found === 0) throw new DomainError('cases.not-found');
    if (!maySuspend(actor)) throw new DomainError('cases.not-yours');
    await requireOutsider(tx, actor, voucher.organisationId);
    if (!(await isFresh(tx, actor, voucher, form))) return;
    await tellFirm(tx, actor, await work(tx, voucher), 'voucher-changed');
  });
}
