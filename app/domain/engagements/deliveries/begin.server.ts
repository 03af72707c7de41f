import type { MemberActor } from '#domain/kernel/index.server.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { moveEngagement } from '../records.server.ts';
import { lockChosenEngagement } from '../scope.server.ts';
import { delivering } from './records.server.ts';
import { tellFirm } from './tell.server.ts';

/** The engagement in delivery: the provider goes to work if it has not. */
export async function beginWork(
  tx: Tx,
  actor: MemberActor,
  engagement: Engagement,
): Promise<Engagement> {
  if (engagement.state === 'in-delivery') return engagement;
  const begun = await moveEngagement(tx, actor, engagement, { event: 'begin', part: 'provider' });
  await tellFirm(tx, actor, begun, { kind: 'project-begun' });
  return begun;
}

/**
 * The provider says that it goes to work; once that is said, nothing happens. Throws
 * `engagements.not-found`, `engagements.read-only` and `engagements.wrong-state`.
 */
export async function beginDelivery(actor: MemberActor, engagementId: string): Promise<void> {
  await delivering('begin', actor, async (tx) => {
    await beginWork(tx, actor, await lockChosenEngagement(tx, actor, engagementId));
    return [];
  });
}
