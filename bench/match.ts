/**
 * Matching one firm: everything `currentRun` does when the firm changed something (reading its plan
 * and facts, recall, scoring every offer of its categories, aid of 60 programmes, keeping the
 * run), one after another, at 1 000, 10 000 and 100 000 offers. Then the job that matches many firms
 * again, at 100 000 offers, and how its time is spent beside the scoring alone.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { deployMigrations } from '../prisma/migrate.ts';
import { startPostgres } from '../server/postgres.ts';
import { copyAssessments, copyProgrammes, fillIndex } from './match-content.ts';

const SIZES = [1_000, 10_000, 100_000];
const FIRMS = 600;
const ROUNDS = 2;
const PROGRAMMES = 60;
/** Those of them that compute an amount for offers: of the real ones it is one in twenty-seven. */
const GIVING = 12;
const MOST_MS = 40;
const MOST_GROWTH = 6;
const LEAST_PER_SECOND = 300;
const BATCH_ROUNDS = 3;
const NOW = new Date('2026-11-22T12:00:00Z');

const directory = await mkdtemp(path.join(tmpdir(), 'raqmana-match-bench-'));
const server = await startPostgres({ directory, database: 'bench', temporary: true });
Object.assign(process.env, {
  DATABASE_URL: server.connectionString,
  RAQMANA_MODE: 'demo',
  APP_SECRET: 'a secret of the benchmark, 32 or more',
  LOG_LEVEL: 'silent',
});
const { getDemoActor } = await import('#domain/accounts/index.server.ts');
const { getSmeOverview } = await import('#domain/assessment/index.server.ts');
const { currentRun } = await import('#domain/matching/runs/current-run.server.ts');
const { refreshMatches } = await import('#domain/matching/runs/refresh-matches.server.ts');
const { closeDatabase } = await import('#platform/db.ts');
const { seed } = await import('../server/seed.ts');

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const ms = (value: number) => value.toFixed(1);

/** Milliseconds of processor that this process and its connections used; NaN where nobody tells. */
async function processorTime(client: pg.Client): Promise<number> {
  const { user, system } = process.cpuUsage();
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = 'bench' AND backend_type = 'client backend'`,
  );
  try {
    const spent = rows.map(({ pid }) => readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' '));
    return spent.reduce((sum, [ns]) => sum + Number(ns) / 1e6, (user + system) / 1000);
  } catch {
    return Number.NaN;
  }
}

/** Milliseconds of every match: each firm asks for something new each time. */
async function measureOne(client: pg.Client, ids: readonly string[]): Promise<readonly number[]> {
  const persona = await getDemoActor('sme-fr', NOW);
  const actor = { ...persona, randomBytes: (size: number) => randomBytes(size) };
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [place, id] of ids.entries()) {
      await client.query(WISH, [id, JSON.stringify(wishOf(round, place))]);
      const startedAt = performance.now();
      await currentRun(actor, id);
      if (round >= 0) times.push(performance.now() - startedAt);
    }
  }
  return times;
}

const WISH = `INSERT INTO match_wish VALUES ($1, $2::jsonb, now())
  ON CONFLICT (assessment_id) DO UPDATE SET wish = excluded.wish`;

function wishOf(round: number, place: number) {
  return {
    languages: place % 3 === 0 ? ['ary'] : [],
    mode: place % 5 === 0 ? 'on-site' : 'any',
    startBy: null,
    restMAD: place % 4 === 0 ? 5_000 + place * 100 : null,
    users: 2 + round,
    moroccanFirst: place % 2 === 0,
  };
}

/** Matches all the firms again after a change of the index; prints how many in a second of one core. */
async function measureBatch(client: pg.Client): Promise<void> {
  let best = 0;
  for (let round = 0; round < BATCH_ROUNDS; round += 1) {
    await client.query('UPDATE match_edition SET edition = edition + 1');
    const [before, startedAt] = [process.cpuUsage(), performance.now()];
    const done = await refreshMatches({ now: NOW, randomBytes: (size) => randomBytes(size) });
    const seconds = (performance.now() - startedAt) / 1000;
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, done / ((user + system) / 1e6));
    console.log(
      `${done} firms matched again in ${seconds.toFixed(1)} s: ${Math.round(done / seconds)} a second, ${Math.round(done / ((user + system) / 1e6))} for each second of this process`,
    );
  }
  console.log(
    `batch: ${Math.round(best)} firms a second of one core (at least ${LEAST_PER_SECOND})`,
  );
}

async function run(client: pg.Client): Promise<void> {
  await copyProgrammes(client, { count: PROGRAMMES, giving: GIVING });
  const actor = await getDemoActor('sme-fr', NOW);
  const { latest } = await getSmeOverview(actor, 'fr');
  if (latest === null) throw new Error('The demonstration has no assessment to copy.');
  const ids = await copyAssessments(client, latest.id, FIRMS);
  await client.query('VACUUM ANALYZE');
  const p95s: number[] = [];
  for (const size of SIZES) {
    await fillIndex(client, size);
    const before = await processorTime(client);
    const times = await measureOne(client, ids);
    const spent = ((await processorTime(client)) - before) / (times.length * (1 + 1 / ROUNDS));
    p95s.push(percentile(times, 0.95));
    const categories = await client.query<{ readonly n: number }>(
      `SELECT count(DISTINCT category)::int AS n FROM match_need WHERE assessment_id = $1`,
      [ids[0]],
    );
    console.log(
      `${size} offers, ${PROGRAMMES} programmes, ${categories.rows[0]?.n} categories a firm: p50 ${ms(percentile(times, 0.5))} ms, p95 ${ms(percentile(times, 0.95))} ms, p99 ${ms(percentile(times, 0.99))} ms, processor ${ms(spent)} ms a match`,
    );
  }
  await measureBatch(client);
  const [small = Number.NaN, , large = Number.NaN] = p95s;
  console.log(`p95 at 100 000 offers: ${ms(large)} ms (at most ${MOST_MS})`);
  console.log(
    `100 times the offers: ${(large / small).toFixed(1)} times as long (at most ${MOST_GROWTH})`,
  );
}

try {
  await deployMigrations(server.connectionString);
  await seed();
  const client = new pg.Client({ connectionString: server.connectionString });
  await client.connect();
  await run(client).finally(() => client.end());
} finally {
  await closeDatabase();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
}
process.exit();
