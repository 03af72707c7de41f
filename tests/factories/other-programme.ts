import {
  createProgramme,
  proposeAct,
  startRehearsal,
  startVersion,
} from '#domain/programmes/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { SeatedActor } from './firms.ts';
import { aProgrammeContent, makeProgramme } from './programmes.ts';
import { makeSimulation } from './simulations.ts';

/** What a programme organisation can have that others must not reach; `mark` stands in its texts. */
export async function fillProgrammes(manager: SeatedActor, mark: string, intent: string) {
  const { organisationId } = manager.person.seat;
  const inAll = { fr: mark, ar: mark, en: mark };
  const newProgramme = await createProgramme(
    manager,
    { name: inAll, copyOf: null },
    `${intent} programme`,
  );
  const content = aProgrammeContent({ summary: inAll });
  const { programmeId: programme } = await makeProgramme({ organisationId, content });
  await startVersion(manager, programme);
  const reason = { fr: `${mark} le dit`, ar: `${mark} le dit` };
  const act = { act: 'pause' as const, reason, effectiveOn: civilDateOf(manager.now) };
  await proposeAct(manager, programme, act);
  const { id: programmeAct } = await db.programmeAct.findFirstOrThrow();
  const version = await db.programmeVersion.findFirstOrThrow({
    where: { programmeId: programme, state: 'draft' },
  });
  return {
    ...{ newProgramme, programme, programmeAct },
    programmeVersion: version.id,
    simulation: await makeSimulation(manager, version.id),
    programmeStamp: String(version.stamp),
    rehearsal: await startRehearsal(manager, programme, `${intent} rehearsal`),
  };
}
