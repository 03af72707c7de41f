import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { requireSteering } from '../policy.ts';
import { readInputs, readOutput } from '../runs/current-run.server.ts';
import type { Reader } from '../runs/recall.server.ts';
import type { Weights } from '../score/weights.ts';
import { effectOf, type Effect } from './effect.ts';
import { presentWeights } from './present.server.ts';
import { storedLists } from './stored-lists.ts';

/** Most present matches that an effect is worked out on, the latest ones. */
const MOST_RUNS = 500;

/** What a change of weights does to the present matches of firms, the latest ones. */
export async function effectOnRuns(
  reader: Reader,
  change: { readonly before: Weights; readonly after: Weights },
): Promise<Effect> {
  const runs = await reader.matchRun.findMany({
    where: { replacedAt: null },
    orderBy: [{ computedAt: 'desc' }, { id: 'desc' }],
    take: MOST_RUNS,
    select: { inputs: true, output: true },
  });
  const lists = runs.map(({ inputs, output }) =>
    storedLists(readInputs(inputs), readOutput(output)),
  );
  return effectOf(lists, change);
}

/** The same for weights that somebody thinks of proposing. Throws `matching.not-found`. */
export async function previewWeights(actor: MemberActor, after: Weights): Promise<Effect> {
  requireSteering(actor);
  const { content: before } = await presentWeights(db);
  return effectOnRuns(db, { before, after });
}
