import type { Tx } from '#platform/transaction.ts';
import { askForRefresh } from '../runs/ask-refresh.server.ts';

/**
 * Says that the index changed, and has the firms matched again soon. Its row is one for all: call
 * it as the last thing of a transaction.
 */
export async function raiseEdition(tx: Tx, now: Date): Promise<void> {
  await askForRefresh(tx, now);
  await tx.$executeRaw`
    INSERT INTO match_edition (id, edition, changed_at) VALUES (1, 1, ${now})
    ON CONFLICT (id) DO UPDATE SET edition = match_edition.edition + 1, changed_at = ${now}`;
}
