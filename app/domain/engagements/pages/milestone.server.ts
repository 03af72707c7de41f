import {
  civilDateOf,
  DomainError,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { mintFileToken } from '#platform/file-token.ts';
import type { Engagement, EngagementDispute, Milestone } from '#platform/prisma-client/client.ts';
import { listFiles } from '#platform/stored-files.ts';
import { evidenceKindOf, type EvidenceKind } from '../deliveries/evidence.ts';
import { isComplete, type CheckLine } from '../deliveries/preflight.ts';
import { listEvidenceOf, preflightOf, roundOf, shownOf } from '../deliveries/records.server.ts';
import { MILESTONES, MOST_ROUNDS, type MilestoneState } from '../deliveries/transitions.ts';
import { lastDisputeDay } from '../disputes/open.server.ts';
import { isDisputable } from '../disputes/rules.ts';
import { projectNumber } from '../project-number.ts';
import { officerEngagements } from '../scope.server.ts';
import { listHistory, type HistoryLine } from './history.server.ts';
import { findEngagementFor } from './scope.server.ts';

/** A piece of evidence as its readers see it. */
export interface EvidenceView {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly text: string;
  readonly url: string | null;
  readonly file: { readonly name: string; readonly isReadable: boolean } | null;
  readonly round: number;
  readonly at: Date;
}

export interface DisputeView {
  readonly id: string;
  readonly stamp: number;
  readonly side: string;
  readonly state: string;
  readonly grounds: string;
  readonly answer: string | null;
  readonly outcome: string | null;
  readonly percent: number | null;
  readonly decision: string | null;
  readonly openedAt: Date;
  readonly dueOn: CivilDate | null;
}

/** A milestone with all that was shown of it. */
export interface MilestoneView {
  readonly engagementId: string;
  readonly number: string;
  readonly id: string;
  readonly sequence: number;
  readonly title: string;
  readonly acceptance: string;
  readonly state: MilestoneState;
  readonly stamp: number;
  readonly round: number;
  readonly isLast: boolean;
  readonly ttc: bigint;
  readonly subsidy: bigint;
  readonly share: bigint;
  readonly deliverBy: CivilDate;
  readonly deliveredAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly dueOn: CivilDate | null;
  readonly isLate: boolean;
  readonly checks: readonly CheckLine[];
  readonly evidence: readonly EvidenceView[];
  /** The latest dispute; null for none. */
  readonly dispute: DisputeView | null;
  readonly history: readonly HistoryLine[];
}

/** What the reader may do with a milestone now. */
export interface MilestoneActs {
  readonly add: boolean;
  readonly deliver: boolean;
  readonly accept: boolean;
  readonly changes: boolean;
  readonly dispute: boolean;
  readonly answer: boolean;
}

/** Shows a milestone of an engagement that the reader may see. Throws `engagements.not-found`. */
export async function viewMilestone(
  engagement: Engagement,
  milestoneId: string,
  side: 'firm' | 'provider' | 'officer',
): Promise<MilestoneView> {
  const engagementId = engagement.id;
  const row = await db.milestone.findFirst({ where: { id: milestoneId, engagementId } });
  if (!row) throw new DomainError('engagements.not-found');
  const dispute = await db.engagementDispute.findFirst({
    where: { milestoneId },
    orderBy: { openedAt: 'desc' },
  });
  const { isLast } = await shownOf(db, row);
  return {
    ...{
      engagementId,
      number: projectNumber(engagement),
      isLast,
      state: MILESTONES.stateOf(row.state),
    },
    ...plainFacts(row),
    checks: await preflightOf(db, row),
    evidence: await listEvidence(engagement, milestoneId),
    dispute: dispute && disputeOf(dispute),
    history: await listHistory(db, engagementId, { side, subject: `milestone:${milestoneId}` }),
  };
}

function plainFacts(row: Milestone) {
  const { id, sequence, title, acceptance, stamp, ht, vat, subsidy, share } = row;
  const { deliveredAt, acceptedAt, dueOn, lateSince, deliverBy } = row;
  return {
    ...{ id, sequence, title, acceptance, stamp, subsidy, share, ttc: ht + vat },
    ...{ deliveredAt, acceptedAt, round: roundOf(row), isLate: lateSince !== null },
    ...{ dueOn: dueOn && dayOf(dueOn), deliverBy: dayOf(deliverBy) },
  };
}

export function disputeOf(row: EngagementDispute): DisputeView {
  const { id, stamp, side, state, grounds, answer, outcome, percent, decision, openedAt } = row;
  return {
    ...{ id, stamp, side, state, grounds, answer, outcome, percent, decision, openedAt },
    dueOn: row.dueOn && dayOf(row.dueOn),
  };
}

async function listEvidence(
  { providerId }: Engagement,
  milestoneId: string,
): Promise<readonly EvidenceView[]> {
  const rows = await listEvidenceOf(db, milestoneId);
  const ids = rows.flatMap(({ fileId }) => fileId ?? []);
  const files = await listFiles(db, providerId ?? '', ids);
  return rows.map(({ id, kind, text, url, fileId, round, addedAt }) => {
    const file = fileId === null ? null : files.get(fileId);
    return {
      ...{ id, text, url, round, at: addedAt, kind: evidenceKindOf(kind) ?? 'note' },
      file: file ? { name: file.fileName, isReadable: file.state === 'clean' } : null,
    };
  });
}

export interface MilestonePage {
  readonly side: 'firm' | 'provider';
  readonly acts: boolean;
  readonly may: MilestoneActs;
  /** Times the firm may still ask for changes. */
  readonly roundsLeft: number;
  /** The last day a dispute may be opened on. */
  readonly disputeUntil: CivilDate | null;
  readonly milestone: MilestoneView;
}

/** A milestone for one of the sides of its engagement. Throws `engagements.not-found`. */
export async function getMilestonePage(
  actor: MemberActor,
  { engagementId, milestoneId }: { readonly engagementId: string; readonly milestoneId: string },
): Promise<MilestonePage> {
  const { engagement, side, acts } = await findEngagementFor(db, actor, engagementId);
  const milestone = await viewMilestone(engagement, milestoneId, side);
  const row = await db.milestone.findUniqueOrThrow({ where: { id: milestoneId } });
  const disputeUntil = await lastDisputeDay(db, row);
  const may = (event: Parameters<typeof MILESTONES.next>[1]) =>
    acts && MILESTONES.may(side, event) && MILESTONES.next(milestone.state, event) !== null;
  const runs = engagement.state === 'in-delivery';
  const prepares = may('deliver') && (runs || engagement.state === 'started');
  const roundsLeft = Math.max(0, MOST_ROUNDS - row.rounds);
  return {
    ...{ side, acts, milestone, roundsLeft, disputeUntil },
    may: {
      ...{ add: prepares, deliver: prepares && isComplete(milestone.checks) },
      ...{ accept: runs && may('accept') },
      changes: runs && may('request-changes') && roundsLeft > 0,
      dispute: runs && may('dispute') && isDisputable(civilDateOf(actor.now), disputeUntil),
      answer:
        acts &&
        milestone.dispute?.state === 'open' &&
        milestone.dispute.side !== side &&
        milestone.dispute.answer === null,
    },
  };
}

/**
 * A token that opens a file shown with a milestone for ten minutes, for both sides, advisors under a
 * mandate, and officers of the programme. `placeId` is the id of the engagement, or for officers of
 * the milestone. Throws `engagements.not-found`.
 */
export async function getEvidenceToken(
  actor: MemberActor,
  { placeId, evidenceId }: { readonly placeId: string; readonly evidenceId: string },
): Promise<string> {
  const row = await db.milestoneEvidence.findFirst({
    where: {
      ...{ id: evidenceId, removedAt: null },
      milestone: { OR: [{ id: placeId }, { engagementId: placeId }] },
    },
    include: { milestone: { select: { engagementId: true } } },
  });
  if (!row) throw new DomainError('engagements.not-found');
  const { fileId, milestone } = row;
  if (actor.person.seat.kind === 'programme') {
    const where = { AND: [{ id: milestone.engagementId }, officerEngagements(actor)] };
    if ((await db.engagement.count({ where })) === 0)
      throw new DomainError('engagements.not-found');
  } else await findEngagementFor(db, actor, milestone.engagementId);
  if (fileId === null) throw new DomainError('engagements.not-found');
  return mintFileToken(fileId, actor.now);
}
