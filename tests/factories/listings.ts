import { demoListings, type DemoListing } from '../../bench/search-content.ts';
import { db } from '#platform/db.ts';

type Listing = DemoListing | (Omit<DemoListing, 'starts_on'> & { starts_on: string | null });

/** Puts rows into `offer_listing` as they are; search follows by itself. */
async function insertListings(rows: readonly Listing[]): Promise<void> {
  const json = JSON.stringify(rows);
  await db.$executeRaw`INSERT INTO offer_listing
    SELECT * FROM jsonb_populate_recordset(NULL::offer_listing, ${json}::jsonb)`;
}

/** The offers of the demonstration. */
export async function insertDemoListings(): Promise<readonly DemoListing[]> {
  const rows = demoListings();
  await insertListings(rows);
  return rows;
}

/** Copies of the demonstration's offers with other prices, starts and ids, as many as asked for. */
export async function insertManyListings(count: number): Promise<void> {
  const json = JSON.stringify(demoListings());
  await db.$executeRaw`INSERT INTO offer_listing
    SELECT (r).* FROM (
      SELECT jsonb_populate_record(NULL::offer_listing, rows -> (i % jsonb_array_length(rows)) ||
        jsonb_build_object('offer_id', 'many-' || i, 'slug', 'many-' || i, 'year_price', 100000 * (i % 97),
          'starts_on', CASE WHEN i % 3 = 0 THEN NULL ELSE date '2026-12-01' + i % 40 END)) AS r
      FROM generate_series(1, ${count}::integer) i, (SELECT ${json}::jsonb AS rows) all_rows) made`;
}
