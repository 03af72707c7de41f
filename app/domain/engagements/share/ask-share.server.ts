import { tellHolders } from '#domain/accounts/index.server.ts';
import { cents, civilDateOf, dayOf } from '#domain/kernel/index.server.ts';
import { createShare } from '#domain/payments/index.server.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { record, type EngagementActor } from '../records.server.ts';
import { workingDaysAfter } from '../terms.server.ts';
import { ENGAGEMENT_TERMS } from '../transitions.ts';

const DAYS = ENGAGEMENT_TERMS['copay-pending']?.days ?? 14;

/**
 * Asks the firm for the own share of an engagement that was validated, which the transaction holds:
 * the whole of it at once, until the day the engagement waits for it. Does nothing where there is none.
 */
export async function askShare(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
): Promise<void> {
  const { id, ownerId, programmeId, organisationId, isDemo } = engagement;
  const amount = cents(engagement.share ?? 0n);
  if (amount === 0n) return;
  const dueOn = engagement.dueOn
    ? dayOf(engagement.dueOn)
    : await workingDaysAfter(tx, civilDateOf(actor.now), DAYS);
  const request = await createShare(tx, actor, {
    ...{ ownerId, programmeId, subject: `engagement:${id}`, payerId: organisationId },
    ...{ amount, dueOn, isDemo },
  });
  await record(tx, actor, engagement, {
    ...{ subject: `share:${request.id}`, event: 'ask', from: '', to: 'open', part: 'system' },
    data: { reference: request.reference, amount: String(amount), dueOn },
  });
  await tellHolders(
    tx,
    { organisationId, role: ['sme-owner', 'sme-member'], except: [] },
    {
      ...{ kind: 'share-asked', params: { number: String(engagement.number), date: dueOn } },
      path: `/sme/projects/${id}/share`,
    },
  );
}
