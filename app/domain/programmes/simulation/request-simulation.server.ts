import { DomainError, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';
import { parseRuleSet } from '../rules/parse-rules.ts';
import { storedContent } from '../stored-content.ts';
import { findCurrentVersion } from '../studio/draft-records.server.ts';
import { requireManager } from '../studio/policy.ts';
import { contentOf, lockOwn, noteProgramme } from '../studio/records.server.ts';
import { RUN_REFUSALS } from './run-records.server.ts';
import { AT_WORK } from './run-states.ts';
import { scenarioSchema } from './scenario-schema.ts';
import type { Scenario } from './scenario.ts';

/** Tries of the job: a run that fails by itself does not become right by repetition. */
const TRIES = 5;

/**
 * Asks for a simulation of the version of a programme that is being worked on, on its content of
 * now. Returns the id of the run. Throws `programmes.not-found`, `programmes.wrong-state` when
 * nothing is being worked on, `programmes.no-rules`, `programmes.bad-rules`,
 * `programmes.simulation-running` while another one is at work, `programmes.tampered`.
 */
export async function requestSimulation(
  actor: MemberActor,
  programmeId: string,
  scenario: Scenario,
): Promise<string> {
  const organisationId = requireManager(actor);
  const supposed = scenarioSchema.parse(scenario);
  const id = newId(actor);
  await refusing(RUN_REFUSALS, () =>
    inTransaction('programmes.request-simulation', async (tx) => {
      const programme = await lockOwn(tx, organisationId, programmeId);
      const version = await findCurrentVersion(tx, programmeId);
      if (!version || version.state === 'published')
        throw new DomainError('programmes.wrong-state');
      const content = contentOf(version);
      if (content.rules === null) throw new DomainError('programmes.no-rules');
      if (!parseRuleSet(content.rules).ok) throw new DomainError('programmes.bad-rules');
      await tx.simulation.create({
        data: {
          ...{ id, versionId: version.id, contentHash: version.contentHash, state: 'queued' },
          scenario: { supposed, content: storedContent(content) },
          ...{ requestedById: actor.person.accountId, requestedAt: actor.now },
        },
      });
      await addJob(
        tx,
        'run-simulation',
        { simulationId: id },
        { key: keyOf(id), maxAttempts: TRIES },
      );
      await noteProgramme(tx, actor, programme, {
        type: 'programmes.simulation-requested',
        subject: `programme-version:${version.id}`,
        facts: { simulation: id, content: version.contentHash },
      });
    }),
  );
  return id;
}

/** Key of the job of a run: it waits in the queue at most once. */
export const keyOf = (id: string) => `run-simulation:${id}`;

/**
 * Stops a run; the worker notices between two batches and keeps nothing of it. One that is over
 * stays as it is. Throws `programmes.not-found`.
 */
export async function cancelSimulation(
  actor: MemberActor,
  programmeId: string,
  simulationId: string,
): Promise<void> {
  const organisationId = requireManager(actor);
  await inTransaction('programmes.cancel-simulation', async (tx) => {
    const programme = await lockOwn(tx, organisationId, programmeId);
    const row = await tx.simulation.findFirst({
      where: { id: simulationId, version: { programmeId } },
      select: { versionId: true },
    });
    if (!row) throw new DomainError('programmes.not-found');
    const { count } = await tx.simulation.updateMany({
      where: { id: simulationId, state: { in: [...AT_WORK] } },
      data: { state: 'cancelled', endedAt: actor.now },
    });
    if (count === 0) return;
    await noteProgramme(tx, actor, programme, {
      type: 'programmes.simulation-cancelled',
      subject: `programme-version:${row.versionId}`,
      facts: { simulation: simulationId },
    });
  });
}
