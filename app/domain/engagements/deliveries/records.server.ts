import { isStaffOf, wasStaffOf } from '#domain/accounts/index.server.ts';
import { LEDGER_REFUSALS, post, type Posting } from '#domain/ledger/index.server.ts';
import { CASE_REFUSALS, noteDelivery } from '#domain/cases/index.server.ts';
import { cents, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Engagement, Milestone, MilestoneEvidence } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { ENGAGEMENT_REFUSALS, type Reader } from '../records.server.ts';
import { lockChosenEngagement, lockOwnEngagement } from '../scope.server.ts';
import type { Piece } from './evidence.ts';
import { preflight, type CheckLine, type Shown } from './preflight.ts';
import { MILESTONES, type MilestoneEvent } from './transitions.ts';

/** What a form about a milestone says of the milestone it was shown with. */
export interface MilestoneForm {
  readonly engagementId: string;
  readonly milestoneId: string;
  readonly stamp: number;
}

/** A milestone of an engagement that the transaction holds. Throws `engagements.not-found`. */
export async function milestoneOf(
  tx: Tx,
  engagement: Engagement,
  milestoneId: string,
): Promise<Milestone> {
  const row = await tx.milestone.findFirst({
    where: { id: milestoneId, engagementId: engagement.id },
  });
  if (!row) throw new DomainError('engagements.not-found');
  return row;
}

/**
 * Whether a form is to be carried out: false when the same person sent it before and nothing came
 * after. Throws `engagements.changed-meanwhile` when the milestone is another than it was shown with.
 */
export async function isFreshMilestone(
  tx: Tx,
  actor: MemberActor,
  { id, engagementId, stamp: current }: Milestone,
  { stamp, events }: { readonly stamp: number; readonly events: readonly MilestoneEvent[] },
): Promise<boolean> {
  if (current === stamp) return true;
  const last = await tx.engagementEvent.findFirst({
    where: { engagementId, subject: `milestone:${id}`, event: { in: [...MILESTONES.events] } },
    orderBy: { sequence: 'desc' },
  });
  const isSame =
    last?.actorId === actor.person.accountId && events.some((event) => event === last.event);
  if (current === stamp + 1 && isSame) return false;
  throw new DomainError('engagements.changed-meanwhile');
}

/** Throws unless work goes on: nothing is delivered or accepted while a change waits for signatures. */
export function requireRunning({ state }: Engagement): void {
  if (state !== 'in-delivery') throw new DomainError('engagements.wrong-state', { state });
}

/**
 * Throws `engagements.provider-side` for whoever works or worked for the provider of an engagement, or
 * asked to: they do not decide what it is paid (cases and money).
 */
export async function refuseProviderSide(
  tx: Tx,
  { person }: MemberActor,
  { providerId }: Engagement,
): Promise<void> {
  if (providerId !== null && (await wasStaffOf(tx, person.accountId, providerId)))
    throw new DomainError('engagements.provider-side');
}

/**
 * An engagement as the firm's own people act on its deliveries: never somebody who is paid for them,
 * whatever they own. Throws what `lockOwnEngagement` does.
 */
export async function lockAsFirm(tx: Tx, actor: MemberActor, id: string): Promise<Engagement> {
  const engagement = await lockOwnEngagement(tx, actor, id);
  const { providerId } = engagement;
  if (providerId !== null && (await isStaffOf(tx, actor.person.accountId, providerId)))
    throw new DomainError('engagements.provider-side');
  return engagement;
}

/** The engagement as the side that the actor works for acts on it. */
export async function lockAsSide(
  tx: Tx,
  actor: MemberActor,
  id: string,
): Promise<{ readonly side: 'firm' | 'provider'; readonly engagement: Engagement }> {
  if (actor.person.seat.kind === 'provider')
    return { side: 'provider', engagement: await lockChosenEngagement(tx, actor, id) };
  return { side: 'firm', engagement: await lockAsFirm(tx, actor, id) };
}

/**
 * Runs one change of an engagement in a transaction; the postings that `work` returns come last.
 * Refusals of the ledger, of cases and of the database are told in words.
 */
export async function delivering(
  name: string,
  { now }: Pick<MemberActor, 'now'>,
  work: (tx: Tx) => Promise<readonly Posting[]>,
): Promise<void> {
  await refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS, ...ENGAGEMENT_REFUSALS }, () =>
    inTransaction(`engagements.${name}`, async (tx) => {
      const postings = await work(tx);
      if (postings.length > 0) await post(tx, now, postings);
    }),
  );
}

/** What is told and owed when a milestone was accepted: its own share is the provider's (B2). */
export async function noteAccepted(
  tx: Tx,
  { id: engagementId, programmeId, providerId }: Engagement,
  { id, share }: Pick<Milestone, 'id' | 'share'>,
): Promise<readonly Posting[]> {
  if (providerId !== null) await noteDelivery(tx, { programmeId, organisationId: providerId });
  if (share === 0n) return [];
  return [
    {
      ...{ programmeId, envelopeId: null, bucket: 0, amount: cents(share) },
      ...{ code: 'B2', from: 'SHARE:held', to: 'PROVIDER:payable' },
      ...{ reference: `accepted:${id}`, subject: `engagement:${engagementId}` },
    },
  ];
}

function pieceOf({ kind, text, url, fileId, round }: MilestoneEvidence): Piece {
  return { kind, text, round, hasAddress: url !== null, hasFile: fileId !== null };
}

/** Pieces of a milestone that were not taken away, the oldest first. */
export function listEvidenceOf(reader: Reader, milestoneId: string): Promise<MilestoneEvidence[]> {
  return reader.milestoneEvidence.findMany({
    where: { milestoneId, removedAt: null },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  });
}

/** The delivery that a milestone is in. */
export const roundOf = ({ rounds }: Pick<Milestone, 'rounds'>) => rounds + 1;

/**
 * A milestone as the validator looks at it. What an early end cancelled does not make the accepted
 * milestone before it the last one: nobody asked its provider for what comes at the end.
 */
export async function shownOf(reader: Reader, milestone: Milestone): Promise<Shown> {
  const { id, engagementId, sequence } = milestone;
  const isEnded =
    (await reader.engagement.count({
      where: { id: engagementId, state: 'terminated' },
    })) > 0;
  const later = await reader.milestone.count({
    where: {
      ...{ engagementId, sequence: { gt: sequence } },
      ...(isEnded ? {} : { state: { not: 'cancelled' } }),
    },
  });
  const pieces = (await listEvidenceOf(reader, id)).map(pieceOf);
  return { isLast: later === 0, round: roundOf(milestone), pieces };
}

/** What the certifier looks for in a milestone, and whether it is there. */
export async function preflightOf(
  reader: Reader,
  milestone: Milestone,
): Promise<readonly CheckLine[]> {
  return preflight(await shownOf(reader, milestone));
}
