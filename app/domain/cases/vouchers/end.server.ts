import { cents } from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import type { Voucher } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { CaseActor } from '../records.server.ts';
import { changeVoucher, placeOf, restOf, tellFirm, tellWaiting } from './records.server.ts';
import { isLive, voucherStateOf } from './transitions.ts';

/** How a voucher may end, and as whom the actor ends it. */
const ENDINGS = {
  lapse: 'system',
  expire: 'system',
  'give-back': 'applicant',
  revoke: 'decides',
} as const;
export type Ending = keyof typeof ENDINGS;

export interface End {
  readonly event: Ending;
  /** A code or a day that both sides may read; null for none. */
  readonly reason: string | null;
}

/**
 * Ends a voucher that the transaction holds (`lockVoucher`, `lockVoucherOf`): state, history, clocks,
 * audit, the firm told, and, when money comes back, those who wait. Returns the posting of the unused
 * rest (L11) for the caller to post last of all; null when nothing comes back. To revoke a voucher
 * that is over already changes nothing. Throws `cases.wrong-state`.
 */
export async function endVoucher(
  tx: Tx,
  actor: CaseActor,
  voucher: Voucher,
  { event, reason }: End,
): Promise<Posting | null> {
  const state = voucherStateOf(voucher.state);
  if (event === 'revoke' && !isLive(state) && state !== 'used') return null;
  const rest = isLive(state) ? restOf(voucher) : 0n;
  const ended = await changeVoucher(tx, actor, voucher, {
    ...{ event, party: ENDINGS[event] },
    data: { ...(reason === null ? {} : { reason }), returned: String(rest) },
    changes: { endedAt: actor.now, suspendedFrom: null },
  });
  await tellFirm(tx, actor, ended, 'voucher-ended');
  if (rest === 0n) return null;
  await tellWaiting(tx, voucher.programmeId);
  return {
    ...placeOf(voucher),
    ...{ code: 'L11', from: 'V:committed', to: 'E:available', amount: cents(rest) },
    ...{ reference: `end:${voucher.id}`, subject: `voucher:${voucher.id}` },
  };
}
