import { contentHash } from '#domain/kernel/index.server.ts';
import type { Reader } from '../runs/recall.server.ts';
import { FIRST_WEIGHTS, weightsSchema, type Weights } from '../score/weights.ts';

/** A version of the weights. */
export interface WeightsVersion {
  readonly id: string;
  readonly number: number;
  readonly content: Weights;
}

/** The first version, which comes with the method, as it stands in the database. */
export const FIRST_WEIGHTS_ID = 'weights-1';

/** The weights in force: the version published last. */
export async function presentWeights(reader: Reader): Promise<WeightsVersion> {
  const row = await reader.matchWeights.findFirst({
    where: { state: 'published' },
    orderBy: { number: 'desc' },
  });
  if (row === null) return { id: FIRST_WEIGHTS_ID, number: 1, content: FIRST_WEIGHTS };
  return { id: row.id, number: row.number, content: weightsSchema.parse(row.content) };
}

/** Writes the first version down, once. */
export async function seedWeights(reader: Reader, now: Date): Promise<void> {
  await reader.matchWeights.createMany({
    data: [
      {
        id: FIRST_WEIGHTS_ID,
        number: 1,
        content: {
          points: { ...FIRST_WEIGHTS.points },
          criteria: { ...FIRST_WEIGHTS.criteria },
        },
        contentHash: contentHash(FIRST_WEIGHTS),
        state: 'published',
        reason: 'M1',
        proposedAt: now,
        decidedAt: now,
      },
    ],
    skipDuplicates: true,
  });
}
