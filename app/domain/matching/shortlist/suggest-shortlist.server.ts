import { listPublishedByIds } from '#domain/catalogue/index.server.ts';
import type { Actor } from '#domain/kernel/index.server.ts';
import { MOST_SHORTLISTED } from '../codes.ts';
import { refreshRun } from '../runs/current-run.server.ts';
import { candidatesOf, suggestedOf } from './choose.ts';
import { keepOffers } from './keep-offers.server.ts';
import { changeShortlist, listFor } from './records.server.ts';

/**
 * Fills a shortlist up to three providers with the best matches that can still be bought; what is on
 * it stays. Throws as `addToShortlist`.
 */
export async function suggestShortlist(
  actor: Actor,
  assessmentId: string,
  action: string,
): Promise<void> {
  const run = await refreshRun(actor, assessmentId);
  const { input, list } = listFor(run, action);
  const candidates = candidatesOf(input, list);
  await changeShortlist(actor, { assessmentId, action }, async (tx, shortlist) => {
    const kept = shortlist.items.map(({ offerId }) => offerId);
    const ids = [...new Set([...kept, ...candidates.map(({ offer }) => offer)])];
    const forSale = (await listPublishedByIds(ids, 'fr', tx)).map(
      ({ offerId, organisationId }) => ({ offer: offerId, organisation: organisationId }),
    );
    const isForSale = new Set(forSale.map(({ offer }) => offer));
    const offerIds = suggestedOf(
      candidates.filter(({ offer }) => isForSale.has(offer)),
      forSale.filter(({ offer }) => kept.includes(offer)),
    ).slice(0, MOST_SHORTLISTED - kept.length);
    const { category } = input.need;
    return keepOffers(tx, actor, shortlist, { category, runId: run.id, offerIds });
  });
}
