import { cents, DomainError, type Cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import { MILESTONES, type MilestoneState } from '../deliveries/transitions.ts';
import { actsForFirm, actsForProvider, officerEngagements } from '../scope.server.ts';
import { ENGAGEMENTS, type EngagementState } from '../transitions.ts';
import { isChangeable } from './amend.server.ts';
import type { Side } from './records.server.ts';
import { listRelated, type RelatedReason } from './related.server.ts';
import { endObstacle, settle, type EndObstacle } from './settlement.ts';
import { askedEndBy, END_REASONS, requireOfficer, type EndReason } from './terminate.server.ts';
import { reasonsToLook, type LookReason } from './validate.server.ts';
import {
  getForSide,
  listAgreements,
  namesOfSides,
  type AgreementView,
  type SignatureView,
} from './views.server.ts';

const mayAct = (actor: MemberActor, side: Side) =>
  side === 'firm' ? actsForFirm(actor) : actsForProvider(actor);

interface Head {
  readonly id: string;
  readonly number: number;
  readonly stamp: number;
  readonly state: EngagementState;
  readonly firm: string;
  readonly provider: string;
}

async function headOf(engagement: Engagement): Promise<Head> {
  const { id, number, stamp, state } = engagement;
  return {
    id,
    number,
    stamp,
    state: ENGAGEMENTS.stateOf(state),
    ...(await namesOfSides(engagement)),
  };
}

/** What the page of an amendment shows: what it may change, and the one that waits. */
export interface ChangePage extends Head {
  readonly mayPropose: boolean;
  readonly mayDrop: boolean;
  readonly signed: AgreementView | null;
  readonly open: AgreementView | null;
  /** Whether each milestone of the agreement may still be changed. */
  readonly changeable: readonly boolean[];
}

/** The amendments of an engagement for one of its sides. Throws `engagements.not-found`. */
export async function getChangePage(
  actor: MemberActor,
  side: Side,
  id: string,
): Promise<ChangePage> {
  const engagement = await getForSide(actor, side, id);
  const all = await listAgreements(engagement);
  const signed = all.find(({ state }) => state === 'signed') ?? null;
  const milestones = await milestonesOf(id);
  const acts = mayAct(actor, side);
  const mayChange = ['started', 'in-delivery'].includes(engagement.state);
  const isChanging = engagement.state === 'change-pending';
  return {
    ...(await headOf(engagement)),
    ...{ mayPropose: acts && signed !== null && mayChange, mayDrop: acts && isChanging, signed },
    open: isChanging
      ? (all.find(({ isAmendment, state }) => isAmendment && isOpen(state)) ?? null)
      : null,
    changeable: milestones.map(isChangeable),
  };
}

const isOpen = (state: string) => ['draft', 'provider-signed', 'firm-signed'].includes(state);

function milestonesOf(engagementId: string) {
  return db.milestone.findMany({ where: { engagementId }, orderBy: { sequence: 'asc' } });
}

/** A settlement sheet: what stays, what goes back, milestone by milestone. */
export interface EndPage extends Head {
  readonly milestones: readonly {
    readonly sequence: number;
    readonly title: string;
    readonly state: MilestoneState;
    readonly ttc: Cents;
    readonly subsidy: Cents;
    readonly share: Cents;
  }[];
  readonly kept: { readonly ttc: Cents; readonly subsidy: Cents; readonly share: Cents };
  readonly back: { readonly subsidy: Cents; readonly share: Cents };
  /** Set once it ended. */
  readonly ended: {
    readonly at: Date;
    readonly reason: EndReason | null;
    readonly words: string | null;
  } | null;
  readonly askedBy: Side | null;
  readonly mayEnd: boolean;
  readonly isAlone: boolean;
  readonly obstacle: EndObstacle | null;
}

const RUNNING = ['copay-pending', 'started', 'in-delivery', 'change-pending'];

/** What the end of an engagement came to, or would come to: cancelled ones count as given back. */
async function settlementOf(engagement: Engagement) {
  const milestones = await milestonesOf(engagement.id);
  const isOver = engagement.state === 'terminated';
  const counted = milestones.map((one) => ({
    ...{ ...one, state: isOver && one.state === 'cancelled' ? 'planned' : one.state },
  }));
  const { kept, back } = settle(counted);
  return {
    milestones: milestones.map(({ sequence, title, state, ht, vat, subsidy, share }) => ({
      ...{ sequence, title, state: MILESTONES.stateOf(state), ttc: cents(ht + vat) },
      ...{ subsidy: cents(subsidy), share: cents(share) },
    })),
    kept: { ttc: cents(kept.ttc), subsidy: cents(kept.subsidy), share: cents(kept.share) },
    back: { subsidy: cents(back.subsidy), share: cents(back.share) },
    states: milestones.map(({ state }) => state),
  };
}

async function endedOf({ id, state, endedAt }: Engagement): Promise<EndPage['ended']> {
  if (state !== 'terminated' || endedAt === null) return null;
  const last = await db.engagementEvent.findFirst({
    where: { engagementId: id, subject: 'engagement', event: 'terminate' },
    orderBy: { sequence: 'desc' },
  });
  const data = last?.data;
  const told = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
  return {
    at: endedAt,
    reason: END_REASONS.find((reason) => reason === told['reason']) ?? null,
    words: typeof told['words'] === 'string' ? told['words'] : null,
  };
}

/** The early end of an engagement for one of its sides. Throws `engagements.not-found`. */
export async function getEndPage(actor: MemberActor, side: Side, id: string): Promise<EndPage> {
  const engagement = await getForSide(actor, side, id);
  const { states, ...settlement } = await settlementOf(engagement);
  const askedBy = await askedEndBy(db, id);
  const isAlone = side === 'firm' && endObstacle(states, 'firm') === null;
  return {
    ...(await headOf(engagement)),
    ...{ ...settlement, askedBy, isAlone, ended: await endedOf(engagement) },
    mayEnd: mayAct(actor, side) && RUNNING.includes(engagement.state),
    obstacle: states.includes('disputed') ? 'disputed' : null,
  };
}

/** What an officer sees of an agreement: why it waits, who the sides are, what it would engage. */
export interface ValidationPage extends EndPage {
  readonly reasons: readonly LookReason[];
  readonly related: readonly RelatedReason[];
  readonly amounts: AgreementView['amounts'] | null;
  readonly signatures: readonly SignatureView[];
  readonly mayValidate: boolean;
  /** Why this officer does not answer. */
  readonly whyNot: 'not-yours' | 'own-side' | null;
}

/** An agreement for officers of the programme. Throws `engagements.not-found`. */
export async function getValidationPage(actor: MemberActor, id: string): Promise<ValidationPage> {
  const engagement = await db.engagement.findFirst({
    where: { AND: [{ id }, officerEngagements(actor)] },
  });
  if (!engagement) throw new DomainError('engagements.not-found');
  const waits = engagement.state === 'signed';
  const { states, ...settlement } = await settlementOf(engagement);
  const signed = (await listAgreements(engagement)).find(({ state }) => state === 'signed') ?? null;
  const whyNot = await whyNotOf(actor, engagement);
  return {
    ...(await headOf(engagement)),
    ...{ ...settlement, whyNot, askedBy: null, isAlone: true, ended: await endedOf(engagement) },
    reasons: waits ? await reasonsToLook(db, engagement, actor.now) : [],
    related: await listRelated(db, engagement),
    ...{ amounts: signed?.amounts ?? null, signatures: signed?.signatures ?? [] },
    mayValidate: waits && whyNot === null,
    mayEnd: whyNot === null && RUNNING.includes(engagement.state),
    obstacle: endObstacle(states, 'officer'),
  };
}

async function whyNotOf(actor: MemberActor, engagement: Engagement) {
  try {
    await requireOfficer(db, actor, engagement);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code === 'engagements.own-side' ? 'own-side' : 'not-yours';
  }
}
