import { getNeeds } from '#domain/assessment/index.server.ts';
import type { Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';

/** How far the choice of offers for one action has come. */
export interface ShortlistState {
  readonly action: string;
  readonly state: 'open' | 'frozen';
  /** Offers on it, at least one. */
  readonly count: number;
  readonly offers: readonly string[];
}

/**
 * The shortlists of an assessment that the actor may open, by action; those without an offer are
 * left out. Throws `assessment.not-found`.
 */
export async function listShortlists(
  actor: Actor,
  assessmentId: string,
): Promise<readonly ShortlistState[]> {
  await getNeeds(actor, assessmentId);
  const rows = await db.shortlist.findMany({
    where: { assessmentId, items: { some: {} } },
    orderBy: { action: 'asc' },
    select: {
      ...{ action: true, state: true },
      items: { orderBy: { offerId: 'asc' }, select: { offerId: true } },
    },
  });
  return rows.map(({ action, state, items }) => ({
    action,
    state: state === 'frozen' ? 'frozen' : 'open',
    count: items.length,
    offers: items.map(({ offerId }) => offerId),
  }));
}
