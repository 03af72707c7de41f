import type { MemberActor } from '#domain/kernel/index.server.ts';
import { endVoucher } from './end.server.ts';
import { withOwnVoucher, type Stamped } from './own.server.ts';

/**
 * The firm does without its voucher: what no agreement uses goes back to the programme, and those who
 * wait may have it. Throws what `withOwnVoucher` throws, and `cases.wrong-state`.
 */
export async function giveBackVoucher(
  actor: MemberActor,
  id: string,
  { stamp }: Stamped,
): Promise<void> {
  await withOwnVoucher(actor, id, { stamp, event: 'give-back' }, (tx, voucher) =>
    endVoucher(tx, actor, voucher, { event: 'give-back', reason: null }),
  );
}
