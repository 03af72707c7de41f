import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import {
  renderSimulationPdf,
  toSimulationReport,
  type SimulationPrint,
  type SimulationReport,
} from '#documents/simulation-report.server.ts';
import type { RuleLang } from '../rules/speaker.ts';
import { requireReader } from '../studio/policy.ts';
import { getOwn } from '../studio/records.server.ts';
import { registerSize } from './build-register.server.ts';
import { REGISTER_NOTES } from './register-notes.ts';
import { isSimulationResult } from './result.ts';
import { getRun, type RunRow } from './run-records.server.ts';
import { runStateOf, type RunState } from './run-states.ts';
import { scenarioSchema, storedScenarioSchema } from './scenario-schema.ts';
import type { Scenario } from './scenario.ts';

/** One run in the list of a programme. */
export interface RunLine {
  readonly id: string;
  readonly number: number;
  readonly state: RunState;
  /** 0 to 100. */
  readonly progress: number;
  readonly requestedAt: Date;
  /** Whether its version says something else since. */
  readonly outdated: boolean;
}

const MOST_RUNS = 20;

/** The latest runs of a programme, newest first. Throws `programmes.not-found`. */
export async function listSimulations(
  actor: MemberActor,
  programmeId: string,
): Promise<{
  readonly runs: readonly RunLine[];
  /** The register is not filled yet: what was asked for waits. */
  readonly waiting: boolean;
  /** What was supposed last; null before a first run. */
  readonly supposed: Scenario | null;
}> {
  await getOwn(db, requireReader(actor), programmeId);
  const rows = await db.simulation.findMany({
    where: { version: { programmeId } },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take: MOST_RUNS,
    select: {
      ...{ id: true, state: true, progress: true, requestedAt: true, contentHash: true },
      version: { select: { number: true, contentHash: true } },
    },
  });
  const runs = rows.map(({ state, contentHash, version, ...row }) => ({
    ...{ ...row, state: runStateOf(state), number: version.number },
    outdated: contentHash !== version.contentHash,
  }));
  const isQueued = runs.some(({ state }) => state === 'queued');
  return {
    runs,
    waiting: isQueued && (await registerSize(db)) === null,
    supposed: await findSupposed(runs[0]?.id),
  };
}

/** What a run supposes, read without the content that is kept with it. */
async function findSupposed(id: string | undefined): Promise<Scenario | null> {
  if (id === undefined) return null;
  const [row] = await db.$queryRaw<{ supposed: unknown }[]>`
    SELECT scenario -> 'supposed' AS supposed FROM simulation WHERE id = ${id}`;
  const parsed = scenarioSchema.safeParse(row?.supposed);
  return parsed.success ? parsed.data : null;
}

export interface ReportRequest {
  readonly programmeId: string;
  readonly simulationId: string;
  readonly lang: RuleLang;
  readonly demo: boolean;
}

/** A run and its report; null for one that is not done or was made by an older form of it. */
export interface SimulationPage {
  readonly run: RunLine;
  readonly report: SimulationReport | null;
}

/** Throws `programmes.not-found`. */
export async function getSimulation(
  actor: MemberActor,
  request: ReportRequest,
): Promise<SimulationPage> {
  const row = await getOwnRun(actor, request);
  const print = printOf(row, request);
  return { run: lineOf(row), report: print && toSimulationReport(print) };
}

/** The report as a PDF. Throws `programmes.not-found`, also while there is none. */
export async function renderSimulation(
  actor: MemberActor,
  request: ReportRequest,
): Promise<Uint8Array> {
  const print = printOf(await getOwnRun(actor, request), request);
  if (!print) throw new DomainError('programmes.not-found');
  return renderSimulationPdf(print);
}

async function getOwnRun(
  actor: MemberActor,
  { programmeId, simulationId }: ReportRequest,
): Promise<RunRow> {
  await getOwn(db, requireReader(actor), programmeId);
  const row = await getRun(db, simulationId);
  if (row.version.programmeId !== programmeId) throw new DomainError('programmes.not-found');
  return row;
}

function lineOf({ id, state, progress, requestedAt, contentHash, version }: RunRow): RunLine {
  const outdated = contentHash !== version.contentHash;
  return {
    ...{ id, progress, requestedAt, outdated },
    number: version.number,
    state: runStateOf(state),
  };
}

const FINGERPRINT = 12;

function printOf(row: RunRow, { lang, demo }: ReportRequest): SimulationPrint | null {
  const { result, version, contentHash } = row;
  const kept = storedScenarioSchema.safeParse(row.scenario);
  if (!isSimulationResult(result) || !kept.success) return null;
  return {
    ...{ language: lang, number: version.number, demo, figures: result },
    programme: nameIn(kept.data.content, lang) ?? version.programme.slug,
    fingerprint: contentHash.slice(0, FINGERPRINT),
    on: row.endedAt ?? row.requestedAt,
    outdated: contentHash !== version.contentHash,
    supposed: kept.data.supposed,
    register: REGISTER_NOTES.map(({ text, source }) => ({
      text: text[lang],
      source: source?.title ?? null,
    })),
  };
}

/** The name the programme had then. */
function nameIn(content: unknown, lang: RuleLang): string | null {
  if (typeof content !== 'object' || content === null || !('name' in content)) return null;
  const { name } = content;
  if (typeof name !== 'object' || name === null) return null;
  const texts = new Map(Object.entries(name));
  const text: unknown = texts.get(lang);
  const french: unknown = texts.get('fr');
  if (typeof text === 'string' && text !== '') return text;
  return typeof french === 'string' && french !== '' ? french : null;
}
