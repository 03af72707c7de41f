import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post, type Posting } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { AidApplication, Voucher } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { CASE_REFUSALS, type Reader } from '../records.server.ts';
import { getOwnApplication } from '../scope.server.ts';
import { isOpened, lockVoucher } from './records.server.ts';
import type { VoucherEvent } from './transitions.ts';

/** Whether the actor may accept, extend or give back a voucher: the firm's own people, no advisor. */
export function mayActOnVoucher(actor: MemberActor): boolean {
  return actor.person.seat.kind === 'sme' && hasRole(actor, 'sme-owner', 'sme-member');
}

/** A voucher that the actor may read as the firm's side, and its request. Throws `cases.not-found`. */
export async function findOwn(
  reader: Reader,
  actor: MemberActor,
  id: string,
): Promise<{ readonly voucher: Voucher; readonly application: AidApplication }> {
  const voucher = await reader.voucher.findUnique({ where: { id } });
  if (!voucher) throw new DomainError('cases.not-found');
  const application = await getOwnApplication(reader, actor, voucher.applicationId);
  return { voucher, application };
}

/** What a form about a voucher says of the voucher it was shown with. */
export interface Stamped {
  readonly stamp: number;
}

/**
 * Whether a form is to be carried out: false when the same person sent it before and nothing came
 * after. Throws `cases.changed-meanwhile` when the voucher is another than the form was shown with.
 */
export async function isFresh(
  tx: Tx,
  actor: MemberActor,
  voucher: Voucher,
  { stamp, event }: Stamped & { readonly event: VoucherEvent },
): Promise<boolean> {
  if (voucher.stamp === stamp) return true;
  const sequence = stamp + 1;
  const last = await tx.voucherEvent.findUnique({
    where: { voucherId_sequence: { voucherId: voucher.id, sequence } },
  });
  const isSame = last?.event === event && last.actorId === actor.person.accountId;
  if (voucher.stamp === sequence && isSame) return false;
  throw new DomainError('cases.changed-meanwhile');
}

/**
 * Runs what the firm's own people do with their voucher, which the transaction holds; what `work`
 * returns is posted last. The same form twice does it once. Throws `cases.not-found`,
 * `cases.firm-only` to advisors and readers, `cases.not-opened` before the decision was opened, and
 * `cases.changed-meanwhile`.
 */
export async function withOwnVoucher(
  actor: MemberActor,
  id: string,
  form: Stamped & { readonly event: VoucherEvent },
  work: (tx: Tx, voucher: Voucher) => Promise<Posting | null>,
): Promise<void> {
  await refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS }, () =>
    inTransaction(`cases.voucher-${form.event}`, async (tx) => {
      const { application } = await findOwn(tx, actor, id);
      if (!mayActOnVoucher(actor)) throw new DomainError('cases.firm-only');
      const voucher = await lockVoucher(tx, id);
      if (!isOpened(application, voucher)) throw new DomainError('cases.not-opened');
      if (!(await isFresh(tx, actor, voucher, form))) return;
      const posting = await work(tx, voucher);
      if (posting) await post(tx, actor.now, [posting]);
    }),
  );
}
