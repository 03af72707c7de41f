import {
  cents,
  DomainError,
  hasRole,
  type Cents,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Prisma, Programme, ProgrammeVersion } from '#platform/prisma-client/client.ts';
import type { Envelope } from './content.ts';
import { stateOf } from './live.server.ts';
import { findContent } from './studio/records.server.ts';
import { LIVE_STATES, WORKING_STATES, type VersionState } from './studio/transitions.ts';

/** Money that a version plans for a year, a region and a segment. */
export interface PlannedEnvelope extends Pick<Envelope, 'year' | 'region' | 'segment'> {
  readonly planned: Cents;
  /** Whether the version in force plans it, or only one that is being worked on. */
  readonly isInForce: boolean;
}

/** What the versions of a programme plan to spend. */
export interface MoneyPlan {
  readonly programmeId: string;
  readonly organisationId: string;
  readonly slug: string;
  /** Null when what is stored was changed by hand. */
  readonly name: { readonly fr: string; readonly ar: string; readonly en: string } | null;
  readonly isDemo: boolean;
  /** State of the version in force; null before a first opening. */
  readonly live: VersionState | null;
  /** In centimes; null while no version says it. */
  readonly smallestAward: Cents | null;
  /** By year, region and segment. */
  readonly envelopes: readonly PlannedEnvelope[];
}

const SHOWN: readonly VersionState[] = [...LIVE_STATES, ...WORKING_STATES, 'published'];
const MOST_SHOWN = 200;

/** Managers, authorising officers, and auditors who read only. */
function requireMoneyReader(actor: MemberActor): string {
  const { seat } = actor.person;
  const reads = hasRole(actor, 'programme-manager', 'authorising-officer', 'auditor');
  if (seat.kind !== 'programme' || !reads) throw new DomainError('programmes.not-found');
  return seat.organisationId;
}

/**
 * The programmes the actor's organisation runs here, rehearsals left out, with what they plan to
 * spend. Throws `programmes.not-found` to who does not read money.
 */
export async function listMoneyPlans(actor: MemberActor): Promise<readonly MoneyPlan[]> {
  const organisationId = requireMoneyReader(actor);
  const rows = await db.programme.findMany({
    where: { organisationId, rehearsalOfId: null },
    include: { versions: VERSIONS },
    orderBy: { createdAt: 'desc' },
    take: MOST_SHOWN,
  });
  return rows.flatMap((row) => planOf(organisationId, row) ?? []);
}

/** One of them. Throws `programmes.not-found` for any other. */
export async function getMoneyPlan(actor: MemberActor, programmeId: string): Promise<MoneyPlan> {
  const organisationId = requireMoneyReader(actor);
  const row = await db.programme.findFirst({
    where: { id: programmeId, organisationId, rehearsalOfId: null },
    include: { versions: VERSIONS },
  });
  const plan = row && planOf(organisationId, row);
  if (!plan) throw new DomainError('programmes.not-found');
  return plan;
}

const VERSIONS = {
  where: { state: { in: [...SHOWN] } },
  orderBy: { number: 'asc' },
} satisfies Prisma.Programme$versionsArgs;

/** Null for a programme whose versions were all given up or replaced. */
function planOf(
  organisationId: string,
  programme: Programme & { readonly versions: readonly ProgrammeVersion[] },
): MoneyPlan | null {
  const { id, slug, isDemo, versions } = programme;
  const isLive = ({ state }: ProgrammeVersion) => LIVE_STATES.some((one) => one === state);
  const live = versions.find(isLive);
  const working = versions.findLast((version) => !isLive(version));
  const [inForce, coming] = [live && findContent(live), working && findContent(working)];
  if (!live && !working) return null;
  const shown = inForce ?? coming;
  const planned = new Map<string, PlannedEnvelope>();
  // What is in force comes last: it is what counts today.
  for (const [content, isInForce] of [
    [coming, false],
    [inForce, true],
  ] as const)
    for (const { amount, ...key } of content?.running?.envelopes ?? [])
      planned.set(placeOf(key), { ...key, planned: cents(BigInt(amount)), isInForce });
  const smallest = shown?.running?.smallestAward;
  return {
    ...{ programmeId: id, organisationId, slug, isDemo, name: shown?.name ?? null },
    live: live ? stateOf(live.state) : null,
    smallestAward: smallest === undefined ? null : cents(BigInt(smallest)),
    envelopes: [...planned].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row),
  };
}

/** Sorts by year, then the whole country before its regions, then by segment. */
function placeOf({ year, region, segment }: Pick<Envelope, 'year' | 'region' | 'segment'>): string {
  return [String(year), region ?? '', segment ?? ''].join(' ');
}
