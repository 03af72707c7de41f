import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit, type AuditActor } from '#domain/audit/index.server.ts';
import { DomainError, type Actor, type SignedIn } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type {
  Claim,
  Engagement,
  Milestone,
  Prisma,
  Quote,
} from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { CLAIM_TERMS, CLAIMS, type ClaimEvent } from './claims/transitions.ts';
import { MILESTONE_TERMS, MILESTONES, type MilestoneEvent } from './deliveries/transitions.ts';
import type { Part } from './parts.ts';
import { QUOTE_TERMS, QUOTES, type QuoteEvent } from './quotes/transitions.ts';
import { lastDayOf, lost, way } from './terms.server.ts';
import { ENGAGEMENT_TERMS, ENGAGEMENTS, type EngagementEvent } from './transitions.ts';

export type Reader = Tx | typeof db;

/** Who acts on an engagement: a person, or time (`person` absent). */
export type EngagementActor = AuditActor &
  Pick<Actor, 'now' | 'randomBytes'> & {
    readonly person?: Pick<SignedIn, 'accountId' | 'seat'> | null;
  };

/** What the database refuses about engagements, in words of this room. */
export const ENGAGEMENT_REFUSALS = {
  engagement_one_open: 'engagements.already-open',
  engagement_two_sides: 'engagements.related',
  quote_one_chosen: 'engagements.wrong-state',
  agreement_one_open: 'engagements.wrong-state',
  agreement_one_signed: 'engagements.wrong-state',
  agreement_signature_outsider: 'engagements.provider-side',
  agreement_signature_two_persons: 'engagements.same-person',
  agreement_signature_pkey: 'engagements.wrong-state',
  engagement_dispute_one_open: 'engagements.wrong-state',
  claim_one_live: 'engagements.already-claimed',
  claim_number_once: 'engagements.number-used',
  claim_file_once: 'engagements.file-used',
  claim_two_persons: 'engagements.same-person',
} as const;

/**
 * An engagement taken for a change: all changes of it, its quotes, milestones and claims follow one
 * another. `where` is the second lock: the organisation of the actor. Throws `engagements.not-found`.
 */
export async function lockEngagement(
  tx: Tx,
  id: string,
  where: Prisma.EngagementWhereInput,
): Promise<Engagement> {
  await tx.$queryRaw`SELECT 1 FROM engagement WHERE id = ${id} FOR UPDATE`;
  const row = await tx.engagement.findFirst({ where: { AND: [{ id }, where] } });
  if (!row) throw new DomainError('engagements.not-found');
  return row;
}

type EventValue = string | number | boolean | null | readonly EventValue[] | EventData;
export interface EventData {
  readonly [key: string]: EventValue;
}

/** What every change says of itself. */
interface Told {
  /** As whom the actor acts. */
  readonly part: Part;
  /** What all sides may read of it: codes, days, amounts in centimes as text. */
  readonly data?: EventData;
  /** What the person wrote: in the history, and as a digest only in the audit trail. */
  readonly words?: string;
  /** Days of whoever gets the ball, where they are not the usual ones. */
  readonly days?: number;
}

