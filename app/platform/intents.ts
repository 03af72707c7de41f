import type { Tx } from './transaction.ts';

export interface Intent {
  /** Who sent the form: an account, or the hash of a browser's token. */
  readonly actor: string;
  /** Minted when the form was rendered. */
  readonly intentId: string;
  readonly now: Date;
}

/**
 * Does `work` once per intent of an actor and keeps its answer; a repetition gets the kept answer.
 * Two requests at the same time wait for each other on the row.
 */
export async function onceByIntent(
  tx: Tx,
  { actor, intentId, now }: Intent,
  work: () => Promise<string>,
): Promise<string> {
  const claimed = await tx.$executeRaw`
    INSERT INTO intent_key (actor, intent_id, response, created_at)
    VALUES (${actor}, ${intentId}, '', ${now})
    ON CONFLICT DO NOTHING`;
  const where = { actor_intentId: { actor, intentId } };
  if (claimed === 0) {
    const kept = await tx.intentKey.findUniqueOrThrow({ where, select: { response: true } });
    return kept.response;
  }
  const response = await work();
  await tx.intentKey.update({ where, data: { response } });
  return response;
}
