/**
 * Grants a second that budgets take from 1, 8 and 32 clients, all in one run on one PostgreSQL with
 * the settings of production: plain single-row updates (the limit of the machine), a Prisma
 * interactive transaction and raw SQL that lock a row first, and the ledger on one hot envelope, on
 * 16 accounts and in arrays. Every way is then raced for the money of ten: none gives out an
 * eleventh, and the books must be sound at the end.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { deployMigrations } from '../prisma/migrate.ts';
import { startPostgres } from '../server/postgres.ts';
import type { Purse, Work } from './ledger-works.ts';

const CLIENTS = [1, 8, 32] as const;
const MOST_CLIENTS = 32;
const ROUNDS = 3;
const ROUND_MS = 1_500;
const WARM_UP_MS = 700;

const directory = await mkdtemp(path.join(tmpdir(), 'raqmana-ledger-bench-'));
const server = await startPostgres({ directory, database: 'bench' });
Object.assign(process.env, {
  ...{ DATABASE_URL: server.connectionString, DATABASE_POOL_SIZE: String(MOST_CLIENTS) },
  ...{
    RAQMANA_MODE: 'demo',
    LOG_LEVEL: 'error',
    APP_SECRET: 'only for this benchmark, 32 or more',
  },
});
await deployMigrations(server.connectionString);
// They read the address of the database when they are loaded.
const works = await import('./ledger-works.ts');
const { LEDGER_CHECKS, runChecks } = await import('#domain/ledger/index.server.ts');
const { closeDatabase } = await import('#platform/db.ts');

interface Variant {
  readonly work: Work;
  readonly purse: Purse;
}

interface Measured {
  readonly rate: number;
  /** Milliseconds that 99 of 100 calls do not exceed. */
  readonly p99: number;
  /** Microseconds of processor time for a grant, of the database's connections and of this process. */
  readonly processor: number;
}

/** Microseconds that each connection's process of the database has used; NaN where nothing tells. */
async function usedByDatabase(client: pg.Client): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'`,
  );
  const used = rows.map(async ({ pid }) => {
    const told = await readFile(`/proc/${String(pid)}/schedstat`, 'utf8').catch(() => '');
    return [pid, Number.parseInt(told, 10) / 1000] as const;
  });
  return new Map(await Promise.all(used));
}

/** Measures the processor time from now on; the answer tells it. */
async function stopwatch(client: pg.Client): Promise<() => Promise<number>> {
  const before = await usedByDatabase(client);
  const ownBefore = process.cpuUsage();
  return async () => {
    const { user, system } = process.cpuUsage(ownBefore);
    const after = await usedByDatabase(client);
    return [...after].reduce(
      (sum, [pid, used]) => sum + used - (before.get(pid) ?? 0),
      user + system,
    );
  };
}

/** Grants a second, and how long calls took, over one round. */
async function round(
  clients: readonly pg.Client[],
  { work, purse }: Variant,
  duration: number,
): Promise<Measured> {
  let grants = 0;
  const times: number[] = [];
  const [watcher] = clients;
  if (!watcher) throw new Error('no connection');
  const used = await stopwatch(watcher);
  const startedAt = performance.now();
  await Promise.all(
    clients.map(async (connection, client) => {
      for (let turn = 0; performance.now() - startedAt < duration; turn += 1) {
        const before = performance.now();
        if (!(await work.run(connection, { client, turn, purse })))
          throw new Error(`${work.name}: the money ran out`);
        times.push(performance.now() - before);
        grants += work.grants;
      }
    }),
  );
  const rate = (grants / (performance.now() - startedAt)) * 1000;
  const processor = (await used()) / grants;
  times.sort((a, b) => a - b);
  return { rate, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN, processor };
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Variants take turns inside each round, so that a slow moment of the machine touches all of them. */
async function measure(
  clients: readonly pg.Client[],
  variants: readonly Variant[],
): Promise<Measured[]> {
  const rounds: Measured[][] = variants.map(() => []);
  for (const variant of variants) await round(clients, variant, WARM_UP_MS);
  for (let turn = 0; turn < ROUNDS; turn += 1)
    for (const [index, variant] of variants.entries())
      rounds[index]?.push(await round(clients, variant, ROUND_MS));
  return rounds.map((all) => ({
    rate: median(all.map(({ rate }) => rate)),
    p99: median(all.map(({ p99 }) => p99)),
    processor: median(all.map(({ processor }) => processor)),
  }));
}

/** Everybody asks until nothing is left anywhere: how many calls got something. */
async function race(clients: readonly pg.Client[], { work, purse }: Variant): Promise<number> {
  let got = 0;
  await Promise.all(
    clients.map(async (connection, client) => {
      // As many refusals in a row as there are accounts: all of them are empty.
      for (let [turn, refused] = [0, 0]; refused < purse.from.length; turn += 1)
        if (await work.run(connection, { client, turn, purse })) {
          got += 1;
          refused = 0;
        } else refused += 1;
    }),
  );
  return got;
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.connectionString });
  await client.connect();
  return client;
}

