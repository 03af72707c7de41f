import { z } from 'zod';
import { DomainError } from '#domain/kernel/index.server.ts';
import { listVersions, type KnownVersion } from '#domain/programmes/index.server.ts';
import { PUBLIC_STATES } from '#domain/programmes/schema.ts';
import { db } from '#platform/db.ts';
import { aidProgrammeOf } from '../aid/programmes.server.ts';
import type { AidProgramme } from '../aid/types.ts';
import { outputOf } from './compute.ts';
import { readInputs } from './current-run.server.ts';
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
 * weights and programmes are today. Texts that are not those of its fingerprint prove nothing, so they
 * are not computed. Throws `matching.run-not-found`.
 */
export async function replayRun(runId: string): Promise<Replay> {
  const run = await db.matchRun.findUnique({
    where: { id: runId },
    select: { hash: true, inputs: true, output: true, computedAt: true },
  });
  if (run === null) throw new DomainError('matching.run-not-found');
  const { inputs, output, hash, computedAt } = run;
  const told = { runId, computedAt, runHash: hash };
  if (hashOf(inputs, output) !== hash)
    return { ...told, hashOk: false, identical: false, lost: [] };
  const { lost, output: again } = await computeAgain(inputs);
  return { ...told, hashOk: true, identical: lost.length === 0 && again === output, lost };
}

const programmeSchema = z.object({
  ...{ slug: z.string(), versionId: z.string(), number: z.number() },
  ...{ rulesHash: z.string(), state: z.enum(PUBLIC_STATES) },
});

interface Again {
  readonly output: string;
  readonly lost: readonly string[];
}

async function computeAgain(inputsText: string): Promise<Again> {
  const inputs = readInputs(inputsText);
  const named = z.array(programmeSchema).parse(inputs.programmes);
  const versions = await listVersions(
    db,
    named.map(({ versionId }) => versionId),
  );
  const found = named.map((one) => ({ slug: one.slug, aid: asItWas(one, versions) }));
  const programmes = found.flatMap(({ aid }) => aid ?? []);
  const lost = found.flatMap(({ slug, aid }) => (aid === null ? [slug] : []));
  return { output: JSON.stringify(outputOf(inputs, programmes)), lost };
}

function asItWas(
  { slug, versionId, number, rulesHash, state: status }: z.output<typeof programmeSchema>,
  versions: ReadonlyMap<string, KnownVersion>,
): AidProgramme | null {
  const known = versions.get(versionId);
  if (known === undefined) return null;
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
