import { listFirms } from '#domain/accounts/index.server.ts';
import {
  DomainError,
  hasRole,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import { MILESTONES } from '../deliveries/transitions.ts';
import { projectNumber } from '../project-number.ts';
import { officerEngagements } from '../scope.server.ts';
import {
  disputeOf,
  viewMilestone,
  type DisputeView,
  type MilestoneView,
} from './milestone.server.ts';

/** A milestone, or a dispute about one, in a list of officers. */
export interface OfficerLine {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly firm: string;
  readonly provider: string;
  readonly state: string;
  readonly dueOn: CivilDate | null;
  readonly isLate: boolean;
}

type Named = Pick<Engagement, 'organisationId' | 'providerId'>;

async function namesFor(all: readonly Named[]) {
  const ids = all.flatMap(({ organisationId, providerId }) => [organisationId, providerId ?? '']);
  const names = await listFirms(db, [...new Set(ids)]);
  return ({ organisationId, providerId }: Named) => ({
    firm: names.get(organisationId)?.name ?? '',
    provider: names.get(providerId ?? '')?.name ?? '',
  });
}

const MOST_LISTED = 200;

/** Milestones about which their firm says nothing, the oldest first. Throws `engagements.not-found`. */
export async function listInspections(actor: MemberActor): Promise<readonly OfficerLine[]> {
  const rows = await db.milestone.findMany({
    where: { state: 'accept-overdue', engagement: officerEngagements(actor) },
    orderBy: { dueOn: 'asc' },
    take: MOST_LISTED,
    include: { engagement: true },
  });
  const names = await namesFor(rows.map(({ engagement }) => engagement));
  return rows.map(({ id, title, state, dueOn, lateSince, engagement }) => ({
    ...{ id, title, state, number: projectNumber(engagement), ...names(engagement) },
    ...{ dueOn: dueOn && dayOf(dueOn), isLate: lateSince !== null },
  }));
}

export interface InspectionPage {
  readonly firm: string;
  readonly provider: string;
  readonly milestone: MilestoneView;
  /** Whether the reader may say what it found now. */
  readonly mayInspect: boolean;
}

/** A milestone for the officers of its programme. Throws `engagements.not-found`. */
export async function getInspection(
  actor: MemberActor,
  milestoneId: string,
): Promise<InspectionPage> {
  const row = await db.milestone.findFirst({
    where: { id: milestoneId, engagement: officerEngagements(actor) },
    include: { engagement: true },
  });
  if (!row) throw new DomainError('engagements.not-found');
  const names = await namesFor([row.engagement]);
  const isOpen = MILESTONES.next(MILESTONES.stateOf(row.state), 'inspect-accept') !== null;
  return {
    ...names(row.engagement),
    milestone: await viewMilestone(row.engagement, milestoneId, 'officer'),
    mayInspect: isOpen && row.engagement.state === 'in-delivery' && hasRole(actor, 'certifier'),
  };
}

/** Disputes, those that wait for a mediator first. Throws `engagements.not-found`. */
export async function listDisputes(actor: MemberActor): Promise<readonly OfficerLine[]> {
  const engagements = await db.engagement.findMany({
    where: { AND: [officerEngagements(actor), { milestones: { some: {} } }] },
    select: { id: true, number: true, createdAt: true, organisationId: true, providerId: true },
  });
  const byId = new Map(engagements.map((row) => [row.id, row]));
  const rows = await db.engagementDispute.findMany({
    where: { engagementId: { in: [...byId.keys()] } },
    orderBy: [{ state: 'asc' }, { openedAt: 'asc' }],
    take: MOST_LISTED,
  });
  const milestones = await db.milestone.findMany({
    where: { id: { in: rows.map(({ milestoneId }) => milestoneId) } },
    select: { id: true, title: true, lateSince: true },
  });
  const names = await namesFor(engagements);
  return rows.flatMap(({ id, engagementId, milestoneId, state, dueOn }) => {
    const engagement = byId.get(engagementId);
    const milestone = milestones.find((one) => one.id === milestoneId);
    if (!engagement || !milestone) return [];
    const { title, lateSince } = milestone;
    return [
      {
        ...{ id, title, state, number: projectNumber(engagement), ...names(engagement) },
        ...{ dueOn: dueOn && dayOf(dueOn), isLate: state === 'open' && lateSince !== null },
      },
    ];
  });
}

export interface DisputePage extends InspectionPage {
  readonly dispute: DisputeView;
}

/** A dispute for the officers of its programme. Throws `engagements.not-found`. */
export async function getDispute(actor: MemberActor, id: string): Promise<DisputePage> {
  const row = await db.engagementDispute.findUnique({ where: { id } });
  if (!row) throw new DomainError('engagements.not-found');
  const page = await getInspection(actor, row.milestoneId);
  return {
    ...page,
    dispute: disputeOf(row),
    mayInspect: row.state === 'open' && hasRole(actor, 'mediator'),
  };
}
