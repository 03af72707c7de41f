import { wasStaffOf } from '#domain/accounts/index.server.ts';
import {
  CASE_REFUSALS,
  isOfFirm,
  isProposing,
  mayStandIn,
  noteRunning,
} from '#domain/cases/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post, type Posting } from '#domain/ledger/index.server.ts';
import { cancelShare } from '#domain/payments/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import {
  ENGAGEMENT_REFUSALS,
  lockEngagement,
  moveEngagement,
  moveMilestone,
  record,
  type EngagementActor,
  type Reader,
} from '../records.server.ts';
import { officerEngagements } from '../scope.server.ts';
import { giveBack } from './complete.server.ts';
import { isFreshEngagement } from './fresh.server.ts';
import { findOpen, lockForSide, moveAgreement, type Side } from './records.server.ts';
import { endObstacle, settle } from './settlement.ts';
import { tellSides } from './tell.server.ts';
import { asSystem } from './validate.server.ts';

const REFUSALS = { ...LEDGER_REFUSALS, ...CASE_REFUSALS, ...ENGAGEMENT_REFUSALS };

/** Why an engagement ends early. */
export const END_REASONS = ['firm', 'agreed', 'default'] as const;
export type EndReason = (typeof END_REASONS)[number];

interface Ending {
  /** As whom it ends: the firm, an officer, or both sides (`system`). */
  readonly part: 'firm' | 'proposes' | 'system';
  readonly reason: EndReason;
  readonly words: string;
}

/**
 * Ends an engagement that the transaction holds: what was accepted stays to be paid, the other
 * milestones are cancelled, their aid goes back to the voucher (L7) and the share paid for them to
 * the firm. Returns the postings, to be posted last. Throws `engagements.wrong-state`.
 */
async function terminateEngagement(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  { part, reason, words }: Ending,
): Promise<readonly Posting[]> {
  const { id, programmeId, providerId } = engagement;
  const open = await findOpen(tx, id);
  if (open) await moveAgreement(tx, actor, engagement, open, { event: 'drop', to: 'dropped' });
  const milestones = await tx.milestone.findMany({
    where: { engagementId: id },
    orderBy: { sequence: 'asc' },
  });
  const { back } = settle(milestones);
  for (const milestone of milestones)
    if (milestone.state !== 'accepted' && milestone.state !== 'cancelled')
      await moveMilestone(tx, actor, engagement, milestone, { event: 'cancel', part });
  const isPaid = (await cancelShare(tx, asSystem(actor), `engagement:${id}`)) === null;
  const ended = await moveEngagement(tx, actor, engagement, {
    ...{ event: 'terminate', part, words },
    data: { reason, subsidyBack: String(back.subsidy), shareBack: String(back.share) },
    changes: {
      ...{ endedAt: actor.now, before: null },
      givenBack: engagement.givenBack + back.subsidy,
    },
  });
  if (providerId !== null) await noteRunning(tx, { programmeId, organisationId: providerId }, -1);
  await tellSides(tx, actor, ended, {
    ...{ kind: 'agreement-ended', sides: ['firm', 'provider'], page: 'terminate' },
  });
  return giveBack(tx, asSystem(actor), ended, {
    ...{ subsidy: back.subsidy, share: isPaid ? back.share : 0n, reason: 'ended' },
  });
}

/** Throws when somebody may not end an engagement as its milestones are now. */
async function refuseObstacle(tx: Tx, { id }: Engagement, by: 'firm' | 'officer' | 'both') {
  const milestones = await tx.milestone.findMany({ where: { engagementId: id } });
  const obstacle = endObstacle(
    milestones.map(({ state }) => state),
    by,
  );
  if (obstacle) throw new DomainError(`engagements.${obstacle}`);
}

/** The side that asked the other to end it together; null when none did, or it took that back. */
export async function askedEndBy(reader: Reader, engagementId: string): Promise<Side | null> {
  const last = await reader.engagementEvent.findFirst({
    where: { engagementId, subject: `ending:${engagementId}` },
    orderBy: { sequence: 'desc' },
  });
  if (last?.event !== 'ask') return null;
  return last.part === 'provider' ? 'provider' : 'firm';
}

interface EndForm {
  readonly stamp: number;
  readonly words: string;
}

/**
 * A side ends an engagement: the firm alone before anything was delivered; otherwise who asks first
 * waits for the other, and whoever agrees ends it. Throws as `lockForSide` does, and
 * `engagements.changed-meanwhile`, `wrong-state`, `disputed`.
 * Returns whether it is over, or waits for the other side.
 */
