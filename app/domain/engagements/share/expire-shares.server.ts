import { tellHolders } from '#domain/accounts/index.server.ts';
import {
  CASE_REFUSALS,
  lockVoucher,
  noteRunning,
  placeOf,
  returnToVoucher,
} from '#domain/cases/index.server.ts';
import {
  cents,
  civilDateOf,
  eachAlone,
  type Cents,
  midnight,
} from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post, type Posting } from '#domain/ledger/index.server.ts';
import { cancelShare } from '#domain/payments/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import {
  ENGAGEMENT_REFUSALS,
  lockEngagement,
  moveEngagement,
  type EngagementActor,
} from '../records.server.ts';

const MOST_AT_ONCE = 200;

/**
 * Engagements whose own share did not come by its last day are voided: the request is cancelled, the
 * voucher has its money back (L7), the provider one engagement less, and both sides are told.
 * Returns how many.
 */
export async function expireShares(actor: EngagementActor): Promise<number> {
  const today = midnight(civilDateOf(actor.now));
  const due = await db.engagement.findMany({
    where: { state: 'copay-pending', dueOn: { lt: today } },
    ...{ orderBy: { id: 'asc' }, take: MOST_AT_ONCE, select: { id: true } },
  });
  let voided = 0;
  await eachAlone(due, ({ id }) =>
    refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS, ...ENGAGEMENT_REFUSALS }, () =>
      inTransaction('engagements.void', async (tx) => {
        const engagement = await lockEngagement(tx, id, {});
        const { state, dueOn } = engagement;
        if (state !== 'copay-pending' || dueOn === null || dueOn >= today) return;
        const postings = await voidOne(tx, actor, engagement);
        voided += 1;
        await post(tx, actor.now, postings);
      }),
    ),
  );
  return voided;
}

async function voidOne(tx: Tx, actor: EngagementActor, engagement: Engagement) {
  const { id, programmeId, providerId } = engagement;
  await cancelShare(tx, actor, `engagement:${id}`);
  const amount = cents(engagement.subsidy ?? 0n);
  await moveEngagement(tx, actor, engagement, {
    ...{ part: 'system', event: 'void' },
    changes: { endedAt: actor.now, givenBack: { increment: amount } },
  });
  if (providerId !== null) await noteRunning(tx, { programmeId, organisationId: providerId }, -1);
  await tellBoth(tx, engagement, 'share-voided', '');
  return amount === 0n ? [] : [await restoreVoucher(tx, actor, engagement, amount)];
}

/** All of the aid goes back to the voucher, or past one that is over to its envelope. */
async function restoreVoucher(
  tx: Tx,
  actor: EngagementActor,
  { id, voucherId }: Engagement,
  amount: Cents,
): Promise<Posting> {
  const subject = `engagement:${id}`;
  const voucher = await lockVoucher(tx, voucherId);
  const { to } = await returnToVoucher(tx, actor, voucher, { amount, subject });
  return {
    ...{ ...placeOf(voucher), code: 'L7', from: 'G:engaged', to, amount, subject },
    reference: `back:${id}:void`,
  };
}

/** Tells the people of both sides something about an engagement. */
async function tellBoth(
  tx: Tx,
  { id, number, organisationId, providerId }: Engagement,
  kind: 'share-voided' | 'share-received',
  page: string,
): Promise<void> {
  const params = { number: String(number) };
  await tellHolders(
    tx,
    { organisationId, role: ['sme-owner', 'sme-member'], except: [] },
    { kind, params, path: `/sme/projects/${id}${page}` },
  );
  if (providerId === null) return;
  await tellHolders(
    tx,
    { organisationId: providerId, role: ['provider-owner', 'provider-member'], except: [] },
    { kind, params, path: `/provider/projects/${id}` },
  );
}

/** Tells both sides of engagements that their own share came and the work may begin. */
export async function tellStarted(engagementIds: readonly string[]): Promise<void> {
  const rows = await db.engagement.findMany({ where: { id: { in: [...engagementIds] } } });
  await inTransaction('engagements.tell-started', async (tx) => {
    for (const engagement of rows) await tellBoth(tx, engagement, 'share-received', '/share');
  });
}
