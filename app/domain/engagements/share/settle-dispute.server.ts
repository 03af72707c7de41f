import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { canFreeShares, markDisputed, subjectsOf } from '#domain/payments/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockEngagement, record } from '../records.server.ts';

/**
 * An authorising officer says with a note how a contested own share was settled, where no bank tells
 * the end of it: its claims may be ordered again. Nothing is posted. Said twice it is done once.
 * Throws `engagements.not-found`.
 */
export async function settleShareDispute(
  actor: MemberActor,
  requestId: string,
  { note }: { readonly note: string },
): Promise<void> {
  if (!canFreeShares(actor)) throw new DomainError('engagements.not-found');
  const { organisationId: ownerId } = actor.person.seat;
  await inTransaction('engagements.settle-share-dispute', async (tx) => {
    const subject = (await subjectsOf(tx, [requestId])).get(requestId) ?? '';
    const engagement = await lockEngagement(tx, subject.replace(/^engagement:/, ''), { ownerId });
    const request = await markDisputed(tx, requestId, false);
    if (!request) return;
    await record(tx, actor, engagement, {
      ...{ subject: `share:${requestId}`, event: 'dispute-settle', from: 'disputed', to: '' },
      ...{ part: 'authorises', words: note, data: { reference: request.reference } },
    });
  });
}
