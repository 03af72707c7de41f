import { setImmediate } from 'node:timers/promises';
import { civilDateOf, type Clock } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import type { ProgrammeVersion } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { runGoldenCases } from '../rules/golden.ts';
import { parseRuleSet } from '../rules/parse-rules.ts';
import { findContent, moveVersion, noteProgramme } from '../studio/records.server.ts';
import { registerSize } from './build-register.server.ts';
import { platformTally } from './platform-tally.ts';
import { scanPlatformFirms } from './platform-firms.server.ts';
import { populationOf } from './population.ts';
import { prepareRun } from './prepare-run.server.ts';
import { scanRegister } from './register-scan.server.ts';
import { keyOf } from './request-simulation.server.ts';
import { resultOf, type SimulationResult } from './result.ts';
import {
  endRun,
  getRun,
  noteProgress,
  putBack,
  RunStopped,
  takeUp,
  type Attempt,
  type RunRow,
} from './run-records.server.ts';

interface Options {
  readonly clock: Clock;
  /** Companies read at once. */
  readonly batch?: number;
  /** What happens between two batches: other jobs of this process get their turn. */
  readonly pause?: () => Promise<unknown>;
}

const BATCH = 10_000;
const WAIT_MS = 20_000;
/** How far a run is before the register, and after it. */
const PROGRESS = { prepared: 4, platform: 8, register: 92 } as const;

/**
 * Carries a simulation out. Between two batches it writes how far it is and stops when it was
 * cancelled or another worker took it up; nothing of a stopped run is kept. Run again after a
 * worker died, it begins anew. While the register is not filled it waits. A failure ends the run.
 */
export async function runSimulation(id: string, options: Options): Promise<void> {
  const { clock } = options;
  const attempt = await takeUp(id, clock.now());
  if (!attempt) return;
  const size = await registerSize(db);
  if (size === null) {
    await waitForRegister(attempt, clock);
    return;
  }
  try {
    const row = await getRun(db, id);
    const result = await simulate(row, attempt, { ...options, size });
    await inTransaction('programmes.end-simulation', (tx) =>
      finish(tx, { row, attempt, result, now: clock.now() }),
    );
  } catch (error) {
    if (error instanceof RunStopped) return;
    await fail(attempt, clock.now());
    throw error;
  }
}

/** The job comes back by itself; the register is asked for again, should nobody be filling it. */
async function waitForRegister(attempt: Attempt, clock: Clock): Promise<void> {
  await inTransaction('programmes.wait-for-register', async (tx) => {
    if (!(await putBack(tx, attempt))) return;
    const { id: simulationId } = attempt;
    const runAt = new Date(clock.now().getTime() + WAIT_MS);
    await addJob(tx, 'build-register', {}, { key: 'build-register', queue: 'build-register' });
    await addJob(tx, 'run-simulation', { simulationId }, { key: keyOf(simulationId), runAt });
  });
}

async function fail(attempt: Attempt, now: Date): Promise<void> {
  await inTransaction('programmes.fail-simulation', (tx) =>
    endRun(tx, attempt, { state: 'failed', endedAt: now }),
  ).catch((error: unknown) => {
    if (!(error instanceof RunStopped)) throw error;
  });
}

async function simulate(
  row: RunRow,
  attempt: Attempt,
  { clock, batch = BATCH, pause = setImmediate, size }: Options & { readonly size: number },
): Promise<SimulationResult> {
  const prepared = await prepareRun(row, clock.now());
  const { content, version, live, scenario, costs } = prepared;
  await noteProgress(attempt, PROGRESS.prepared);
  const platform = platformTally(version.compiled);
  await scanPlatformFirms(clock.now(), async (firms) => {
    for (const facts of firms) platform.add(facts);
    await noteProgress(attempt, PROGRESS.prepared);
  });
  const population = populationOf({
    ...{ version, scenario, costs, live: live?.judged ?? null },
    envelopes: content.running?.envelopes ?? [],
  });
  let seen = 0;
  const span = PROGRESS.register - PROGRESS.platform;
  await scanRegister(batch, async (rows) => {
    for (const firm of rows) population.add(firm);
    seen += rows.length;
    await noteProgress(attempt, PROGRESS.platform + (span * seen) / size);
    await pause();
  });
  return resultOf({
    ...{ ...prepared, population: population.result(), live: live?.number ?? null },
    ...{ hasAmount: version.compiled.amount !== null, platform: platform.result() },
  });
}

interface Finished {
  readonly row: RunRow;
  readonly attempt: Attempt;
  readonly result: SimulationResult;
  readonly now: Date;
}

/** Keeps the result; the version counts as simulated when it is still what was run. */
async function finish(tx: Tx, { row, attempt, result, now }: Finished): Promise<void> {
  const { programme, programmeId } = row.version;
  await tx.$queryRaw`SELECT 1 FROM programme WHERE id = ${programmeId} FOR UPDATE`;
  await endRun(tx, attempt, { state: 'done', endedAt: now, result });
  const version = await tx.programmeVersion.findUniqueOrThrow({ where: { id: row.versionId } });
  const counts = version.contentHash === row.contentHash && mayCount(version, now);
  if (counts) await moveVersion(tx, now, version, { event: 'simulate' });
  await addJob(tx, 'notify', {
    accountId: row.requestedById,
    kind: 'simulation-done',
    params: { programme: findContent(version)?.name.fr ?? programme.slug },
    path: `/programme/programmes/${programmeId}/simulation/${row.id}`,
  });
  await noteProgramme(tx, { now, requestId: 'run-simulation' }, programme, {
    type: 'programmes.simulated',
    subject: `programme-version:${version.id}`,
    facts: { simulation: row.id, content: row.contentHash, counts },
  });
}

/** A draft whose rules parse and whose golden cases pass. */
function mayCount(version: ProgrammeVersion, now: Date): boolean {
  const content = version.state === 'draft' ? findContent(version) : null;
  if (!content || content.goldenCases.length === 0) return false;
  const parsed = parseRuleSet(content.rules);
  if (!parsed.ok) return false;
  const cases = runGoldenCases(parsed.rules, content.goldenCases, civilDateOf(now));
  return cases.every(({ passed }) => passed);
}