interface Change extends Told {
  readonly subject: string;
  readonly event: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Writes down that something happened to an engagement that the transaction holds: history and audit
 * entry. The ways below do it for what changes a state.
 */
export async function record(
  tx: Tx,
  actor: EngagementActor,
  { id, applicationId }: Pick<Engagement, 'id' | 'applicationId'>,
  { subject, event, from, to, part, data = {}, words }: Change,
): Promise<void> {
  const actorId = actor.person?.accountId ?? null;
  const { stamp: sequence } = await tx.engagement.update({
    where: { id },
    data: { stamp: { increment: 1 }, updatedAt: actor.now },
    select: { stamp: true },
  });
  await tx.engagementEvent.create({
    data: {
      ...{
        engagementId: id,
        sequence,
        subject,
        event,
        fromState: from,
        toState: to,
        actorId,
        part,
      },
      ...{ data: { ...data, ...(words === undefined ? {} : { words }) }, at: actor.now },
    },
  });
  const [kind = ''] = subject.split(':');
  await appendAudit(tx, actor, {
    type: `engagements.${kind === 'engagement' ? '' : `${kind}-`}${event}`,
    stream: `case:${applicationId}`,
    subject: kind === 'engagement' ? `engagement:${id}` : subject,
    facts: { engagement: id, from, to, sequence, ...data },
    ...(words === undefined || actorId === null
      ? {}
      : { after: { words }, salt: await findAuditSalt(tx, actorId) }),
  });
}

type EngagementChanges = Omit<
  Prisma.EngagementUncheckedUpdateManyInput,
  'id' | 'state' | 'stamp' | 'dueOn' | 'updatedAt'
>;

export interface EngagementStep extends Told {
  readonly event: EngagementEvent;
  readonly changes?: EngagementChanges;
}

/**
 * Carries out an event on an engagement that the transaction holds: history, audit, state (compared
 * and set), last day of whoever has the ball now. Postings of the ledger come after it, last of all.
 * Returns the engagement as it is then. Throws `engagements.wrong-state` and `engagements.not-yours`.
 */
export async function moveEngagement(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  { event, part, changes = {}, days, ...told }: EngagementStep,
): Promise<Engagement> {
  const { id } = engagement;
  const from = ENGAGEMENTS.stateOf(engagement.state);
  const before = engagement.before === null ? null : ENGAGEMENTS.stateOf(engagement.before);
  const to = way(ENGAGEMENTS, from, event, part, before);
  await record(tx, actor, engagement, { subject: 'engagement', event, from, to, part, ...told });
  const { count } = await tx.engagement.updateMany({
    where: { id, state: from },
    data: {
      ...{ reminded: [], lateSince: null, ...changes, state: to },
      ...{ dueOn: await lastDayOf(tx, actor.now, ENGAGEMENT_TERMS[to], days) },
    },
  });
  if (count === 0) throw lost(from, event);
  return tx.engagement.findUniqueOrThrow({ where: { id } });
}

export interface QuoteStep extends Told {
  readonly event: QuoteEvent;
  readonly changes?: Omit<
    Prisma.QuoteUncheckedUpdateManyInput,
    'id' | 'state' | 'stamp' | 'dueOn' | 'reminded'
  >;
}

/** The same for a quote of an engagement that the transaction holds. */
export async function moveQuote(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  quote: Quote,
  { event, part, changes = {}, days, ...told }: QuoteStep,
): Promise<Quote> {
  const { id, stamp } = quote;
  const from = QUOTES.stateOf(quote.state);
  const to = way(QUOTES, from, event, part);
  const subject = `quote:${id}`;
  await record(tx, actor, engagement, { subject, event, from, to, part, ...told });
  const { count } = await tx.quote.updateMany({
    where: { id, stamp, state: from },
    data: {
      ...{ ...changes, state: to, stamp: stamp + 1, reminded: [] },
      dueOn: await lastDayOf(tx, actor.now, QUOTE_TERMS[to], days),
    },
  });
  if (count === 0) throw lost(from, event);
  return tx.quote.findUniqueOrThrow({ where: { id } });
}

export interface MilestoneStep extends Told {
  readonly event: MilestoneEvent;
  readonly changes?: Omit<
    Prisma.MilestoneUncheckedUpdateManyInput,
    'id' | 'state' | 'stamp' | 'dueOn' | 'reminded' | 'lateSince'
  >;
}

/** The same for a milestone. */
export async function moveMilestone(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  milestone: Milestone,
  { event, part, changes = {}, days, ...told }: MilestoneStep,
): Promise<Milestone> {
  const { id, stamp } = milestone;
  const from = MILESTONES.stateOf(milestone.state);
  const to = way(MILESTONES, from, event, part);
  const subject = `milestone:${id}`;
  await record(tx, actor, engagement, { subject, event, from, to, part, ...told });
  const { count } = await tx.milestone.updateMany({
    where: { id, stamp, state: from },
    data: {
      ...{ ...changes, state: to, stamp: stamp + 1, reminded: [], lateSince: null },
      dueOn: await lastDayOf(tx, actor.now, MILESTONE_TERMS[to], days),
    },
  });
  if (count === 0) throw lost(from, event);
  return tx.milestone.findUniqueOrThrow({ where: { id } });
}

export interface ClaimStep extends Told {
  readonly event: ClaimEvent;
  readonly changes?: Omit<
    Prisma.ClaimUncheckedUpdateManyInput,
    'id' | 'state' | 'stamp' | 'dueOn' | 'lateSince'
  >;
}

/** The same for a claim. */
export async function moveClaim(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  claim: Claim,
  { event, part, changes = {}, days, ...told }: ClaimStep,
): Promise<Claim> {
  const { id, stamp } = claim;
  const from = CLAIMS.stateOf(claim.state);
  const before = claim.heldFrom === null ? null : CLAIMS.stateOf(claim.heldFrom);
  const to = way(CLAIMS, from, event, part, before);
  const subject = `claim:${id}`;
  await record(tx, actor, engagement, { subject, event, from, to, part, ...told });
  const { count } = await tx.claim.updateMany({
    where: { id, stamp, state: from },
    data: {
      ...{ ...changes, state: to, stamp: stamp + 1, lateSince: null },
      ...{ heldFrom: to === 'held' ? from : null },
      dueOn: await lastDayOf(tx, actor.now, CLAIM_TERMS[to], days),
    },
  });
  if (count === 0) throw lost(from, event);
  return tx.claim.findUniqueOrThrow({ where: { id } });
}
