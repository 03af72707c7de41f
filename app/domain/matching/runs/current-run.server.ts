import type { Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { listAidProgrammes, type AidProgrammes } from '../aid/programmes.server.ts';
import { presentWeights, type WeightsVersion } from '../weights/present.server.ts';
import type { RunInputs, RunOutput } from './content.ts';
import { getGiven, type Given, type OwnGiven } from './given.server.ts';
import { computeRuns, keepRuns } from './record.server.ts';
import { recall } from './recall.server.ts';

/** What changed since a run was made, for whoever reads it. */
export type Staleness = 'offers' | 'programmes' | 'weights';

/** The run that pages of an assessment show. */
export interface CurrentRun {
  readonly id: string;
  readonly computedAt: Date;
  readonly hash: string;
  readonly inputs: RunInputs;
  readonly output: RunOutput;
  /** Empty while it is what would be computed now. */
  readonly stale: readonly Staleness[];
  readonly readOnly: boolean;
  /** Share of the questionnaire that is known, 0–1. */
  readonly coverage: number;
  readonly organisationId: string | null;
}

interface Present {
  readonly weights: WeightsVersion;
  readonly edition: number;
  readonly aid: AidProgrammes;
}

/** A stored run without its texts, which are long. */
interface RunHead {
  readonly id: string;
  readonly computedAt: Date;
  readonly hash: string;
  readonly givenHash: string;
  readonly edition: number;
  readonly weightsId: string;
  readonly programmesHash: string;
}
interface StoredRun extends RunHead {
  readonly inputs: string;
  readonly output: string;
}

/**
 * The matches of an assessment that the actor may open. What the firm changed itself is matched
 * again at once; what changed in the catalogue, the programmes or the weights is said in `stale`
 * until a job has matched again. Throws `assessment.not-found` and `matching.not-completed`.
 */
export async function currentRun(actor: Actor, assessmentId: string): Promise<CurrentRun> {
  const { given, head, present } = await readAll(actor, assessmentId);
  if (head?.givenHash === given.hash) return viewOf(given, await readRun(db, head), present);
  return matchAgain(actor, given, present, head?.id ?? null);
}

/** Matches an assessment again with everything as it is now. */
export async function refreshRun(actor: Actor, assessmentId: string): Promise<CurrentRun> {
  const { given, head, present } = await readAll(actor, assessmentId);
  if (head?.givenHash === given.hash && staleness(head, present).length === 0)
    return viewOf(given, await readRun(db, head), present);
  return matchAgain(actor, given, present, head?.id ?? null);
}

async function readAll(actor: Actor, assessmentId: string) {
  const [given, head, present] = await Promise.all([
    getGiven(actor, assessmentId),
    findHead(db, assessmentId),
    readPresent(actor.now),
  ]);
  return { given, head, present };
}

export async function readPresent(now: Date): Promise<Present> {
  const [weights, edition, aid] = await Promise.all([
    presentWeights(db),
    db.matchEdition.findUnique({ where: { id: 1 }, select: { edition: true } }),
    listAidProgrammes(now),
  ]);
  // Nothing was ever indexed while there is no row.
  return { weights, edition: edition?.edition ?? 0, aid };
}

/** Of two who match at once, the later one shows what the first one kept. */
async function matchAgain(
  actor: Actor,
  given: OwnGiven,
  present: Present,
  before: string | null,
): Promise<CurrentRun> {
  const categories = [...new Set(given.needs.map(({ category }) => category))];
  const fields = await recall(db, categories, present.edition);
  const means = { now: actor.now, ...present, fields };
  const [computed] = await computeRuns(db, [given], means);
  if (computed === undefined) throw new Error('A run was computed for nobody.');
  const run = await inTransaction('matching.run', async (tx) => {
    await lockAssessment(tx, given.assessmentId);
    const other = await findHead(tx, given.assessmentId);
    if (other && other.id !== before && other.givenHash === given.hash) return readRun(tx, other);
    const [id] = await keepRuns(tx, [{ given, computed }], means, actor);
    return storedOf(id ?? '', given, computed, means);
  });
  return viewOf(given, run, present);
}

function storedOf(
  id: string,
  given: Given,
  computed: {
    readonly inputsText: string;
    readonly outputText: string;
    readonly hash: string;
  },
  { now, edition, weights, aid }: Present & { readonly now: Date },
): StoredRun {
  return {
    id,
    computedAt: now,
    hash: computed.hash,
    givenHash: given.hash,
    edition,
    weightsId: weights.id,
    programmesHash: aid.fingerprint,
    inputs: computed.inputsText,
    output: computed.outputText,
  };
}

async function lockAssessment(tx: Tx, assessmentId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`match ${assessmentId}`}))`;
}

function findHead(reader: Tx | typeof db, assessmentId: string): Promise<RunHead | null> {
  return reader.matchRun.findFirst({
    where: { assessmentId, replacedAt: null },
    omit: { inputs: true, output: true },
  });
}

async function readRun(reader: Tx | typeof db, head: RunHead): Promise<StoredRun> {
  const select = { inputs: true, output: true };
  return {
    ...head,
    ...(await reader.matchRun.findUniqueOrThrow({ where: { id: head.id }, select })),
  };
}

export function staleness(
  run: Pick<RunHead, 'edition' | 'weightsId' | 'programmesHash'>,
  { edition, weights, aid }: Present,
): readonly Staleness[] {
  return [
    ...(run.edition === edition ? [] : (['offers'] as const)),
    ...(run.programmesHash === aid.fingerprint ? [] : (['programmes'] as const)),
    ...(run.weightsId === weights.id ? [] : (['weights'] as const)),
  ];
}

function viewOf(given: OwnGiven, run: StoredRun, present: Present): CurrentRun {
  const { id, computedAt, hash } = run;
  const { readOnly, coverage, organisationId } = given;
  return {
    ...{ id, computedAt, hash, readOnly, coverage, organisationId },
    inputs: readInputs(run.inputs),
    output: readOutput(run.output),
    stale: staleness(run, present),
  };
}

/** Texts of runs are written by this room alone and kept from change by the database. */
export function readInputs(text: string): RunInputs {
  return JSON.parse(text) as RunInputs;
}

/** The same of what it said. */
export function readOutput(text: string): RunOutput {
  return JSON.parse(text) as RunOutput;
}
