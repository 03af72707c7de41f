import { z } from 'zod';
import { addWorkingDays, type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import { actOf } from './acts.server.ts';
import { holidaysFrom } from './days.server.ts';
import type { Reader } from './records.server.ts';
import { LONGEST_PAUSE, type Act } from './transitions.ts';

/** Why a programme is paused, taken up again or coming to its end, as the public reads it. */
export interface PublicNotice {
  readonly act: Act;
  readonly reason: { readonly fr: string; readonly ar: string };
  /** First day it takes effect. */
  readonly effectiveOn: CivilDate;
  /** Whether that day has come. */
  readonly inForce: boolean;
  /** Day a pause ends by itself at the latest; null for other acts. */
  readonly endsBy: CivilDate | null;
}

const reasonSchema = z.object({ fr: z.string(), ar: z.string() });

/** The reason of an act as it is stored. */
export const reasonOf = (stored: unknown): PublicNotice['reason'] => reasonSchema.parse(stored);

/** What two persons decided last about a programme; null when nothing stands. */
export async function findPublicNotice(
  reader: Reader,
  programmeId: string,
): Promise<PublicNotice | null> {
  const row = await reader.programmeAct.findFirst({
    where: { programmeId, state: { in: ['decided', 'applied'] } },
    orderBy: { decidedAt: 'desc' },
  });
  if (!row) return null;
  const act = actOf(row);
  const inForce = row.state === 'applied';
  // A programme that runs again has nothing to say any more.
  if (act === 'resume' && inForce) return null;
  if (act === 'pause' && inForce && !(await isPaused(reader, programmeId))) return null;
  const effectiveOn = dayOf(row.effectiveOn);
  return {
    ...{ act, effectiveOn, inForce, reason: reasonOf(row.reason) },
    endsBy: act === 'pause' ? await endOfPause(reader, effectiveOn) : null,
  };
}

async function isPaused(reader: Reader, programmeId: string): Promise<boolean> {
  return (await reader.programmeVersion.count({ where: { programmeId, state: 'paused' } })) > 0;
}

/** The day on which a pause that began on a day is over, whatever happens. */
export async function endOfPause(reader: Reader, from: CivilDate): Promise<CivilDate> {
  return addWorkingDays(from, LONGEST_PAUSE, await holidaysFrom(reader, from));
}
