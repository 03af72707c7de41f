import { getContact } from '#domain/accounts/index.server.ts';
import {
  civilDateOf,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Programme, ProgrammeAct, ProgrammeVersion } from '#platform/prisma-client/client.ts';
import { stateOf } from '../live.server.ts';
import { actOf, earliestActDay } from './acts.server.ts';
import { findCurrentVersion, findLiveVersion } from './draft-records.server.ts';
import { effectiveOn } from './effective-on.ts';
import type { Guard } from './guards.ts';
import { isManager, requireReader } from './policy.ts';
import { reasonOf } from './public-notice.server.ts';
import { readinessOf } from './publication.server.ts';
import { findContent, getOwn } from './records.server.ts';
import {
  ACT_STATES,
  ACTS,
  nextState,
  type Act,
  type ActState,
  type VersionState,
} from './transitions.ts';

/** A person who did something; an empty name for one who is gone. */
export interface Doer {
  readonly name: string;
  readonly isSelf: boolean;
}

export interface VersionLine {
  readonly id: string;
  readonly number: number;
  readonly state: VersionState;
  /** What is stored is not what was kept. */
  readonly tampered: boolean;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly openedAt: Date | null;
  readonly endedAt: Date | null;
  readonly proposedBy: Doer | null;
  readonly publishedBy: Doer | null;
}

export interface ActLine {
  readonly id: string;
  readonly act: Act;
  readonly state: ActState;
  readonly reason: { readonly fr: string; readonly ar: string };
  readonly effectiveOn: string;
  readonly proposedBy: Doer;
  readonly decidedBy: Doer | null;
}

export interface Rehearsal {
  readonly id: string;
  readonly slug: string;
  readonly createdAt: Date;
}

/** A programme as its managers oversee it. */
export interface ProgrammeOverview {
  readonly id: string;
  readonly slug: string;
  readonly name: { readonly fr: string; readonly ar: string; readonly en: string } | null;
  readonly isDemo: boolean;
  /** The programme it rehearses. */
  readonly rehearsalOf: string | null;
  readonly isManager: boolean;
  readonly live: VersionState | null;
  readonly working: {
    readonly id: string;
    readonly stamp: number;
    readonly number: number;
    readonly state: VersionState;
    readonly proposedBy: Doer | null;
    /** What the second person wrote when it was sent back. */
    readonly note: string | null;
    /** Null when what is stored was changed by hand. */
    readonly guards: readonly Guard[] | null;
    readonly noticeDays: number;
    /** First day it is in force once published; null while it is not said. */
    readonly effectiveOn: CivilDate | null;
  } | null;
  readonly versions: readonly VersionLine[];
  readonly acts: readonly ActLine[];
  /** The act that waits for a decision or for its day. */
  readonly openAct: {
    readonly id: string;
    readonly act: Act;
    readonly state: 'proposed' | 'decided';
    readonly own: boolean;
  } | null;
  /** Acts that may be proposed now, each with the first day it may take effect. */
  readonly choices: readonly { readonly act: Act; readonly earliest: CivilDate }[];
  readonly rehearsals: readonly Rehearsal[];
}

/** Throws `programmes.not-found` for others than managers and auditors of the organisation. */
export async function getOverview(
  actor: MemberActor,
  programmeId: string,
): Promise<ProgrammeOverview> {
  const programme = await getOwn(db, requireReader(actor), programmeId);
  const [versions, acts, rehearsals, current, live] = await Promise.all([
    db.programmeVersion.findMany({
      where: { programmeId },
      orderBy: { number: 'desc' },
      take: 100,
    }),
    db.programmeAct.findMany({ where: { programmeId }, orderBy: { proposedAt: 'desc' }, take: 50 }),
    db.programme.findMany({
      where: { rehearsalOfId: programmeId, versions: { some: { state: 'open' } } },
      orderBy: { createdAt: 'desc' },
    }),
    findCurrentVersion(db, programmeId),
    findLiveVersion(db, programmeId),
  ]);
  const people = await readDoers(actor, [
    ...versions.flatMap(({ proposedById, publishedById }) => [proposedById, publishedById]),
    ...acts.flatMap(({ proposedById, decidedById }) => [proposedById, decidedById]),
  ]);
  const shown = current ?? live ?? versions[0];
  return {
    ...{ id: programme.id, slug: programme.slug, isDemo: programme.isDemo },
    ...{ rehearsalOf: programme.rehearsalOfId, isManager: isManager(actor) },
    name: (shown && findContent(shown)?.name) ?? null,
    live: live && stateOf(live.state),
    working: current && (await workingOf(current, { now: actor.now, live }, people)),
    versions: versions.map((version) => versionLine(version, people)),
    acts: acts.map((act) => actLine(act, people)),
    openAct: openActOf(acts, actor),
    choices: await choicesOf(programme, live, actor.now),
    rehearsals: rehearsals.map(({ id, slug, createdAt }) => ({ id, slug, createdAt })),
  };
}

function openActOf(acts: readonly ProgrammeAct[], { person }: MemberActor) {
  for (const { id, state, act, proposedById } of acts)
    if (state === 'proposed' || state === 'decided')
      return { id, state, act: actOf({ act }), own: proposedById === person.accountId } as const;
  return null;
}

async function choicesOf(programme: Programme, live: ProgrammeVersion | null, now: Date) {
  if (!live || programme.rehearsalOfId !== null) return [];
  const fitting = ACTS.filter((act) => nextState(stateOf(live.state), act) !== null);
  return Promise.all(
    fitting.map(async (act) => ({
      act,
      earliest: await earliestActDay(db, act, civilDateOf(now)),
    })),
  );
}

type People = ReadonlyMap<string, Doer>;

async function readDoers(
  { person }: MemberActor,
  ids: readonly (string | null)[],
): Promise<People> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const contacts = await Promise.all(known.map((id) => getContact(db, id)));
  return new Map(
    known.map((id, index) => [
      id,
      { name: contacts[index]?.name ?? '', isSelf: id === person.accountId },
    ]),
  );
}

const doerOf = (people: People, id: string | null): Doer | null =>
  id === null ? null : (people.get(id) ?? null);

async function workingOf(
  version: ProgrammeVersion,
  { now, live }: { readonly now: Date; readonly live: ProgrammeVersion | null },
  people: People,
) {
  const content = findContent(version);
  const readiness = content && (await readinessOf(db, version, now));
  return {
    ...{ id: version.id, stamp: version.stamp, number: version.number },
    ...{ state: stateOf(version.state), note: version.decisionNote },
    proposedBy: doerOf(people, version.proposedById),
    guards: readiness?.guards ?? null,
    noticeDays: readiness?.noticeDays ?? 0,
    effectiveOn: content && effectiveOn(content, live !== null),
  };
}

function versionLine(version: ProgrammeVersion, people: People): VersionLine {
  const { id, number, createdAt, publishedAt, openedAt, endedAt } = version;
  return {
    ...{ id, number, createdAt, publishedAt, openedAt, endedAt, state: stateOf(version.state) },
    tampered: findContent(version) === null,
    proposedBy: doerOf(people, version.proposedById),
    publishedBy: doerOf(people, version.publishedById),
  };
}

function actLine(row: ProgrammeAct, people: People): ActLine {
  return {
    ...{ id: row.id, act: actOf(row), effectiveOn: dayOf(row.effectiveOn) },
    state: ACT_STATES.find((state) => state === row.state) ?? 'proposed',
    reason: reasonOf(row.reason),
    proposedBy: doerOf(people, row.proposedById) ?? { name: '', isSelf: false },
    decidedBy: doerOf(people, row.decidedById),
  };
}
