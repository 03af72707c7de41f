import type { Actor } from '#domain/kernel/index.server.ts';
import { changeShortlist } from './records.server.ts';

/**
 * Takes an offer off a shortlist; one that is not on it changes nothing. Throws
 * `matching.shortlist-frozen`, `assessment.not-found` and `assessment.read-only`.
 */
export async function removeFromShortlist(
  actor: Actor,
  assessmentId: string,
  { action, offerId }: { readonly action: string; readonly offerId: string },
): Promise<void> {
  await changeShortlist(actor, { assessmentId, action }, async (tx, { id }) => {
    const { count } = await tx.shortlistItem.deleteMany({ where: { shortlistId: id, offerId } });
    return count;
  });
}
