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

/**
 * Keeps the latest answer of an intent that may be carried out again with another content.
 * Returns the one kept before, null the first time.
 */
export async function replaceIntent(
  tx: Tx,
  { actor, intentId, now }: Intent,
  response: string,
): Promise<string | null> {
  const where = { actor_intentId: { actor, intentId } };
  const kept = await tx.intentKey.findUnique({ where, select: { response: true } });
  await tx.intentKey.upsert({
    where,
    create: { actor, intentId, response, createdAt: now },
    update: { response },
  });
  return kept?.response ?? null;
}
