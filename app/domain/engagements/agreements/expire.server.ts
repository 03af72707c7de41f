import { civilDateOf, eachAlone, midnight } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { NOTHING_AGREED, reopenQuotes } from '../quotes/undo-choice.server.ts';
import { lockEngagement, moveEngagement, type EngagementActor } from '../records.server.ts';
import type { EngagementState } from '../transitions.ts';
import { fallChange } from './amend.server.ts';
import { dropDraft } from './draft.server.ts';
import { tellSides } from './tell.server.ts';

const MOST_AT_ONCE = 200;

type Fall = (tx: Tx, actor: EngagementActor, engagement: Engagement) => Promise<void>;

/** A choice that was not signed: the quotes that are still valid may be chosen again. */
const undoChoice: Fall = async (tx, actor, engagement) => {
  await dropDraft(tx, actor, engagement);
  await tellSides(tx, actor, engagement, {
    ...{ kind: 'agreement-lapsed', sides: ['firm', 'provider'], page: '' },
  });
  const quoted = await moveEngagement(tx, actor, engagement, {
    ...{ event: 'undo-choice', part: 'system', changes: NOTHING_AGREED },
  });
  await reopenQuotes(tx, actor, quoted, 'system');
};

/** What falls when its last day has passed without both signatures. */
const FALLS: readonly (readonly [EngagementState, Fall])[] = [
  ['agreed', undoChoice],
  ['change-pending', (tx, actor, engagement) => fallChange(tx, actor, engagement, 'system')],
];

/**
 * Agreements that both sides did not sign by their last day fall, and the quotes come back; so do
 * amendments, and the work goes on as it was agreed. For the clock. Returns how many.
 */
export async function expireAgreements(actor: EngagementActor): Promise<number> {
  const today = midnight(civilDateOf(actor.now));
  let fallen = 0;
  for (const [state, fall] of FALLS) {
    const due = await db.engagement.findMany({
      where: { state, dueOn: { lt: today } },
      ...{ orderBy: { id: 'asc' }, take: MOST_AT_ONCE, select: { id: true } },
    });
    await eachAlone(due, ({ id }) =>
      inTransaction('engagements.expire-agreement', async (tx) => {
        const engagement = await lockEngagement(tx, id, {});
        const isDue = engagement.dueOn !== null && engagement.dueOn < today;
        if (engagement.state !== state || !isDue) return;
        await fall(tx, actor, engagement);
        fallen += 1;
      }),
    );
  }
  return fallen;
}
