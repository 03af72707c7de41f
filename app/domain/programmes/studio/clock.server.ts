import type { AuditActor } from '#domain/audit/index.server.ts';
import { civilDateOf, eachAlone, type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Programme, ProgrammeVersion } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { actOf, moveAct } from './acts.server.ts';
import { dateOf } from './days.server.ts';
import { findLiveVersion } from './draft-records.server.ts';
import { effectiveOn } from './effective-on.ts';
import { endOfPause } from './public-notice.server.ts';
import { contentOf, moveVersion, noteProgramme, tellManagers } from './records.server.ts';

/** The actor of what the clock does. */
const clockAt = (now: Date): AuditActor => ({ now, requestId: 'programmes-clock' });

/**
 * What the day brings to programmes: decided acts take effect, pauses that lasted long enough end,
 * versions open on their day in the place of the one before, programmes that wind down close. Runs
 * every hour; a second run changes nothing. One that fails keeps no other from its day; what failed
 * is thrown at the end.
 */
export async function runProgrammesClock(now: Date): Promise<void> {
  await eachAlone([applyActs, endPauses, openVersions, closeEnded], (step) => step(now));
}

interface Taken {
  readonly programme: Programme;
  readonly live: ProgrammeVersion | null;
  readonly now: Date;
  readonly today: CivilDate;
}

/** Takes a programme for what its day brings. */
function withProgramme(
  now: Date,
  name: string,
  programmeId: string,
  work: (tx: Tx, taken: Taken) => Promise<void>,
): Promise<void> {
  return inTransaction(`programmes.clock-${name}`, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM programme WHERE id = ${programmeId} FOR UPDATE`;
    const programme = await tx.programme.findUniqueOrThrow({ where: { id: programmeId } });
    const live = await findLiveVersion(tx, programmeId);
    await work(tx, { programme, live, now, today: civilDateOf(now) });
  });
}

async function applyActs(now: Date): Promise<void> {
  const due = await db.programmeAct.findMany({
    where: { state: 'decided', effectiveOn: { lte: dateOf(civilDateOf(now)) } },
    orderBy: { effectiveOn: 'asc' },
  });
  await eachAlone(due, ({ id, programmeId }) =>
    withProgramme(now, 'apply-act', programmeId, async (tx, taken) => {
      const row = await tx.programmeAct.findUniqueOrThrow({ where: { id } });
      if (row.state !== 'decided') return;
      const [act, { live, programme }] = [actOf(row), taken];
      await moveAct(tx, row, 'applied', { appliedAt: now });
      // A pause may have ended by itself before its decided end.
      const isDone = act === 'resume' && live?.state === 'open';
      if (live && !isDone) await moveVersion(tx, now, live, { event: act });
      const dropped = act === 'wind-down' ? await dropComing(tx, taken) : null;
      await noteProgramme(tx, clockAt(now), programme, {
        ...{ type: 'programmes.act-applied', subject: `programme-act:${id}` },
        facts: { act, ...(dropped === null ? {} : { dropped }) },
      });
    }),
  );
}

/** No new version opens once a programme winds down. Returns the number of one that was to open. */
async function dropComing(tx: Tx, { programme, now }: Taken): Promise<number | null> {
  const coming = await tx.programmeVersion.findFirst({
    where: { programmeId: programme.id, state: 'published' },
  });
  if (!coming) return null;
  await moveVersion(tx, now, coming, { event: 'supersede', changes: { endedAt: now } });
  return coming.number;
}

async function endPauses(now: Date): Promise<void> {
  const paused = await db.programmeVersion.findMany({
    where: { state: 'paused' },
    select: { programmeId: true },
  });
  await eachAlone(paused, ({ programmeId }) =>
    withProgramme(now, 'end-pause', programmeId, async (tx, taken) => {
      const { live, programme, today } = taken;
      if (live?.state !== 'paused') return;
      const pause = await tx.programmeAct.findFirst({
        where: { programmeId, act: 'pause', state: 'applied' },
        orderBy: { appliedAt: 'desc' },
      });
      if (pause && today < (await endOfPause(tx, dayOf(pause.effectiveOn)))) return;
      await moveVersion(tx, now, live, { event: 'resume' });
      await noteProgramme(tx, clockAt(now), programme, {
        type: 'programmes.pause-ended',
        subject: `programme-version:${live.id}`,
      });
    }),
  );
}

async function openVersions(now: Date): Promise<void> {
  const coming = await db.programmeVersion.findMany({
    where: { state: 'published' },
    select: { id: true, programmeId: true },
  });
  await eachAlone(coming, ({ id, programmeId }) =>
    withProgramme(now, 'open', programmeId, (tx, taken) => openDue(tx, taken, id)),
  );
}

async function openDue(tx: Tx, taken: Taken, versionId: string): Promise<void> {
  const { live, programme, now, today } = taken;
  const version = await tx.programmeVersion.findUniqueOrThrow({ where: { id: versionId } });
  // A paused programme first runs again: what paused it may be what the version puts right.
  const mayOpen = version.state === 'published' && (live === null || live.state === 'open');
  if (!mayOpen) return;
  const content = contentOf(version);
  const day = effectiveOn(content, live !== null);
  if (day === null || day > today) return;
  if (live) await moveVersion(tx, now, live, { event: 'supersede', changes: { endedAt: now } });
  await moveVersion(tx, now, version, { event: 'open', changes: { openedAt: now } });
  await noteProgramme(tx, clockAt(now), programme, {
    type: 'programmes.version-opened',
    subject: `programme-version:${versionId}`,
    facts: { number: version.number, hash: version.contentHash, replaces: live?.number ?? null },
  });
  await tellManagers(tx, clockAt(now), programme, {
    ...{ kind: 'programme-opened', name: content.name.fr },
  });
}

async function closeEnded(now: Date): Promise<void> {
  const ending = await db.programmeVersion.findMany({
    where: { state: 'winding-down' },
    select: { programmeId: true },
  });
  await eachAlone(ending, ({ programmeId }) =>
    withProgramme(now, 'close', programmeId, async (tx, taken) => {
      const { live, programme, today } = taken;
      if (live?.state !== 'winding-down') return;
      const closesOn = contentOf(live).running?.closesOn ?? null;
      if (closesOn === null || closesOn >= today) return;
      await moveVersion(tx, now, live, { event: 'close', changes: { endedAt: now } });
      await noteProgramme(tx, clockAt(now), programme, {
        type: 'programmes.closed',
        subject: `programme-version:${live.id}`,
      });
    }),
  );
}
