import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { FIRST_WEIGHTS, weightsSchema } from '../score/weights.ts';
import { FIRST_WEIGHTS_ID, type WeightsVersion } from '../weights/present.server.ts';

type Reader = Tx | typeof db;

/** Versions of the weights by their ids. */
export async function readWeights(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WeightsVersion>> {
  const rows = await reader.matchWeights.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true, content: true },
  });
  const first = { id: FIRST_WEIGHTS_ID, number: 1, content: FIRST_WEIGHTS };
  return new Map([
    [FIRST_WEIGHTS_ID, first],
    ...rows.map(({ id, number, content }): [string, WeightsVersion] => [
      id,
      { id, number, content: weightsSchema.parse(content) },
    ]),
  ]);
}
