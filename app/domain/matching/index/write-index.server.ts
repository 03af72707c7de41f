import {
  listMatchable,
  type MatchableOffer,
  type MatchableProvider,
} from '#domain/catalogue/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { readMeans } from '../outcomes/means.server.ts';
import { packRow } from '../score/row.ts';
import { raiseEdition } from './edition.server.ts';
import { figuresOf, recipeOf, type IndexedProvider } from './figures.ts';

/**
 * Makes the rows of a provider's offers as they can be bought at this moment, and takes away those
 * of offers that no longer can be. Where nothing is different, nothing is written.
 */
export function indexOffers(organisationId: string, now: Date): Promise<void> {
  return indexProviders([organisationId], now);
}

/** The same for many, a few hundred at most, in one transaction. */
export async function indexProviders(organisationIds: readonly string[], now: Date): Promise<void> {
  if (organisationIds.length === 0) return;
  await inTransaction('matching.index', async (tx) => {
    await lockProviders(tx, organisationIds);
    const listed = await listMatchable(tx, organisationIds);
    const written = await writeRows(tx, listed, now);
    const offerIds = listed.flatMap(({ offers }) => offers.map(({ offerId }) => offerId));
    const removed = await tx.$executeRaw`
      DELETE FROM match_offer WHERE organisation_id = ANY(${[...organisationIds]})
        AND offer_id <> ALL(${offerIds}::text[])`;
    if (written + removed > 0) await raiseEdition(tx, now);
  });
}

/** What is read of a provider is written before somebody else reads it. */
async function lockProviders(tx: Tx, organisationIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT count(pg_advisory_xact_lock(hashtext('match index ' || id)))
    FROM (SELECT id FROM unnest(${organisationIds.toSorted()}::text[]) AS id ORDER BY id) AS sorted`;
}

/** Returns how many rows are new or different. */
async function writeRows(tx: Tx, listed: readonly MatchableProvider[], now: Date): Promise<number> {
  const offers = listed.flatMap(({ offers: own, ...provider }) =>
    own.map((offer) => ({ offer, provider })),
  );
  if (offers.length === 0) return 0;
  const indexed = await enterProviders(tx, listed, now);
  const numbers = await numberOffers(
    tx,
    offers.map(({ offer }) => offer.offerId),
  );
  const means = await readMeans(tx);
  const rows = offers.map(({ offer, provider }) => {
    const known = indexed.get(provider.organisationId);
    const number = numbers.get(offer.offerId);
    if (known === undefined || number === undefined) throw new Error('An offer has no number.');
    return rowOf(number, offer, provider, known, means);
  });
  return upsertRows(tx, rows, recipeOf(means), now);
}

type Row = ReturnType<typeof rowOf>;

function rowOf(
  number: number,
  offer: MatchableOffer,
  provider: Omit<MatchableProvider, 'offers'>,
  indexed: IndexedProvider,
  means: Parameters<typeof recipeOf>[0],
) {
  const { price, category } = offer.content;
  const figures = figuresOf(number, offer, provider, indexed, means);
  return {
    offer_id: offer.offerId,
    number,
    organisation_id: provider.organisationId,
    version_id: offer.versionId,
    category,
    price_kind: price.kind,
    price_min: price.min,
    price_max: price.max,
    setup: price.setup,
    row: Buffer.from(packRow(figures)).toString('base64'),
  };
}

/** Providers keep the number they got when they were first met. */
async function enterProviders(
  tx: Tx,
  listed: readonly MatchableProvider[],
  now: Date,
): Promise<ReadonlyMap<string, IndexedProvider>> {
  const ids = listed.map(({ organisationId }) => organisationId);
  await tx.matchProvider.createMany({
    data: ids.map((organisationId) => ({ organisationId, updatedAt: now })),
    skipDuplicates: true,
  });
  const rows = await tx.matchProvider.findMany({ where: { organisationId: { in: ids } } });
  return new Map(rows.map((row) => [row.organisationId, row]));
}

/** Numbers of offers: those they have, and new ones for those that have none. */
async function numberOffers(
  tx: Tx,
  offerIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ readonly id: string; readonly number: number }[]>`
    SELECT id, coalesce(m.number, nextval('match_offer_number_seq'))::int AS number
    FROM unnest(${[...offerIds]}::text[]) AS id LEFT JOIN match_offer m ON m.offer_id = id`;
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Rows that say the same as before are left alone, but for the recipe they were made with. */
async function upsertRows(
  tx: Tx,
  rows: readonly Row[],
  recipe: string,
  now: Date,
): Promise<number> {
  const changed = await tx.$executeRaw`
    INSERT INTO match_offer (offer_id, number, organisation_id, version_id, category, price_kind,
      price_min, price_max, setup, row, recipe, updated_at)
    SELECT offer_id, number, organisation_id, version_id, category, price_kind, price_min,
      price_max, setup, decode("row", 'base64'), ${recipe}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS made (offer_id text, number int,
      organisation_id text, version_id text, category text, price_kind text, price_min bigint,
      price_max bigint, setup bigint, "row" text)
    ON CONFLICT (offer_id) DO UPDATE SET number = excluded.number,
      organisation_id = excluded.organisation_id, version_id = excluded.version_id,
      category = excluded.category, price_kind = excluded.price_kind,
      price_min = excluded.price_min, price_max = excluded.price_max, setup = excluded.setup,
      row = excluded.row,
      recipe = excluded.recipe, updated_at = excluded.updated_at
    WHERE (match_offer.version_id, match_offer.category, match_offer.price_kind,
        match_offer.price_min, match_offer.price_max, match_offer.setup, match_offer.row)
      IS DISTINCT FROM (excluded.version_id, excluded.category, excluded.price_kind,
        excluded.price_min, excluded.price_max, excluded.setup, excluded.row)`;
  const organisations = [...new Set(rows.map((row) => row.organisation_id))];
  await tx.matchOffer.updateMany({
    where: { organisationId: { in: organisations }, recipe: { not: recipe } },
    data: { recipe },
  });
  return changed;
}
