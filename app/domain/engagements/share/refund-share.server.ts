import type { Cents } from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import { dueBack } from '#domain/payments/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { record, type EngagementActor } from '../records.server.ts';
import { dueBackPosting } from './receive-shares.server.ts';

/**
 * A part of the own share of an engagement, which the transaction holds, goes back to the firm: due
 * at once, paid when the rail says so. The caller posts last what this returns; nothing for 0.
 * `reason` is a code. Throws `payments.nothing-paid` and `payments.over-share`.
 */
export async function refundShare(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  amount: Cents,
  reason: string,
): Promise<readonly Posting[]> {
  if (amount === 0n) return [];
  const subject = `engagement:${engagement.id}`;
  const { request, refund } = await dueBack(tx, actor, { subject, amount, reason });
  await record(tx, actor, engagement, {
    ...{ subject: `share:${request.id}`, event: 'refund', from: 'paid', to: 'refund-due' },
    ...{ part: 'system', data: { amount: String(amount), reason, number: refund.number } },
  });
  if (request.rail === 'stripe') await addJob(tx, 'pay-refund', { refundId: refund.id });
  return [dueBackPosting(request, refund)];
}
