import { listFirms, namesOf } from '#domain/accounts/index.server.ts';
import {
  cents,
  civilDateOf,
  DomainError,
  hasRole,
  type Cents,
  type CivilDate,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { listNetStatements, type NetStatement } from '#domain/payments/index.server.ts';
import { db } from '#platform/db.ts';
import type { Claim } from '#platform/prisma-client/client.ts';
import { listEvidenceOf, preflightOf } from '../deliveries/records.server.ts';
import { evidenceKindOf, type EvidenceKind } from '../deliveries/evidence.ts';
import type { CheckLine } from '../deliveries/preflight.ts';
import { officerEngagements } from '../scope.server.ts';
import { CLAIM_READERS } from './codes.ts';
import { invoiceOf } from './draft.server.ts';
import { missingMentions, type Mention } from './invoice.ts';
import { claimLook, type ClaimLook } from './provider-view.server.ts';
import { CLAIM_STATES, CLAIMS, type ClaimState } from './transitions.ts';

function requireReader(actor: MemberActor): void {
  if (!hasRole(actor, ...CLAIM_READERS)) throw new DomainError('engagements.not-found');
}

const PAGE = 30;

/** A claim in the queue of a programme. */
export interface QueueLine {
  readonly id: string;
  readonly state: ClaimState;
  readonly number: string;
  readonly provider: string;
  readonly ttc: Cents;
  readonly dueOn: CivilDate | null;
  readonly payBy: CivilDate;
  readonly isLate: boolean;
  readonly lane: 'quick' | 'sampled' | 'full';
}

const laneWord = ({ isLowRisk, isSampled }: Claim) =>
  isLowRisk ? (isSampled ? 'sampled' : 'quick') : 'full';

/**
 * Claims of the actor's organisation in a state, those due first at the top, with how many there are
 * in each state. Throws `engagements.not-found`.
 */
export async function listClaims(
  actor: MemberActor,
  { state, page }: { readonly state: ClaimState; readonly page: number },
) {
  requireReader(actor);
  const scope = officerEngagements(actor);
  const ids =
    actor.person.seat.regions.length === 0
      ? null
      : (await db.engagement.findMany({ where: scope, select: { id: true } })).map(({ id }) => id);
  const own = {
    ownerId: actor.person.seat.organisationId,
    ...(ids === null ? {} : { engagementId: { in: ids } }),
  };
  const counts = await db.claim.groupBy({ by: ['state'], where: own, _count: true });
  const countOf = (one: ClaimState) => counts.find((row) => row.state === one)?._count ?? 0;
  const pages = Math.max(1, Math.ceil(countOf(state) / PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const rows = await db.claim.findMany({
    where: { ...own, state },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { payBy: 'asc' }, { id: 'asc' }],
    ...{ skip: (at - 1) * PAGE, take: PAGE },
  });
  const firms = await listFirms(
    db,
    rows.map(({ providerId }) => providerId),
  );
  const today = civilDateOf(actor.now);
  return {
    ...{ page: at, pages, total: countOf(state) },
    counts: CLAIM_STATES.map((one) => ({ state: one, count: countOf(one) })),
    lines: rows.map((row): QueueLine => {
      const { id, number, ttc, dueOn, payBy } = claimLook(row, actor.now);
      return {
        ...{ id, number, ttc, dueOn, payBy, state, lane: laneWord(row) },
        ...{ provider: firms.get(row.providerId)?.name ?? '' },
        isLate: dueOn !== null && dueOn < today,
      };
    }),
  };
}

/** A piece of evidence of the milestone. */
export interface ClaimEvidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly text: string;
  readonly url: string | null;
  readonly hasFile: boolean;
}

export interface OfficerClaim extends ClaimLook {
  readonly lane: QueueLine['lane'];
  readonly provider: string;
  readonly firm: string;
  readonly engagementId: string;
  readonly engagement: number;
  readonly milestone: { readonly title: string; readonly acceptance: string };
  readonly agreed: { readonly ttc: Cents; readonly subsidy: Cents };
  readonly checks: readonly CheckLine[];
  readonly evidence: readonly ClaimEvidence[];
  readonly missing: readonly Mention[];
  /** Who acted, by their parts. */
  readonly persons: readonly {
    readonly part: 'certifies' | 'authorises';
    readonly name: string;
  }[];
  readonly statement: NetStatement | null;
  readonly acts: Readonly<Record<'certify' | 'return' | 'hold' | 'release' | 'order', boolean>>;
}

/** A claim of the actor's organisation, found in their scope. Throws `engagements.not-found`. */
export async function findOfficerClaim(actor: MemberActor, id: string) {
  requireReader(actor);
  const claim = await db.claim.findUnique({ where: { id } });
  const engagement = await db.engagement.findFirst({
    where: { AND: [{ id: claim?.engagementId ?? '' }, officerEngagements(actor)] },
  });
  if (!claim || !engagement) throw new DomainError('engagements.not-found');
  return { claim, engagement };
}

/** A claim with all that its certifier looks at. Throws `engagements.not-found`. */
export async function getOfficerClaim(actor: MemberActor, id: string): Promise<OfficerClaim> {
  const { claim, engagement } = await findOfficerClaim(actor, id);
  const milestone = await db.milestone.findUniqueOrThrow({ where: { id: claim.milestoneId } });
  const [firms, evidence, checks, statements, names] = await Promise.all([
    listFirms(db, [claim.providerId, engagement.organisationId]),
    listEvidenceOf(db, milestone.id),
    preflightOf(db, milestone),
    listNetStatements(claim.orderId === null ? [] : [claim.orderId]),
    namesOf([claim.certifiedById ?? '', claim.orderedById ?? ''].filter(Boolean)),
  ]);
  const { accountId } = actor.person;
  const state = CLAIMS.stateOf(claim.state);
  const may = (event: 'certify' | 'return' | 'hold' | 'release' | 'order') =>
    CLAIMS.next(state, event, 'submitted') !== null;
  const isCertifier = hasRole(actor, 'certifier');
  const isRisk = hasRole(actor, 'risk-officer');
  const person = (part: 'certifies' | 'authorises', by: string | null) => {
    const name = by === null ? undefined : names.get(by);
    return name === undefined ? [] : [{ part, name }];
  };
  return {
    ...{ ...claimLook(claim, actor.now), lane: laneWord(claim) },
    provider: firms.get(claim.providerId)?.name ?? '',
    firm: firms.get(engagement.organisationId)?.name ?? '',
    ...{ engagementId: engagement.id, engagement: engagement.number, checks },
    milestone: { title: milestone.title, acceptance: milestone.acceptance },
    agreed: { ttc: cents(milestone.ht + milestone.vat), subsidy: cents(milestone.subsidy) },
    evidence: evidence.map(({ id: piece, kind, text, url, fileId }) => ({
      ...{ id: piece, kind: evidenceKindOf(kind) ?? 'note', text, url, hasFile: fileId !== null },
    })),
    missing: missingMentions(invoiceOf(claim)),
    persons: [
      ...person('certifies', claim.certifiedById),
      ...person('authorises', claim.orderedById),
    ],
    statement: statements.get(claim.orderId ?? '') ?? null,
    acts: {
      ...{ certify: isCertifier && may('certify'), return: isCertifier && may('return') },
      ...{ hold: isRisk && may('hold'), release: isRisk && state === 'held' },
      order:
        hasRole(actor, 'authorising-officer') &&
        ['certified', 'returned-by-bank'].includes(state) &&
        claim.certifiedById !== accountId,
    },
  };
}
