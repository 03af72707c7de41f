import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import {
  ENGAGEMENT_REFUSALS,
  moveEngagement,
  moveQuote,
  type EngagementActor,
} from '../records.server.ts';
import { lockOwnEngagement } from '../scope.server.ts';
import { LIVE_QUOTES, timeOf } from './records.server.ts';
import { tellProvider } from './tell.server.ts';

/**
 * The firm does without it while no quote is chosen: its voucher is free for another request. Doing
 * it again changes nothing. Throws what `lockOwnEngagement` throws, and `engagements.wrong-state`.
 */
export async function withdrawProject(actor: MemberActor, id: string): Promise<void> {
  await refusing(ENGAGEMENT_REFUSALS, () =>
    inTransaction('engagements.withdraw-project', async (tx) => {
      const engagement = await lockOwnEngagement(tx, actor, id);
      if (engagement.state === 'withdrawn') return;
      if (engagement.state === 'agreed') throw new DomainError('engagements.wrong-state');
      await endAsking(tx, actor, engagement, 'firm');
    }),
  );
}

/** Ends an engagement that has no agreement, and its quotes; their providers are told. */
export async function endAsking(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  part: 'firm' | 'system',
): Promise<void> {
  const quotes = await tx.quote.findMany({
    where: { engagementId: engagement.id, state: { in: [...LIVE_QUOTES] } },
    orderBy: { id: 'asc' },
  });
  for (const quote of quotes) {
    const over = await moveQuote(tx, part === 'firm' ? actor : timeOf(actor), engagement, quote, {
      ...{ event: 'withdraw', part, changes: { endedAt: actor.now } },
    });
    await tellProvider(tx, actor, 'quote-closed', { engagement, quote: over });
  }
  await moveEngagement(tx, actor, engagement, {
    ...{ event: 'withdraw', part, changes: { endedAt: actor.now } },
  });
}
