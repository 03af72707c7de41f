import { tellHolders } from '#domain/accounts/index.server.ts';
import { listOfferVersions, listPublishedByIds } from '#domain/catalogue/index.server.ts';
import { eachAlone } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';

const AT_ONCE = 200;

interface GoneItem {
  readonly shortlistId: string;
  readonly offerId: string;
  readonly versionId: string;
  readonly assessmentId: string;
  readonly action: string;
  readonly organisationId: string;
}

/**
 * Tells the people of a firm, once, that an offer on one of its open shortlists is listed no more;
 * should it come back and go again, they are told again. Visitors without an account see it on the
 * page. One that cannot be told keeps no other waiting and is thrown at the end. Returns how many
 * offers were told.
 */
export async function tellGone(now: Date): Promise<number> {
  await forgetReturned();
  const failed: unknown[] = [];
  let [told, after] = [0, { shortlistId: '', offerId: '' }];
  for (;;) {
    const items = await listGone(after);
    told += await tellThose(items, now, failed);
    const last = items.at(-1);
    if (last === undefined || items.length < AT_ONCE) break;
    after = last;
  }
  if (failed.length > 0) throw new AggregateError(failed, 'some firms could not be told');
  return told;
}

async function forgetReturned(): Promise<void> {
  await inTransaction(
    'matching.forget-returned',
    (tx) => tx.$executeRaw`
      UPDATE shortlist_item AS i SET gone_told_at = NULL FROM shortlist AS s
      WHERE i.gone_told_at IS NOT NULL AND s.id = i.shortlist_id AND s.state = 'open'
        AND EXISTS (SELECT FROM match_offer AS o WHERE o.offer_id = i.offer_id)`,
  );
}

/** An open shortlist belongs to the firm that its assessment belongs to now. */
function listGone(after: {
  readonly shortlistId: string;
  readonly offerId: string;
}): Promise<readonly GoneItem[]> {
  return db.$queryRaw<GoneItem[]>`
    SELECT i.shortlist_id AS "shortlistId", i.offer_id AS "offerId", i.version_id AS "versionId",
      s.assessment_id AS "assessmentId", s.action,
      coalesce(r.organisation_id, s.organisation_id) AS "organisationId"
    FROM shortlist_item AS i
      JOIN shortlist AS s ON s.id = i.shortlist_id AND s.state = 'open'
      LEFT JOIN match_run AS r ON r.assessment_id = s.assessment_id AND r.replaced_at IS NULL
    WHERE i.gone_told_at IS NULL AND coalesce(r.organisation_id, s.organisation_id) IS NOT NULL
      AND NOT EXISTS (SELECT FROM match_offer AS o WHERE o.offer_id = i.offer_id)
      AND (i.shortlist_id, i.offer_id) > (${after.shortlistId}, ${after.offerId})
    ORDER BY i.shortlist_id, i.offer_id LIMIT ${AT_ONCE}`;
}

/** What the index does not have may still be listed: the catalogue knows. */
async function tellThose(
  items: readonly GoneItem[],
  now: Date,
  failed: unknown[],
): Promise<number> {
  if (items.length === 0) return 0;
  const [listed, versions] = await Promise.all([
    listPublishedByIds(
      items.map(({ offerId }) => offerId),
      'fr',
    ),
    listOfferVersions(
      items.map(({ versionId }) => versionId),
      'fr',
    ),
  ]);
  const isListed = new Set(listed.map(({ offerId }) => offerId));
  const titles = new Map(versions.map(({ id, view }) => [id, view.title?.text ?? '']));
  const gone = items.filter(({ offerId }) => !isListed.has(offerId));
  let told = 0;
  await eachAlone(gone, async (item) => {
    await tellOne(item, titles.get(item.versionId) ?? '', now);
    told += 1;
  }).catch((error: unknown) => failed.push(error));
  return told;
}

function tellOne(item: GoneItem, title: string, now: Date): Promise<void> {
  const { shortlistId, offerId, assessmentId, action, organisationId } = item;
  return inTransaction('matching.tell-gone', async (tx) => {
    const { count } = await tx.shortlistItem.updateMany({
      where: { shortlistId, offerId, goneToldAt: null, shortlist: { state: 'open' } },
      data: { goneToldAt: now },
    });
    if (count === 0) return;
    await tellHolders(
      tx,
      { organisationId, role: ['sme-owner', 'sme-member'], except: [] },
      {
        kind: 'shortlist-gone',
        params: { offer: title },
        path: `/assess/${assessmentId}/shortlist/${action}`,
      },
    );
  });
}
