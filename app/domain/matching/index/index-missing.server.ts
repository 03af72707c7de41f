import { listListed, listPricePlaces } from '#domain/catalogue/index.server.ts';
import { eachAlone } from '#domain/kernel/index.server.ts';
import { db, isDatabaseAway } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { readMeans, renewMeans } from '../outcomes/means.server.ts';
import { figuresAt, rowsOfBytes } from '../score/row.ts';
import { placeOf, recipeOf } from './figures.ts';
import { indexProviders } from './write-index.server.ts';

/** Providers that are compared, and those that are written, at a time. */
const COMPARED = 500;
const WRITTEN = 50;

/**
 * Makes the rows that are missing, of another version or recipe, or whose price has another place
 * among comparable ones; takes away those of providers that are listed no more. Comparing reads no
 * text of an offer, so that it may follow every change of the price bands. What is wrong with one
 * provider keeps no other waiting and is thrown at the end.
 */
export async function indexMissing(now: Date): Promise<void> {
  await inTransaction('matching.renew-means', (tx) => renewMeans(tx, now));
  const recipe = recipeOf(await readMeans(db));
  const failed: unknown[] = [];
  for (let after = ''; ;) {
    const listed = await listListed(db, { after, most: COMPARED });
    // What lies between two pages is listed no more.
    const last = listed.length < COMPARED ? null : (listed.at(-1) ?? null);
    await writeAll(await findStale(listed, { after, last }, recipe), now, failed);
    if (last === null) break;
    after = last;
  }
  if (failed.length > 0) throw new AggregateError(failed, 'some offers could not be indexed');
}

async function writeAll(
  organisationIds: readonly string[],
  now: Date,
  failed: unknown[],
): Promise<void> {
  for (let first = 0; first < organisationIds.length; first += WRITTEN)
    await writeSome(organisationIds.slice(first, first + WRITTEN), now, failed);
}

async function writeSome(ids: readonly string[], now: Date, failed: unknown[]): Promise<void> {
  try {
    await indexProviders(ids, now);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    await eachAlone(ids, (id) => indexProviders([id], now)).catch((each: unknown) =>
      failed.push(each),
    );
  }
}

/** Of the organisations after one and up to another, those with a row that is not what it should be. */
async function findStale(
  listed: readonly string[],
  { after, last }: { readonly after: string; readonly last: string | null },
  recipe: string,
): Promise<readonly string[]> {
  const [offers, rows] = await Promise.all([
    listPricePlaces(db, listed),
    db.matchOffer.findMany({
      where: { organisationId: { gt: after, ...(last === null ? {} : { lte: last }) } },
      select: { offerId: true, organisationId: true, versionId: true, recipe: true, row: true },
    }),
  ]);
  const rowOf = new Map(rows.map((row) => [row.offerId, row]));
  const stale = new Set<string>();
  for (const { offerId, organisationId, versionId, pricePlace } of offers) {
    const row = rowOf.get(offerId);
    rowOf.delete(offerId);
    const same =
      row?.versionId === versionId &&
      row.recipe === recipe &&
      figuresAt(rowsOfBytes(row.row), 0).pricePlace === placeOf(pricePlace);
    if (!same) stale.add(organisationId);
  }
  for (const { organisationId } of rowOf.values()) stale.add(organisationId);
  return [...stale].sort();
}