const load = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

function print(count: number, variants: readonly Variant[], measured: readonly Measured[]): void {
  const none: Measured = { rate: Number.NaN, p99: Number.NaN, processor: Number.NaN };
  const limit = measured[0] ?? none;
  console.log(`${String(count)} clients`);
  console.table(
    variants.map(({ work }, index) => {
      const { rate, p99, processor } = measured[index] ?? none;
      return {
        work: work.name,
        'grants/s': Math.round(rate),
        'p99 of a call, ms': Number(p99.toFixed(1)),
        'of the limit': Number((rate / limit.rate).toFixed(2)),
        'processor, µs': Math.round(processor),
        'of the limit by processor': Number((limit.processor / processor).toFixed(2)),
      };
    }),
  );
}

function judge(variants: readonly Variant[], measured: readonly Measured[]): boolean {
  const rateOf = (name: string) =>
    measured[variants.findIndex(({ work }) => work.name === name)]?.rate ?? Number.NaN;
  const [limit, prisma] = [rateOf(works.LIMIT.name), rateOf(works.PRISMA.name)];
  const targets = [
    ['one hot envelope, times the Prisma transaction', rateOf(works.HOT.name) / prisma, 3],
    ['16 accounts, share of the limit', rateOf(works.SPREAD.name) / limit, 0.25],
    ['arrays of 100, transfers a second', rateOf(works.ARRAYS.name), 15_000],
  ] as const;
  for (const [what, value, least] of targets)
    console.log(
      `${value >= least ? 'met' : 'MISSED'}: ${what}: ${String(Number(value.toFixed(2)))} (at least ${String(least)})`,
    );
  return targets.every(([, value, least]) => value >= least);
}

async function main(): Promise<boolean> {
  const clients = await Promise.all(Array.from({ length: MOST_CLIENTS }, connect));
  const [first] = clients;
  if (!first) throw new Error('no connection');
  await works.prepare(first);
  const [hot, spread] = [
    await works.fill(first, 'hot'),
    await works.fill(first, 'spread', works.BUCKETS),
  ];
  const variants: Variant[] = [
    ...[works.LIMIT, works.PRISMA, works.RAW, works.HOT, works.HOT_PRISMA].map((work) => ({
      ...{ work, purse: hot },
    })),
    { work: works.SPREAD, purse: spread },
    { work: works.ARRAYS, purse: hot },
    { work: works.ARRAYS_SPREAD, purse: spread },
  ];
  console.log(
    `Median of ${String(ROUNDS)} rounds of ${String(ROUND_MS / 1000)} s, durable commits, Node ${process.version}; load before: ${load()}`,
  );
  let last: Measured[] = [];
  for (const count of CLIENTS) {
    last = await measure(clients.slice(0, count), variants);
    print(count, variants, last);
  }
  console.log(`load after: ${load()}`);
  const isFast = judge(variants, last);
  const isSound = (await raceAll(clients, first, variants.slice(1))) && (await areBooksSound());
  await Promise.all(clients.map((client) => client.end()));
  return isFast && isSound;
}

async function raceAll(
  clients: readonly pg.Client[],
  first: pg.Client,
  variants: readonly Variant[],
): Promise<boolean> {
  let isExact = true;
  for (const [index, { work, purse }] of variants.entries()) {
    const buckets = purse.from.length;
    const few = await works.fillFew(first, `few ${String(index)}`, buckets, work);
    const got = await race(clients, { work, purse: few });
    const least = await works.lowest(first, few);
    const wanted = works.SCARCE * buckets;
    isExact &&= got === wanted && least === 0n;
    console.log(
      `${work.name}: ${String(got)} of ${String(wanted)} given out, lowest balance ${String(least)}`,
    );
  }
  return isExact;
}

async function areBooksSound(): Promise<boolean> {
  for await (const { code, looked, broken } of runChecks(LEDGER_CHECKS)) {
    console.log(`${code}: ${String(looked)} looked at, ${broken === 0 ? 'sound' : 'BROKEN'}`);
    if (broken > 0) return false;
  }
  return true;
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} finally {
  await closeDatabase();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
}
process.exit();
