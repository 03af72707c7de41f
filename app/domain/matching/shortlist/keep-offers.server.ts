import { listPublishedByIds } from '#domain/catalogue/index.server.ts';
import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { MOST_SHORTLISTED } from '../codes.ts';
import { holdRun, type ShortlistRow } from './records.server.ts';

interface Kept {
  readonly category: string;
  readonly runId: string;
  readonly offerIds: readonly string[];
}

/**
 * Puts offers on a shortlist as they are for sale now: all of them or none. One that is on it already
 * is kept in its present version. Returns how many came or changed. Throws `matching.offer-gone` for
 * one that cannot be bought or is of another category, and `matching.shortlist-full`.
 */
export async function keepOffers(
  tx: Tx,
  { now }: Pick<Actor, 'now'>,
  { id: shortlistId, assessmentId, items }: ShortlistRow,
  { category, runId: chosenFrom, offerIds }: Kept,
): Promise<number> {
  const wanted = [...new Set(offerIds)];
  const published = new Map(
    (await listPublishedByIds(wanted, 'fr', tx))
      .filter(({ view }) => view.category?.code === category)
      .map(({ offerId, version }) => [offerId, version.id]),
  );
  const onIt = new Map(items.map(({ offerId, versionId }) => [offerId, versionId]));
  if (new Set([...onIt.keys(), ...wanted]).size > MOST_SHORTLISTED)
    throw new DomainError('matching.shortlist-full', { most: MOST_SHORTLISTED });
  const runId = await holdRun(tx, assessmentId, chosenFrom);
  let changes = 0;
  for (const offerId of wanted) {
    const versionId = published.get(offerId);
    if (versionId === undefined) throw new DomainError('matching.offer-gone', { offer: offerId });
    if (onIt.get(offerId) === versionId) continue;
    changes += 1;
    await tx.shortlistItem.upsert({
      where: { shortlistId_offerId: { shortlistId, offerId } },
      create: { shortlistId, offerId, versionId, runId, addedAt: now },
      update: { versionId, runId },
    });
  }
  return changes;
}
