import { listFirms } from '#domain/accounts/index.server.ts';
import { listStandings, type Standing } from '#domain/catalogue/index.server.ts';
import {
  DomainError,
  hasRole,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { listLive } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import type { Accreditation } from '#platform/prisma-client/client.ts';
import { isRenewable } from './apply.server.ts';
import { accreditationWhere, canAccredit, OFFICER_ACTS, type OfficerAct } from './decide.server.ts';
import {
  ACCREDITATION_EVENTS,
  accreditationStateOf,
  nextAccreditationState,
  OPEN_ACCREDITATIONS,
  type AccreditationEvent,
  type AccreditationState,
} from './transitions.ts';

type Names = Readonly<Record<'fr' | 'ar' | 'en', string>>;

/** A programme as a provider sees it. */
export interface OwnAccreditation {
  readonly programmeId: string;
  readonly slug: string;
  readonly name: Names;
  /** Null when it never asked. */
  readonly accreditation: AccreditationLine | null;
  readonly canApply: boolean;
  readonly canWithdraw: boolean;
}

export interface AccreditationLine {
  readonly id: string;
  readonly stamp: number;
  readonly state: AccreditationState;
  readonly reason: string | null;
  readonly submittedAt: Date;
  readonly expiresOn: CivilDate | null;
  readonly deliveries: number;
  readonly running: number;
}

function lineOf(row: Accreditation): AccreditationLine {
  const { id, stamp, reason, submittedAt, expiresOn, deliveries, running } = row;
  return {
    ...{ id, stamp, reason, submittedAt, deliveries, running },
    state: accreditationStateOf(row.state),
    expiresOn: expiresOn && dayOf(expiresOn),
  };
}

/**
 * Every programme run here with what it is to the provider, and how the provider's certificate
 * stands. Throws `cases.not-found` to others than the provider's people.
 */
export async function listOwnAccreditations(
  actor: MemberActor,
): Promise<{ readonly standing: Standing; readonly lines: readonly OwnAccreditation[] }> {
  const { seat } = actor.person;
  if (seat.kind !== 'provider') throw new DomainError('cases.not-found');
  const { organisationId } = seat;
  const [live, rows, standings] = await Promise.all([
    listLive(db),
    db.accreditation.findMany({ where: { organisationId }, orderBy: { submittedAt: 'desc' } }),
    listStandings(db, [organisationId]),
  ]);
  const standing = standings.get(organisationId) ?? 'none';
  const isOwner = hasRole(actor, 'provider-owner');
  const lines = live.programmes.flatMap((programme): OwnAccreditation[] => {
    const { programmeId, slug, content, state } = programme;
    if (content.running === null || programme.organisationId === null) return [];
    const own = rows.filter((row) => row.programmeId === programmeId);
    const row = own.find((one) => OPEN_ACCREDITATIONS.some((open) => open === one.state)) ?? own[0];
    if (state === 'closed' && !row) return [];
    const isOpen = row !== undefined && OPEN_ACCREDITATIONS.some((open) => open === row.state);
    const mayAsk = !isOpen || isRenewable(row, actor.now);
    return [
      {
        ...{ programmeId, slug, name: content.name },
        accreditation: row ? lineOf(row) : null,
        canApply: isOwner && standing === 'in-force' && state !== 'closed' && mayAsk,
        canWithdraw: isOwner && isOpen && row.state !== 'suspended' && row.running === 0,
      },
    ];
  });
  return { standing, lines };
}

export interface OfficerLine extends AccreditationLine {
  readonly provider: string;
  readonly programme: Names | null;
  /** Last day to answer a request. */
  readonly dueOn: CivilDate | null;
  readonly isLate: boolean;
}

const MOST_LISTED = 200;

/** Accreditations of the officer's programmes: requests first, the oldest first. */
export async function listAccreditations(
  actor: MemberActor,
  state: AccreditationState | null,
): Promise<readonly OfficerLine[]> {
  const rows = await db.accreditation.findMany({
    where: { ...accreditationWhere(actor), ...(state === null ? {} : { state }) },
    orderBy: [{ submittedAt: 'asc' }],
    take: MOST_LISTED,
  });
  const lines = await withNames(rows);
  const isFirst = (line: OfficerLine) => (line.state === 'submitted' ? 0 : 1);
  return lines.sort((one, other) => isFirst(one) - isFirst(other));
}

async function withNames(rows: readonly Accreditation[]): Promise<OfficerLine[]> {
  const [firms, live, clocks] = await Promise.all([
    listFirms(
      db,
      rows.map(({ organisationId }) => organisationId),
    ),
    listLive(db),
    db.caseClock.findMany({
      where: { accreditationId: { in: rows.map(({ id }) => id) }, endedAt: null },
    }),
  ]);
  return rows.map((row) => {
    const clock = clocks.find(({ accreditationId }) => accreditationId === row.id);
    const programme = live.programmes.find(({ programmeId }) => programmeId === row.programmeId);
    return {
      ...lineOf(row),
      provider: firms.get(row.organisationId)?.name ?? '',
      programme: programme?.content.name ?? null,
      dueOn: clock?.dueOn ? dayOf(clock.dueOn) : null,
      isLate: clock?.lateSince != null,
    };
  });
}

export interface OfficerAccreditation {
  readonly line: OfficerLine;
  readonly standing: Standing;
  /** What the officer may do now. */
  readonly acts: readonly OfficerAct[];
  readonly history: readonly {
    readonly event: AccreditationEvent;
    readonly to: AccreditationState;
    readonly at: Date;
    /** Whether time brought it. */
    readonly bySystem: boolean;
  }[];
}

/** One accreditation for officers. Throws `cases.not-found`. */
export async function getAccreditation(
  actor: MemberActor,
  id: string,
): Promise<OfficerAccreditation> {
  const where = { AND: [{ id }, accreditationWhere(actor)] };
  const row = await db.accreditation.findFirst({ where });
  if (!row) throw new DomainError('cases.not-found');
  const [lines, standings, events] = await Promise.all([
    withNames([row]),
    listStandings(db, [row.organisationId]),
    db.accreditationEvent.findMany({
      where: { accreditationId: id },
      orderBy: { sequence: 'desc' },
    }),
  ]);
  const [line] = lines;
  if (!line) throw new DomainError('cases.not-found');
  const suspendedFrom = row.suspendedFrom === null ? null : accreditationStateOf(row.suspendedFrom);
  const facts = { state: line.state, suspendedFrom };
  const possible = OFFICER_ACTS.filter((act) => nextAccreditationState(facts, act) !== null);
  return {
    line,
    standing: standings.get(row.organisationId) ?? 'none',
    acts: canAccredit(actor) ? possible : [],
    history: events.flatMap(({ event, toState, at, actorId }) => {
      const known = ACCREDITATION_EVENTS.find((one) => one === event);
      const to = accreditationStateOf(toState);
      return known ? [{ event: known, at, to, bySystem: actorId === null }] : [];
    }),
  };
}
