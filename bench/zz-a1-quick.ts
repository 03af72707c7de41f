import { mkdtemp, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { deployMigrations } from '../prisma/migrate.ts';
import { startPostgres } from '../server/postgres.ts';
const directory = await mkdtemp((process.env.BENCH_DIR ?? '/tmp/a1') + '/bench-');
const server = await startPostgres({ directory, database: 'bench' });
try {
  await deployMigrations(server.connectionString); { const c = new pg.Client({ connectionString: server.connectionString }); await c.connect(); const pid = (await c.query("select pg_backend_pid() p")).rows[0].p; const { writeFileSync, readFileSync } = await import('node:fs'); writeFileSync('/proc/' + pid + '/autogroup', '-20'); console.log(readFileSync('/proc/' + pid + '/autogroup', 'utf8')); await c.end(); }
  Object.assign(process.env, { DATABASE_URL: server.connectionString, DATABASE_POOL_SIZE: '32', RAQMANA_MODE: 'demo', LOG_LEVEL: 'error', APP_SECRET: 'x'.repeat(40) });
  const w = await import('./ledger-works.ts');
  const clients = await Promise.all(Array.from({ length: 32 }, async () => { const c = new pg.Client({ connectionString: server.connectionString }); await c.connect(); return c; }));
  await w.prepare(clients[0]!);
  const hot = await w.fill(clients[0]!, 'hot');
  const spread = await w.fill(clients[0]!, 'spread', 16);
  const out: Record<string, number[]> = {};
  for (const r of [0, 1, 2, 3]) for (const [work, purse] of [[w.LIMIT, hot],[w.PRISMA,hot],[w.RAW,hot],[w.HOT,hot],[w.HOT_PRISMA,hot],[w.SPREAD,spread],[w.ARRAYS,hot],[w.ARRAYS_SPREAD,spread]] as const) {
    await pause(2500);
    let done = 0; const lat: number[] = [];
    const until = performance.now() + (r === 0 ? 700 : 1500);
    const t0 = performance.now();
    await Promise.all(clients.map(async (c, i) => { for (let turn = 0; performance.now() < until; turn++) { const s = performance.now(); await work.run(c, { client: i, turn, purse }); lat.push(performance.now() - s); done += work.grants; } }));
    const rate = done / (performance.now() - t0) * 1000;
    lat.sort((a, b) => a - b);
    if (r > 0) (out[work.name] ??= []).push(Math.round(rate), Math.round(lat[Math.floor(lat.length * .99)]!));
  }
  console.table(out);
  await Promise.all(clients.map((c) => c.end()));
  const { closeDatabase } = await import('#platform/db.ts'); await closeDatabase();
} finally { await server.stop(); await rm(directory, { recursive: true, force: true }); }
process.exit();
