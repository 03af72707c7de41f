import {
  addDays,
  addWorkingDays,
  civilDateOf,
  DomainError,
  type CivilDate,
  type MemberActor,
  dayOf,
  newId,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { addJob } from '#platform/jobs.ts';
import type { Programme, ProgrammeAct, ProgrammeVersion } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { stateOf } from '../live.server.ts';
import { dateOf, holidaysFrom } from './days.server.ts';
import { findLiveVersion } from './draft-records.server.ts';
import { requireManager } from './policy.ts';
import {
  findContent,
  lockOwn,
  noteProgramme,
  STUDIO_REFUSALS,
  tellManagers,
  type Reader,
} from './records.server.ts';
import { FARTHEST_ACT, nextState, WIND_DOWN_NOTICE, type Act } from './transitions.ts';

/** Said to the public. */
export interface PublicReason {
  readonly fr: string;
  readonly ar: string;
}

export interface NewAct {
  readonly act: Act;
  readonly reason: PublicReason;
  readonly effectiveOn: CivilDate;
}

interface Taken {
  readonly programme: Programme;
  readonly live: ProgrammeVersion | null;
}

function withRunning<T>(
  actor: MemberActor,
  name: string,
  programmeId: string,
  work: (tx: Tx, taken: Taken) => Promise<T>,
): Promise<T> {
  const organisationId = requireManager(actor);
  return refusing(STUDIO_REFUSALS, () =>
    inTransaction(`programmes.${name}`, async (tx) => {
      const programme = await lockOwn(tx, organisationId, programmeId);
      if (programme.rehearsalOfId !== null) throw new DomainError('programmes.wrong-state');
      return work(tx, { programme, live: await findLiveVersion(tx, programmeId) });
    }),
  );
}

/** First day an act may take effect when it is decided on a day. */
export async function earliestActDay(
  reader: Reader,
  act: Act,
  today: CivilDate,
): Promise<CivilDate> {
  if (act !== 'wind-down') return today;
  return addWorkingDays(today, WIND_DOWN_NOTICE, await holidaysFrom(reader, today));
}

async function requireInTime(tx: Tx, act: Act, effectiveOn: CivilDate, now: Date): Promise<void> {
  const earliest = await earliestActDay(tx, act, civilDateOf(now));
  if (effectiveOn < earliest) throw new DomainError('programmes.too-early', { earliest });
  if (effectiveOn > addDays(civilDateOf(now), FARTHEST_ACT))
    throw new DomainError('programmes.too-late');
}

/**
 * Proposes to pause a running programme, to take it up again or to wind it down; another manager
 * decides. The same proposal again changes nothing. Throws `programmes.not-found`,
 * `programmes.wrong-state` when the act does not fit the programme now, `programmes.act-open` while
 * another act waits, `programmes.too-early` with the earliest day, `programmes.too-late` beyond a
 * year.
 */
export async function proposeAct(
  actor: MemberActor,
  programmeId: string,
  { act, reason, effectiveOn }: NewAct,
): Promise<void> {
  const { accountId } = actor.person;
  await withRunning(actor, 'propose-act', programmeId, async (tx, { programme, live }) => {
    const open = await findOpenAct(tx, programmeId);
    const isSame =
      open?.act === act && open.state === 'proposed' && open.proposedById === accountId;
    if (isSame && dayOf(open.effectiveOn) === effectiveOn) return;
    if (open) throw new DomainError('programmes.act-open');
    requireFitting(live, act);
    await requireInTime(tx, act, effectiveOn, actor.now);
    const id = newId(actor);
    await tx.programmeAct.create({
      data: {
        ...{ id, programmeId, act, reason: { ...reason }, state: 'proposed' },
        ...{ effectiveOn: dateOf(effectiveOn), proposedById: accountId, proposedAt: actor.now },
      },
    });
    await noteAct(tx, actor, programme, { id, act }, 'programmes.act-proposed', {
      effectiveOn,
      ...reason,
    });
    await tellManagers(tx, actor, programme, {
      ...{ kind: 'programme-act-proposed', name: nameOf(live), page: '/acts' },
    });
  });
}

export interface ActDecision {
  readonly agrees: boolean;
}

/**
 * The second person's decision on an act: it takes effect on its day, or is refused. The same
 * decision of the same person again changes nothing. Throws `programmes.not-found`,
 * `programmes.same-person` to who proposed it, `programmes.wrong-state`, and `programmes.too-early`
 * when the notice can no longer be kept.
 */
export async function decideAct(
  actor: MemberActor,
  programmeId: string,
  actId: string,
  { agrees }: ActDecision,
): Promise<void> {
  const { accountId } = actor.person;
  await withRunning(actor, 'decide-act', programmeId, async (tx, { programme, live }) => {
    const row = await getAct(tx, programmeId, actId);
    const decided = agrees
      ? row.state === 'decided' || row.state === 'applied'
      : row.state === 'refused';
    if (decided && row.decidedById === accountId) return;
    if (row.state !== 'proposed') throw new DomainError('programmes.wrong-state');
    if (row.proposedById === accountId) throw new DomainError('programmes.same-person');
    const act = actOf(row);
    if (agrees) {
      requireFitting(live, act);
      await requireInTime(tx, act, dayOf(row.effectiveOn), actor.now);
    }
    await moveAct(tx, row, agrees ? 'decided' : 'refused', {
      ...{ decidedById: accountId, decidedAt: actor.now },
    });
    await noteAct(
      tx,
      actor,
      programme,
      { id: actId, act },
      agrees ? 'programmes.act-decided' : 'programmes.act-refused',
    );
    await tellManagers(tx, actor, programme, {
      ...{ kind: 'programme-act-decided', name: nameOf(live), page: '/acts' },
    });
    if (agrees) await addJob(tx, 'programmes-clock', {}, { key: 'programmes-clock-now' });
  });
}

/** Takes back one's own proposal. Again, it changes nothing. Throws what `decideAct` does. */
export async function withdrawAct(
  actor: MemberActor,
  programmeId: string,
  actId: string,
): Promise<void> {
  await withRunning(actor, 'withdraw-act', programmeId, async (tx, { programme }) => {
    const row = await getAct(tx, programmeId, actId);
    if (row.state === 'withdrawn') return;
    if (row.state !== 'proposed' || row.proposedById !== actor.person.accountId)
      throw new DomainError('programmes.wrong-state');
    await moveAct(tx, row, 'withdrawn');
    const named = { id: actId, act: actOf(row) };
    await noteAct(tx, actor, programme, named, 'programmes.act-withdrawn');
  });
}

/** The act of a programme that waits for a decision or for its day. */
function findOpenAct(reader: Reader, programmeId: string): Promise<ProgrammeAct | null> {
  return reader.programmeAct.findFirst({
    where: { programmeId, state: { in: ['proposed', 'decided'] } },
  });
}

/** Moves an act, compared and set. Throws `programmes.wrong-state`. */
export async function moveAct(
  tx: Tx,
  { id, state }: Pick<ProgrammeAct, 'id' | 'state'>,
  to: 'decided' | 'refused' | 'withdrawn' | 'applied',
  changes: Partial<Pick<ProgrammeAct, 'decidedById' | 'decidedAt' | 'appliedAt'>> = {},
): Promise<void> {
  const { count } = await tx.programmeAct.updateMany({
    where: { id, state },
    data: { ...changes, state: to },
  });
  if (count === 0) throw new DomainError('programmes.wrong-state');
}

/** What an act is; the database holds it to the three there are. */
export function actOf({ act }: Pick<ProgrammeAct, 'act'>): Act {
  if (act !== 'pause' && act !== 'resume' && act !== 'wind-down')
    throw new Error(`An act of a programme is ${act}.`);
  return act;
}

function requireFitting(live: ProgrammeVersion | null, act: Act): void {
  if (!live || nextState(stateOf(live.state), act) === null)
    throw new DomainError('programmes.wrong-state');
}

async function getAct(tx: Tx, programmeId: string, id: string): Promise<ProgrammeAct> {
  const row = await tx.programmeAct.findFirst({ where: { id, programmeId } });
  if (!row) throw new DomainError('programmes.not-found');
  return row;
}

const nameOf = (version: ProgrammeVersion | null) =>
  (version && findContent(version)?.name.fr) ?? '';

function noteAct(
  tx: Tx,
  actor: MemberActor,
  programme: Programme,
  { id, act }: { readonly id: string; readonly act: Act },
  type: `programmes.act-${string}`,
  after?: Readonly<Record<string, string>>,
): Promise<void> {
  return noteProgramme(tx, actor, programme, {
    ...{ type, subject: `programme-act:${id}`, facts: { act } },
    ...(after ? { after } : {}),
  });
}
