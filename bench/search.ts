/**
 * Search of offers: how often the right answer comes first (mean reciprocal rank over the judged
 * queries, on the demonstration's offers), and how long a page takes on one connection at 1 000,
 * 10 000 and 100 000 offers (rows, counts of all filters, total), beside MiniSearch in the memory
 * of this process, on the same offers in the same run. Where Linux tells, also the processor time of
 * a page (database and this process), which a busy machine lengthens less.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import pg from 'pg';
import { deployMigrations } from '../prisma/migrate.ts';
import { startPostgres } from '../server/postgres.ts';
import { demoListings } from './search-content.ts';
import { fillMini } from './search-mini.ts';
import { JUDGED, keyOf, reciprocalRank } from './search-quality.ts';
import { fillListings } from './seed-scale-listings.ts';

const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 3;
const NOW = new Date('2026-11-22T12:00:00Z');
const MOST_MS = 15;
const MOST_GROWTH = 12;

/** Pages without a text: the lists people open, with none to three filters, in every order. */
const FILTERED = [
  ...['', 'sort=price', 'sort=start', 'category=EINV', 'category=WEB&sort=price', 'category=PAY'],
  ...[
    'category=ERP&region=MA-06',
    'category=NET&region=MA-11',
    'region=MA-10',
    'region=MA-08&sort=start',
  ],
  ...['band=0-5000', 'band=0-5000&region=MA-07', 'language=zgh', 'language=ary&startUp=yes'],
  ...[
    'standing=probation',
    'hosting=yes',
    'hosting=yes&category=CLOUD',
    'startUp=yes&region=MA-04',
  ],
  ...['category=STOCK&category=ERP', 'category=ACC&language=ar', 'mode=on-site&region=MA-09'],
  ...[
    'size=1&band=5000-15000',
    'sector=TOU&category=WEB',
    'sector=AGR',
    'hosting=yes&standing=certified',
  ],
  ...['region=MA-02&sort=price', 'category=TRAIN&sort=price', 'category=SEC-BKP&hosting=yes'],
  ...[
    'band=100000-&startUp=yes',
    'q=caisse&category=PAY',
    'q=odoo&region=MA-06',
    'q=stock&sort=price',
  ],
];

const directory = await mkdtemp(path.join(tmpdir(), 'raqmana-search-bench-'));
const server = await startPostgres({ directory, database: 'bench', temporary: true });
Object.assign(process.env, {
  DATABASE_URL: server.connectionString,
  DATABASE_POOL_SIZE: '1',
  RAQMANA_MODE: 'demo',
  APP_SECRET: 'a secret of the benchmark, 32 or more',
  LOG_LEVEL: 'silent',
});
const { readOfferQuery } = await import('../app/domain/catalogue/search/offer-query.ts');
const { searchOffers } = await import('../app/domain/catalogue/search/search-offers.server.ts');
const { closeDatabase, db } = await import('../app/platform/db.ts');

const read = (address: string) => readOfferQuery(new URLSearchParams(address)).query;
const judged = JUDGED.map((one) => ({
  one,
  query: read(new URLSearchParams({ q: one.text }).toString()),
}));
const mix = [...judged.map(({ query }) => query), ...FILTERED.map(read)];

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
}

/** Milliseconds of processor that the one connection and this process have used; NaN if unknown. */
async function processorClock(): Promise<() => number> {
  const [row] = await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  return () => {
    const { user, system } = process.cpuUsage();
    try {
      const [spent] = readFileSync(`/proc/${row?.pid}/schedstat`, 'utf8').split(' ');
      return Number(spent) / 1e6 + (user + system) / 1000;
    } catch {
      return Number.NaN;
    }
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function ranks(client: pg.Client) {
  await client.query('TRUNCATE offer_listing, search_word CASCADE');
  await client.query(
    'INSERT INTO offer_listing SELECT * FROM jsonb_populate_recordset(NULL::offer_listing, $1::jsonb)',
    [JSON.stringify(demoListings())],
  );
  const mini = await fillMini(client);
  let [ours, theirs] = [0, 0];
  for (const { one, query } of judged) {
    ours += reciprocalRank(one, (await searchOffers(query, NOW)).rows.map(keyOf));
    theirs += reciprocalRank(one, mini.search(query).keys);
  }
  console.log(
    `mean reciprocal rank over ${judged.length} judged queries: ${(ours / judged.length).toFixed(3)} (at least 0.85); MiniSearch ${(theirs / judged.length).toFixed(3)}`,
  );
}

async function measure(client: pg.Client, size: number) {
  await client.query('TRUNCATE offer_listing, search_word CASCADE');
  const startedAt = performance.now();
  await fillListings(server.connectionString, size);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  collectGarbage();
  const mini = await fillMini(client);
  const clock = await processorClock();
  const ours: number[] = [];
  const spent: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const query of mix) {
      const [begun, used] = [performance.now(), clock()];
      await searchOffers(query, NOW);
      // The first round warms up.
      if (round === 0) continue;
      ours.push(performance.now() - begun);
      spent.push(clock() - used);
    }
    // In turns, so that a slow moment of the machine touches both; each with its caches warm.
    for (const query of mix) {
      const begun = performance.now();
      mini.search(query);
      if (round > 0) theirs.push(performance.now() - begun);
    }
  }
  const { rows } = await client.query<{ bytes: number }>(
    `SELECT pg_total_relation_size('offer_search')::float8 AS bytes`,
  );
  return {
    offers: size,
    'filled in s': seconds,
    'p50 ms': percentile(ours, 0.5),
    'p95 ms': percentile(ours, 0.95),
    'processor p95 ms': percentile(spent, 0.95),
    'MiniSearch p50': percentile(theirs, 0.5),
    'MiniSearch p95': percentile(theirs, 0.95),
    'p95 of MiniSearch': percentile(ours, 0.95) / percentile(theirs, 0.95),
    'search on disk MB': (rows[0]?.bytes ?? 0) / 1024 / 1024,
    'MiniSearch heap MB': mini.megabytes,
  };
}

function verdict(name: string, value: number, most: number): void {
  console.log(
    `${name}: ${value.toFixed(1)} (${value <= most ? 'met' : 'MISSED'}, at most ${most})`,
  );
}

try {
  await deployMigrations(server.connectionString);
  const client = new pg.Client({ connectionString: server.connectionString });
  await client.connect();
  await ranks(client);
  const results = [];
  for (const size of SIZES) results.push(await measure(client, size));
  await client.end();
  console.log(`${mix.length} pages, ${ROUNDS} rounds, one connection (Node ${process.version})`);
  console.table(
    results.map((result) =>
      Object.fromEntries(
        Object.entries(result).map(([name, value]) => [name, Math.round(value * 100) / 100]),
      ),
    ),
  );
  const [small, , large] = results;
  verdict('p95 at 100 000 offers, ms', large?.['p95 ms'] ?? Number.NaN, MOST_MS);
  verdict(
    'time of 100 000 in times of 1 000 (p95)',
    (large?.['p95 ms'] ?? 0) / (small?.['p95 ms'] ?? 1),
    MOST_GROWTH,
  );
} finally {
  await closeDatabase();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
}
process.exit();
