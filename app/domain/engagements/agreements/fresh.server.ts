import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { EngagementEvent } from '../transitions.ts';

/**
 * Whether a form about an engagement is to be carried out: false when the same person sent it before
 * and nothing else came of it. Throws `engagements.changed-meanwhile` when the engagement is another
 * than the form was shown with.
 */
export async function isFreshEngagement(
  tx: Tx,
  actor: MemberActor,
  engagement: Engagement,
  { stamp, events }: { readonly stamp: number; readonly events: readonly EngagementEvent[] },
): Promise<boolean> {
  if (engagement.stamp === stamp) return true;
  const done = await tx.engagementEvent.findFirst({
    where: {
      ...{ engagementId: engagement.id, subject: 'engagement', event: { in: [...events] } },
      ...{ sequence: { gt: stamp }, actorId: actor.person.accountId },
    },
  });
  if (done) return false;
  throw new DomainError('engagements.changed-meanwhile');
}
