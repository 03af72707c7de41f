import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { endVoucher } from './end.server.ts';
import { withOwnVoucher, type Stamped } from './own.server.ts';

/**
 * The firm does without its voucher: what no agreement uses goes back to the programme, and those who
 * wait may have it. Throws what `withOwnVoucher` throws, `cases.wrong-state`, and
 * `cases.voucher-signed` while an agreement that was signed for it waits for the programme.
 */
export async function giveBackVoucher(
  actor: MemberActor,
  id: string,
  { stamp }: Stamped,
): Promise<void> {
  await withOwnVoucher(actor, id, { stamp, event: 'give-back' }, (tx, voucher) => {
    if (voucher.signedOn !== null) throw new DomainError('cases.voucher-signed');
    return endVoucher(tx, actor, voucher, { event: 'give-back', reason: null });
  });
}
