import { civilDateOf, eachAlone, type MemberActor, midnight } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { delivering } from '../deliveries/records.server.ts';
import { lockEngagement, moveClaim, type EngagementActor } from '../records.server.ts';
import { isFreshClaim, takeClaim } from './officer.server.ts';
import { tellClaimant } from './tell.server.ts';

interface ClaimForm {
  readonly stamp: number;
}

/** A risk officer holds a claim for a reason, for 20 working days at most. */
export async function holdClaim(
  actor: MemberActor,
  claimId: string,
  { stamp, reason }: ClaimForm & { readonly reason: string },
): Promise<void> {
  await delivering('hold-claim', actor, async (tx) => {
    const { claim, engagement } = await takeClaim(tx, actor, claimId, 'risk-officer');
    if (!(await isFreshClaim(tx, actor, claim, { stamp, event: 'hold' }))) return [];
    const held = await moveClaim(tx, actor, engagement, claim, {
      ...{ event: 'hold', part: 'risk', words: reason, changes: { heldReason: reason } },
    });
    await tellClaimant(tx, actor, held, 'claim-changed');
    return [];
  });
}

/** A risk officer lets a claim go on that was held. */
export async function releaseClaim(
  actor: MemberActor,
  claimId: string,
  { stamp }: ClaimForm,
): Promise<void> {
  await delivering('release-claim', actor, async (tx) => {
    const { claim, engagement } = await takeClaim(tx, actor, claimId, 'risk-officer');
    if (!(await isFreshClaim(tx, actor, claim, { stamp, event: 'release' }))) return [];
    const changes = { heldReason: null };
    const free = await moveClaim(tx, actor, engagement, claim, {
      ...{ event: 'release', part: 'risk', changes },
    });
    await tellClaimant(tx, actor, free, 'claim-changed');
    return [];
  });
}

const MOST_AT_ONCE = 500;

/** Claims that were held for as long as they may be go on by themselves, each in its own transaction. */
export async function releaseOverdueClaims(actor: EngagementActor): Promise<void> {
  const today = midnight(civilDateOf(actor.now));
  const due = await db.claim.findMany({
    where: { state: 'held', dueOn: { lt: today } },
    ...{ orderBy: { dueOn: 'asc' }, take: MOST_AT_ONCE },
    select: { id: true, engagementId: true },
  });
  await eachAlone(due, ({ id, engagementId }) =>
    inTransaction('engagements.release-overdue', async (tx) => {
      const engagement = await lockEngagement(tx, engagementId, {});
      const claim = await tx.claim.findUniqueOrThrow({ where: { id } });
      if (claim.state !== 'held' || !claim.dueOn || claim.dueOn >= today) return;
      const free = await moveClaim(tx, actor, engagement, claim, {
        ...{ event: 'release', part: 'system', changes: { heldReason: null } },
      });
      await tellClaimant(tx, actor, free, 'claim-changed');
    }),
  );
}
