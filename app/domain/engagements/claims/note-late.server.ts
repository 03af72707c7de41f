import { addDays, civilDateOf, eachAlone, dayOf, midnight } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { tellOfficers } from '../deliveries/tell.server.ts';
import { lockEngagement, type EngagementActor } from '../records.server.ts';
import { CLAIM_TERMS, CLAIMS } from './transitions.ts';

const MOST_AT_ONCE = 500;

/**
 * Claims whose last day has passed are late from the day after it, until somebody acts on them; the
 * managers hear once of those that wait for the programme.
 */
export async function noteLateClaims(actor: EngagementActor): Promise<void> {
  const today = midnight(civilDateOf(actor.now));
  const late = {
    ...{ state: { in: Object.keys(CLAIM_TERMS) }, dueOn: { lt: today }, lateSince: null },
  };
  const found = await db.claim.findMany({
    ...{ where: late, orderBy: { dueOn: 'asc' }, take: MOST_AT_ONCE },
    select: { id: true, engagementId: true },
  });
  await eachAlone(found, ({ id, engagementId }) =>
    inTransaction('engagements.late-claims', async (tx) => {
      const engagement = await lockEngagement(tx, engagementId, {});
      const claim = await tx.claim.findFirst({ where: { id, ...late } });
      if (!claim?.dueOn) return;
      const lateSince = midnight(addDays(dayOf(claim.dueOn), 1));
      await tx.claim.update({ where: { id }, data: { lateSince } });
      if (CLAIM_TERMS[CLAIMS.stateOf(claim.state)]?.holder !== 'programme') return;
      await tellOfficers(tx, actor, engagement, {
        ...{ kind: 'project-late', role: 'programme-manager', path: `/programme/claims/${id}` },
      });
    }),
  );
}
