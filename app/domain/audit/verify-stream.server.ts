import { db } from '#platform/db.ts';
import { verifyChain } from './verify-chains.server.ts';

/** How one chain of the trail stands: whole from its first entry to its head, or broken. */
export interface StreamState {
  readonly entries: number;
  readonly isWhole: boolean;
  /** How many of its entries a published root covers. */
  readonly sealed: number;
}

/** Recomputes one chain; `npm run audit:verify` does it with all of them and their roots. */
export async function verifyStream(stream: string): Promise<StreamState> {
  const [checked, covered] = await Promise.all([
    verifyChain(db, stream),
    db.auditLeaf.aggregate({ where: { streamId: stream }, _max: { length: true } }),
  ]);
  const { entries, broken } = checked;
  return {
    ...{ entries, isWhole: broken === null },
    sealed: Math.min(entries, covered._max.length ?? 0),
  };
}
