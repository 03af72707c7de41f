/**
 * Entries a second that the audit trail takes from 16 clients: all into one chain, and into 64,
 * beside the plain commits a second of the same database (one row of the same size a transaction), in one
 * run. One chain is a queue by design; many chains should come close to the plain commits. Where
 * commits are so quick that the processor is the limit, the work itself counts: the third yardstick
 * makes the same writes (an entry with its two indexes, one counter) without chain or function.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { deployMigrations } from '../prisma/migrate.ts';
import { startPostgres } from '../server/postgres.ts';

const CLIENTS = 16;
const STREAMS = 64;
const ROUNDS = 5;
const ROUND_MS = 3_000;
const WARM_UP_MS = 1_000;
/** Share of the plain commits that counts as being at their limit. */
const AT_LIMIT = 0.8;
const TIMES_ONE_CHAIN = 8;

const AT = '2026-11-16T11:00:00.000Z';
/** Of the size that entries of the application have. */
const FILLER = 'x'.repeat(250);
const HASH = Buffer.alloc(32, 1);

const TABLES = `
  CREATE TABLE scratch (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream_id text,
    type text, body text, previous_hash bytea, hash bytea, at timestamptz);
  CREATE TABLE scratch_entry (LIKE audit_entry INCLUDING ALL);
  CREATE TABLE counter (id text PRIMARY KEY, length int, head_hash bytea) WITH (fillfactor = 70);
  INSERT INTO counter SELECT 'bench:' || n, 0, sha256(convert_to(n::text, 'UTF8'))
    FROM generate_series(0, ${STREAMS - 1}) n`;

interface Work {
  readonly name: string;
  readonly run: (client: pg.Client, index: number) => Promise<unknown>;
}

function bodyOf(stream: string): string {
  return JSON.stringify({ type: 'bench.done', stream, at: AT, filler: FILLER });
}

function nameOf(index: number): string {
  return `bench:${index % STREAMS}`;
}

function append(client: pg.Client, stream: string): Promise<unknown> {
  return client.query({
    name: 'append',
    text: `SELECT sequence, hash FROM audit_append($1, 'bench.done', $2, $3)`,
    values: [stream, bodyOf(stream), AT],
  });
}

const WORKS: readonly Work[] = [
  {
    name: 'plain commits (limit)',
    run: (client) =>
      client.query({
        name: 'insert',
        text: `INSERT INTO scratch (stream_id, type, body, previous_hash, hash, at)
          VALUES ('bench:one', 'bench.done', $1, $2, $2, $3) RETURNING id, hash`,
        values: [bodyOf('bench:one'), HASH, AT],
      }),
  },
  {
    name: 'same writes, no chain',
    run: (client, index) =>
      client.query({
        name: 'same',
        text: `WITH moved AS (
            UPDATE counter SET length = length + 1, head_hash = sha256(head_hash || convert_to($2, 'UTF8'))
            WHERE id = $1 RETURNING length, head_hash)
          INSERT INTO scratch_entry (stream_id, sequence, type, body, previous_hash, hash, at)
            SELECT $1, length, 'bench.done', $2, head_hash, head_hash, $3 FROM moved
          RETURNING sequence, hash`,
        values: [nameOf(index), bodyOf(nameOf(index)), AT],
      }),
  },
  { name: 'one chain', run: (client) => append(client, 'bench:one') },
  {
    name: `${STREAMS} chains`,
    run: (client, index) => append(client, nameOf(index)),
  },
];

/** Transactions a second over one round. */
async function round(clients: readonly pg.Client[], work: Work, duration: number): Promise<number> {
  let done = 0;
  const startedAt = performance.now();
  await Promise.all(
    clients.map(async (client, own) => {
      // Clients walk through the chains from different places, as people at work do.
      for (let index = own * 5; performance.now() - startedAt < duration; index += 1) {
        await work.run(client, index);
        done += 1;
      }
    }),
  );
  return (done / (performance.now() - startedAt)) * 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function measure(clients: readonly pg.Client[]): Promise<number[]> {
  const rates: number[][] = WORKS.map(() => []);
  for (const work of WORKS) await round(clients, work, WARM_UP_MS);
  // Works take turns inside each round, so that a slow moment of the machine touches all of them.
  for (let turn = 0; turn < ROUNDS; turn += 1)
    for (const [index, work] of WORKS.entries())
      rates[index]?.push(await round(clients, work, ROUND_MS));
  return rates.map(median);
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

function print(medians: readonly number[]): void {
  const [limit = Number.NaN, same = Number.NaN, one = Number.NaN, many = Number.NaN] = medians;
  console.log(
    `${CLIENTS} clients, median of ${ROUNDS} rounds of ${ROUND_MS / 1000} s, durable commits (Node ${process.version})`,
  );
  console.table(
    WORKS.map(({ name }, index) => ({
      work: name,
      'per second': Math.round(medians[index] ?? Number.NaN),
      'of plain commits': Number(((medians[index] ?? Number.NaN) / limit).toFixed(2)),
      'of the same writes': Number(((medians[index] ?? Number.NaN) / same).toFixed(2)),
      'times one chain': Number(((medians[index] ?? Number.NaN) / one).toFixed(2)),
    })),
  );
  const reached = many / one >= TIMES_ONE_CHAIN || many / limit >= AT_LIMIT;
  console.log(
    `${STREAMS} chains: ${reached ? 'met' : 'MISSED'} (at least ${TIMES_ONE_CHAIN} times one chain, or ${AT_LIMIT * 100} % of plain commits)`,
  );
}

const directory = await mkdtemp(path.join(tmpdir(), 'raqmana-audit-bench-'));
const server = await startPostgres({ directory, database: 'bench' });
try {
  await deployMigrations(server.connectionString);
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, () => connect(server.connectionString)),
  );
  await clients[0]?.query(TABLES);
  print(await measure(clients));
  await Promise.all(clients.map((client) => client.end()));
} finally {
  await server.stop();
  await rm(directory, { recursive: true, force: true });
}
process.exit();
