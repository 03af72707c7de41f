/**
 * Fills the database of DATABASE_URL, or the one in .data, with synthetic suppliers and offers, the
 * same ones every time: `npm run seed:scale -- --offers=100000`. Only for databases of trials.
 */
import { parseArgs } from 'node:util';
import pg from 'pg';
import { deployMigrations } from '../prisma/migrate.ts';
import { openDatabase } from '../server/database.ts';
import { fillFirms } from './seed-scale-firms.ts';
import { fillListings } from './seed-scale-listings.ts';
import { fillMatchIndex } from './seed-scale-match.ts';

const MOST = 1_000_000;

function offersAsked(): number {
  const { values } = parseArgs({ options: { offers: { type: 'string', default: '100000' } } });
  const offers = Number(values.offers);
  if (!Number.isInteger(offers) || offers < 1 || offers > MOST)
    throw new Error(`--offers is a whole number from 1 to ${MOST}.`);
  return offers;
}

async function fill(connectionString: string, offers: number): Promise<void> {
  await deployMigrations(connectionString);
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const known = await client.query(
      `SELECT FROM offer_listing WHERE offer_id LIKE 'scale-%' LIMIT 1`,
    );
    if (known.rowCount !== 0) throw new Error('This database has synthetic offers already.');
    const startedAt = performance.now();
    await fillListings(connectionString, offers);
    await fillFirms(client);
    await fillMatchIndex(connectionString);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    console.log(`${offers} synthetic offers in ${seconds} s.`);
  } finally {
    await client.end();
  }
}

const offers = offersAsked();
const database = await openDatabase(process.env['DATABASE_URL']);
try {
  await fill(database.connectionString, offers);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await database.stop();
}
process.exit();