export async function endTogether(
  actor: MemberActor,
  side: Side,
  id: string,
  { stamp, words }: EndForm,
): Promise<'ended' | 'asked'> {
  return refusing(REFUSALS, () =>
    inTransaction('engagements.end', async (tx) => {
      const engagement = await lockForSide(tx, actor, side, id);
      const fresh = await isFreshEngagement(tx, actor, engagement, {
        ...{ stamp, events: ['terminate'] },
      });
      if (!fresh) return 'ended';
      requireRunning(engagement);
      const asked = await askedEndBy(tx, id);
      const isBoth = asked !== null && asked !== side;
      const isAlone = side === 'firm' && (await mayEndAlone(tx, engagement));
      if (!isBoth && !isAlone) {
        await askEnd(tx, actor, engagement, { side, words });
        return 'asked';
      }
      await refuseObstacle(tx, engagement, isBoth ? 'both' : 'firm');
      // What both want is done as the platform: the provider cancels nothing by itself.
      const part = isBoth ? 'system' : 'firm';
      const ending = { part, reason: isBoth ? 'agreed' : 'firm', words } as const;
      await post(tx, actor.now, await terminateEngagement(tx, actor, engagement, ending));
      return 'ended';
    }),
  );
}

const RUNNING = ['copay-pending', 'started', 'in-delivery', 'change-pending'];

function requireRunning({ state }: Engagement): void {
  if (!RUNNING.includes(state)) throw new DomainError('engagements.wrong-state', { state });
}

/** Whether the firm may end an engagement without the provider: nothing was delivered yet. */
async function mayEndAlone(reader: Reader, { id }: Pick<Engagement, 'id'>) {
  const milestones = await reader.milestone.findMany({ where: { engagementId: id } });
  const states = milestones.map(({ state }) => state);
  return endObstacle(states, 'firm') === null;
}

async function askEnd(
  tx: Tx,
  actor: MemberActor,
  engagement: Engagement,
  { side, words }: { readonly side: Side; readonly words: string },
): Promise<void> {
  if ((await askedEndBy(tx, engagement.id)) === side) return;
  const milestones = await tx.milestone.findMany({ where: { engagementId: engagement.id } });
  if (milestones.some(({ state }) => state === 'disputed'))
    throw new DomainError('engagements.disputed');
  const { id, state } = engagement;
  await record(tx, actor, engagement, {
    ...{ subject: `ending:${id}`, event: 'ask', from: state, to: state, part: side, words },
  });
  const other = side === 'firm' ? 'provider' : 'firm';
  await tellSides(tx, actor, engagement, {
    ...{ kind: 'agreement-ending', sides: [other], page: 'terminate' },
  });
}

/** Who asked to end it together goes on after all. Throws `engagements.wrong-state` for nobody who did. */
export async function takeEndBack(actor: MemberActor, side: Side, id: string): Promise<void> {
  await inTransaction('engagements.take-end-back', async (tx) => {
    const engagement = await lockForSide(tx, actor, side, id);
    if ((await askedEndBy(tx, id)) !== side) return;
    const { state } = engagement;
    await record(tx, actor, engagement, {
      ...{ subject: `ending:${id}`, event: 'take-back', from: state, to: state, part: side },
    });
  });
}

/**
 * The officer of the case ends an engagement whose provider does not do its work: the rest of the aid
 * is the voucher's again, and the firm may go on with another provider (substitution). Throws
 * `engagements.not-found`, `not-yours` to other officers, `own-side`, `changed-meanwhile`,
 * `wrong-state`, `disputed`, `delivery-waits`.
 */
export async function endForDefault(
  actor: MemberActor,
  id: string,
  { stamp, words }: EndForm,
): Promise<void> {
  await refusing(REFUSALS, () =>
    inTransaction('engagements.end-for-default', async (tx) => {
      const engagement = await lockEngagement(tx, id, officerEngagements(actor));
      await requireOfficer(tx, actor, engagement);
      const events = ['terminate'] as const;
      if (!(await isFreshEngagement(tx, actor, engagement, { stamp, events }))) return;
      requireRunning(engagement);
      await refuseObstacle(tx, engagement, 'officer');
      const ending = { part: 'proposes', reason: 'default', words } as const;
      await post(tx, actor.now, await terminateEngagement(tx, actor, engagement, ending));
    }),
  );
}

/**
 * Throws `engagements.not-yours` unless the actor is the officer who proposes in the case, or, once
 * that one is an officer no more, another who had no part in it; and `engagements.own-side` for
 * whoever belongs or belonged to a side.
 */
export async function requireOfficer(
  reader: Reader,
  actor: MemberActor,
  {
    applicationId,
    providerId,
    organisationId,
  }: Pick<Engagement, 'applicationId' | 'providerId' | 'organisationId'>,
): Promise<void> {
  const { accountId } = actor.person;
  const mayAct =
    hasRole(actor, 'proposing-officer') &&
    ((await isProposing(reader, applicationId, accountId)) ||
      (await mayStandIn(reader, applicationId, accountId)));
  if (!mayAct) throw new DomainError('engagements.not-yours');
  const isOfProvider = providerId !== null && (await wasStaffOf(reader, accountId, providerId));
  if (isOfProvider || (await isOfFirm(reader, actor, organisationId)))
    throw new DomainError('engagements.own-side');
}
