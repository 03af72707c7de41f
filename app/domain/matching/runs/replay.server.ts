import { DomainError } from '#domain/kernel/index.server.ts';
import { listVersions, type KnownVersion } from '#domain/programmes/index.server.ts';
import { PUBLIC_STATES } from '#domain/programmes/schema.ts';
import { db } from '#platform/db.ts';
import { aidProgrammeOf } from '../aid/programmes.server.ts';
import type { AidProgramme } from '../aid/types.ts';
import { outputOf } from './compute.ts';
import type { RunInputs, RunProgramme } from './content.ts';
import { readText } from './current-run.server.ts';
import { hashOf } from './record.server.ts';

/** What came of computing a run again. */
export interface Replay {
  readonly runId: string;
  readonly computedAt: Date;
  /** Fingerprint that was kept with it. */
  readonly runHash: string;
  /** Whether the texts that are stored are those the fingerprint was made of. */
  readonly hashOk: boolean;
  /** Whether its inputs give its output again, byte for byte. */
  readonly identical: boolean;
  /** Slugs of programmes it looked at whose version is no longer as it was published. */
  readonly lost: readonly string[];
}

/**
 * Computes a run again from what it read and the versions of programmes it names, whatever offers,
 * weights and programmes are today. What cannot be read or computed is not identical. Throws
 * `matching.run-not-found`.
 */
export async function replayRun(runId: string): Promise<Replay> {
  const run = await db.matchRun.findUnique({
    where: { id: runId },
    select: { hash: true, inputs: true, output: true, computedAt: true },
  });
  if (run === null) throw new DomainError('matching.run-not-found');
  const { inputs, output, hash, computedAt } = run;
  const again = await computeAgain(inputs);
  return {
    ...{ runId, computedAt, runHash: hash, lost: again.lost },
    hashOk: hashOf(inputs, output) === hash,
    identical: again.lost.length === 0 && again.output === output,
  };
}

interface Again {
  /** Null when nothing could be computed. */
  readonly output: string | null;
  readonly lost: readonly string[];
}

async function computeAgain(inputsText: string): Promise<Again> {
  const inputs = readInputs(inputsText);
  if (inputs === null) return { output: null, lost: [] };
  const versions = await listVersions(
    db,
    inputs.programmes.map(({ versionId }) => versionId),
  );
  const found = inputs.programmes.map((named) => ({ named, aid: asItWas(named, versions) }));
  const programmes = found.flatMap(({ aid }) => aid ?? []);
  const lost = found.flatMap(({ named, aid }) => (aid === null ? [named.slug] : []));
  return { output: computed(inputs, programmes), lost };
}

/** Null for a text that is no JSON: somebody wrote it by hand. */
function readInputs(text: string): RunInputs | null {
  try {
    return readText<RunInputs>(text);
  } catch {
    return null;
  }
}

/** Null for inputs that no engine gave: what is missing in them stops it. */
function computed(inputs: RunInputs, programmes: readonly AidProgramme[]): string | null {
  try {
    return JSON.stringify(outputOf(inputs, programmes));
  } catch {
    return null;
  }
}

function asItWas(
  { slug, versionId, number, rulesHash, state }: RunProgramme,
  versions: ReadonlyMap<string, KnownVersion>,
): AidProgramme | null {
  const known = versions.get(versionId);
  const status = PUBLIC_STATES.find((one) => one === state);
  if (known === undefined || status === undefined) return null;
  const { content, compiled } = known;
  const [programme] = aidProgrammeOf({ slug, versionId, number, status, content, compiled });
  return programme?.rulesHash === rulesHash ? programme : null;
}

/** The latest runs, newest first, for whoever checks them all. */
export async function listRunIds(most: number): Promise<readonly string[]> {
  const rows = await db.matchRun.findMany({
    orderBy: [{ computedAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
