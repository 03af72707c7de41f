import {
  createProgramme,
  getMoneyPlan,
  proposeAct,
  startRehearsal,
  startVersion,
} from '#domain/programmes/index.server.ts';
import { cents, civilDateOf } from '#domain/kernel/index.server.ts';
import { proposeMove } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import type { SeatedActor } from './firms.ts';
import { fundPlace } from './funding.ts';
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
  const year = Number(civilDateOf(manager.now).slice(0, 4));
  const place = { year, region: null, segment: null };
  const envelope = await fundPlace(programme, place, 50_000_000n);
  const plan = await getMoneyPlan(manager, programme);
  const move = await proposeMove(
    manager,
    plan,
    {
      ...{ kind: 'give-back', fromEnvelopeId: envelope, to: null, amount: cents(100n) },
      reason: `${mark} le dit`,
    },
    `${intent} move`,
  );
  return {
    ...{ newProgramme, programme, programmeAct, envelope, move },
    programmeVersion: version.id,
    simulation: await makeSimulation(manager, version.id),
    programmeStamp: String(version.stamp),
    rehearsal: await startRehearsal(manager, programme, `${intent} rehearsal`),
  };
}
