import type { Actor } from '#domain/kernel/index.server.ts';
import { currentRun } from '../runs/current-run.server.ts';
import { keepOffers } from './keep-offers.server.ts';
import { changeShortlist, listFor } from './records.server.ts';

/**
 * Puts offers on the shortlist of an action, all of them or none; putting one there twice keeps it
 * once, in its present version. Any offer of the action's category that can be bought may be compared,
 * among the matches or not: what the firm found itself counts as well. Throws `matching.offer-gone`,
 * `matching.shortlist-full`, `matching.shortlist-frozen`, and as `currentRun` for what the actor
 * cannot open, `assessment.read-only` for what it may only read.
 */
export async function addToShortlist(
  actor: Actor,
  assessmentId: string,
  { action, offerIds }: { readonly action: string; readonly offerIds: readonly string[] },
): Promise<void> {
  const run = await currentRun(actor, assessmentId);
  const { category } = listFor(run, action).input.need;
  await changeShortlist(actor, { assessmentId, action }, (tx, shortlist) =>
    keepOffers(tx, actor, shortlist, { category, runId: run.id, offerIds }),
  );
}
