import { listFirms } from '#domain/accounts/index.server.ts';
import { type CivilDate, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Claim, Engagement, Milestone } from '#platform/prisma-client/client.ts';
import { CLAIMS, type ClaimState } from '../claims/transitions.ts';
import { MILESTONES, type MilestoneState } from '../deliveries/transitions.ts';
import { findRise, type Rise } from '../outcomes/results.server.ts';
import { projectNumber } from '../project-number.ts';
import { openFor } from '../reviews/views.server.ts';
import { ENGAGEMENTS, type EngagementState } from '../transitions.ts';
import { listHistory, type HistoryLine } from './history.server.ts';
import { nextStep, type Step } from './next-step.ts';
import { findEngagementFor } from './scope.server.ts';

/** A milestone in the list of its engagement. */
export interface MilestoneLine {
  readonly id: string;
  readonly sequence: number;
  readonly title: string;
  readonly state: MilestoneState;
  readonly ttc: bigint;
  readonly subsidy: bigint;
  readonly share: bigint;
  readonly deliverBy: CivilDate;
  readonly dueOn: CivilDate | null;
  /** Its claim: state, and the day by which it is to be paid. */
  readonly claim: { readonly state: ClaimState; readonly payBy: CivilDate } | null;
}

/** Money of an engagement, in centimes; null before a quote was chosen. */
export interface ProjectMoney {
  readonly ht: bigint;
  readonly vat: bigint;
  readonly subsidy: bigint;
  readonly share: bigint;
  readonly certified: bigint;
  readonly givenBack: bigint;
  /** Paid to the provider so far: aid and own share. */
  readonly paid: bigint;
}

export interface Project {
  readonly id: string;
  readonly number: string;
  readonly side: 'firm' | 'provider';
  readonly acts: boolean;
  readonly state: EngagementState;
  readonly stamp: number;
  readonly need: string;
  readonly firm: string;
  readonly provider: string | null;
  readonly voucherId: string;
  /** The quote that was chosen, with its messages; null before. */
  readonly quoteId: string | null;
  readonly isDemo: boolean;
  readonly startedAt: Date | null;
  readonly careUntil: CivilDate | null;
  readonly step: Step;
  readonly money: ProjectMoney | null;
  readonly milestones: readonly MilestoneLine[];
  /** The signed agreement and its amendments. */
  readonly agreements: readonly {
    readonly number: number;
    readonly code: string;
    readonly at: Date;
  }[];
  readonly checks: readonly {
    readonly target: string;
    readonly kind: string;
    readonly result: string;
    readonly detail: string;
    readonly at: Date;
  }[];
  readonly rise: Rise | null;
  readonly hasReviews: boolean;
  readonly history: readonly HistoryLine[];
}

/**
 * Everything one side of an engagement sees of it on one page, with the one thing to do now. Throws
 * `engagements.not-found` to whoever stands on neither side.
 */
export async function getProject(actor: MemberActor, id: string): Promise<Project> {
  const { engagement, side, acts } = await findEngagementFor(db, actor, id);
  const [milestones, claims, reviews, rise, names] = [
    await db.milestone.findMany({ where: { engagementId: id }, orderBy: { sequence: 'asc' } }),
    await db.claim.findMany({ where: { engagementId: id, state: { not: 'withdrawn' } } }),
    await db.engagementReview.findMany({ where: { engagementId: id } }),
    await findRise(db, id),
    await listFirms(db, [engagement.organisationId, engagement.providerId ?? '']),
  ];
  const lines = milestones.map((row) => lineOf(row, claims));
  const state = ENGAGEMENTS.stateOf(engagement.state);
  const mayReview = acts && openFor(actor, engagement, side, reviews) !== null;
  return {
    ...{ id, side, acts, state, rise, number: projectNumber(engagement), stamp: engagement.stamp },
    ...{
      need: engagement.need,
      voucherId: engagement.voucherId,
      quoteId: engagement.quoteId,
      isDemo: engagement.isDemo,
    },
    firm: names.get(engagement.organisationId)?.name ?? '',
    provider: names.get(engagement.providerId ?? '')?.name ?? null,
    ...{ startedAt: engagement.startedAt, careUntil: dayOrNull(engagement.careUntil) },
    step: nextStep({
      ...{ side, state, dueOn: dayOrNull(engagement.dueOn), mayReview },
      ...{ isMeasured: rise !== null },
      milestones: lines.map((line) => ({ ...line, claim: line.claim?.state ?? null })),
    }),
    money: moneyOf(engagement, claims),
    milestones: lines,
    agreements: await listSigned(id),
    checks: await listChecks(id),
    hasReviews: reviews.length > 0 || mayReview,
    history: await listHistory(db, id, { side }),
  };
}

const dayOrNull = (date: Date | null) => date && dayOf(date);

function lineOf(row: Milestone, claims: readonly Claim[]): MilestoneLine {
  const { id, sequence, title, ht, vat, subsidy, share, deliverBy, dueOn } = row;
  const claim = claims.find(({ milestoneId }) => milestoneId === id);
  return {
    ...{ id, sequence, title, subsidy, share, ttc: ht + vat, state: MILESTONES.stateOf(row.state) },
    ...{ deliverBy: dayOf(deliverBy), dueOn: dayOrNull(dueOn) },
    claim: claim ? { state: CLAIMS.stateOf(claim.state), payBy: dayOf(claim.payBy) } : null,
  };
}

function moneyOf(engagement: Engagement, claims: readonly Claim[]): ProjectMoney | null {
  const { ht, vat, subsidy, share, certified, givenBack } = engagement;
  if (ht === null || vat === null || subsidy === null || share === null) return null;
  const paid = claims
    .filter(({ state }) => state === 'paid')
    .reduce((sum, claim) => sum + claim.subsidy + claim.share, 0n);
  return { ht, vat, subsidy, share, certified, givenBack, paid };
}

async function listSigned(engagementId: string) {
  const rows = await db.agreement.findMany({
    where: { engagementId, state: { in: ['signed', 'superseded'] } },
    orderBy: { number: 'asc' },
    select: { number: true, code: true, createdAt: true },
  });
  return rows.map(({ number, code, createdAt }) => ({ number, code, at: createdAt }));
}

/** The latest look at each address. */
async function listChecks(engagementId: string) {
  const rows = await db.careCheck.findMany({
    where: { engagementId },
    orderBy: { at: 'desc' },
    distinct: ['kind', 'target'],
  });
  return rows.map(({ target, kind, result, detail, at }) => ({ target, kind, result, detail, at }));
}
