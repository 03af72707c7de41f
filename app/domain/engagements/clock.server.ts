import { civilDateOf, eachAlone, type Actor, midnight } from '#domain/kernel/index.server.ts';
import type { CareProbe } from '#platform/care-check.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { expireAgreements } from './agreements/expire.server.ts';
import { releaseOverdueClaims } from './claims/hold.server.ts';
import { noteLateClaims } from './claims/note-late.server.ts';
import { runCareTimes } from './care/care.server.ts';
import { runCareChecks } from './care/check.server.ts';
import { tellFirm, tellOfficers } from './deliveries/tell.server.ts';
import { completeIfDone } from './outcomes/complete.server.ts';
import { measureRises } from './outcomes/measure.server.ts';
import { expireQuotes } from './quotes/expire-quotes.server.ts';
import { lockEngagement, moveMilestone, type EngagementActor } from './records.server.ts';
import { noteLate, remindDue } from './remind.server.ts';
import { askToLookBack } from './reviews/look-back.server.ts';
import { expireShares } from './share/expire-shares.server.ts';

const MOST_AT_ONCE = 500;

/**
 * What time brings to engagements: silence about a delivery goes to the certifier and accepts
 * nothing; reminders, deadlines that ran over, the after-care and its checks, what firms gained. Each
 * in its own transaction; a second run changes nothing. One that fails keeps no other from its day;
 * what failed is thrown at the end. `probe` looks at addresses; null leaves them alone.
 */
export async function runEngagementsClock(
  { now, randomBytes }: Pick<Actor, 'now' | 'randomBytes'>,
  probe: CareProbe | null = null,
): Promise<void> {
  const actor: EngagementActor = { now, randomBytes, requestId: 'engagements-clock', person: null };
  const steps = [
    () => expireQuotes(actor),
    () => expireAgreements(actor),
    () => expireShares(actor),
    () => overdueMilestones(actor),
    () => completeDone(actor),
    () => releaseOverdueClaims(actor),
    () => runCareTimes(actor),
    () => measureRises(actor),
    () => askToLookBack(actor),
    () => remindDue(actor),
    () => noteLate(actor),
    () => noteLateClaims(actor),
    () => runCareChecks(actor, probe),
  ];
  await eachAlone(steps, (step) => step());
}

async function overdueMilestones(actor: EngagementActor): Promise<void> {
  const today = midnight(civilDateOf(actor.now));
  const due = await db.milestone.findMany({
    where: { state: 'delivered', dueOn: { lt: today }, engagement: { state: 'in-delivery' } },
    orderBy: { dueOn: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true, engagementId: true },
  });
  await eachAlone(due, ({ id, engagementId }) =>
    inTransaction('engagements.overdue', async (tx) => {
      const engagement = await lockEngagement(tx, engagementId, {});
      const milestone = await tx.milestone.findUniqueOrThrow({ where: { id } });
      const isDue =
        milestone.state === 'delivered' && milestone.dueOn !== null && milestone.dueOn < today;
      if (!isDue || engagement.state !== 'in-delivery') return;
      const { title } = await moveMilestone(tx, actor, engagement, milestone, {
        ...{ event: 'overdue', part: 'system' },
      });
      const line = { kind: 'milestone-overdue', params: { title } } as const;
      await tellFirm(tx, actor, engagement, { ...line, page: `/milestones/${id}` });
      await tellOfficers(tx, actor, engagement, {
        ...{ ...line, role: 'certifier', path: `/programme/inspections/${id}` },
      });
    }),
  );
}

/** An amendment may leave nothing to deliver. */
async function completeDone(actor: EngagementActor): Promise<void> {
  const open = { state: { notIn: ['accepted', 'cancelled'] } };
  const done = await db.engagement.findMany({
    where: {
      state: 'in-delivery',
      milestones: { some: { state: 'accepted' }, none: open },
    },
    take: MOST_AT_ONCE,
    select: { id: true },
  });
  await eachAlone(done, ({ id }) =>
    inTransaction('engagements.complete', async (tx) => {
      await completeIfDone(tx, actor, await lockEngagement(tx, id, {}));
    }),
  );
}
