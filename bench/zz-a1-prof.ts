import { mkdtemp, rm, readFile } from 'node:fs/promises';
import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { deployMigrations } from '../prisma/migrate.ts';
import { startPostgres } from '../server/postgres.ts';
const directory = await mkdtemp((process.env.BENCH_DIR ?? '/dev/shm') + '/bench-');
const server = await startPostgres({ directory, database: 'bench' });
const cpuOf = (pid: number) => { try { const x = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(x[11]) + Number(x[12])) * 10; } catch { return 0; } };
try {
  await deployMigrations(server.connectionString);
  Object.assign(process.env, { DATABASE_URL: server.connectionString, DATABASE_POOL_SIZE: '4', RAQMANA_MODE: 'demo', LOG_LEVEL: 'error', APP_SECRET: 'x'.repeat(40) });
  const w = await import('./ledger-works.ts');
  const clients = await Promise.all(Array.from({ length: 32 }, async () => { const c = new pg.Client({ connectionString: server.connectionString }); await c.connect(); return c; }));
  const pids = await Promise.all(clients.map(async (c) => (await c.query('select pg_backend_pid() p')).rows[0].p as number));
  
  const watcher = new pg.Client({ connectionString: server.connectionString }); await watcher.connect();
  await w.prepare(clients[0]!);
  for (const f of process.argv.slice(3)) await clients[0]!.query(await readFile(f, 'utf8'));
  const hot = await w.fill(clients[0]!, 'hot');
  const spread = await w.fill(clients[0]!, 'spread', 16);
  const counts = (process.argv[2] ?? '32').split(',').map(Number);
  for (const r of [0, 1]) for (const n of counts) for (const [work, purse] of [[w.LIMIT, hot],[w.RAW,hot],[w.HOT,hot],[w.SPREAD,spread],[w.ARRAYS,hot]] as const) {
    await pause(2000);
    let done = 0; const lat: number[] = []; const waits: Record<string, number> = {};
    const until = performance.now() + 1500;
    const t0 = performance.now();
    const cpu0 = pids.map(cpuOf).reduce((a, b) => a + b, 0), node0 = process.cpuUsage();
    await Promise.all([...clients.slice(0, n).map(async (c, i) => { for (let turn = 0; performance.now() < until; turn++) { const s = performance.now(); await work.run(c, { client: i, turn, purse }); lat.push(performance.now() - s); done += work.grants; } }),
     (async () => { while (performance.now() < until) { await pause(30); const { rows } = await watcher.query("select state, coalesce(wait_event_type||'.'||wait_event,'cpu') e from pg_stat_activity where pid = any($1)", [pids]); for (const x of rows) { const k = x.state === 'active' ? x.e : x.state; waits[k] = (waits[k] ?? 0) + 1; } } })()]);
    const ms = performance.now() - t0;
    const cpu = pids.map(cpuOf).reduce((a, b) => a + b, 0) - cpu0, node = process.cpuUsage(node0);
    lat.sort((a, b) => a - b);
    if (r) console.log(n, work.name.padEnd(45), Math.round(done / ms * 1000), 'p99', lat[Math.floor(lat.length * .99)]?.toFixed(0), 'pg cpu us/call', Math.round(cpu * 1000 / lat.length), 'node us/call', Math.round((node.user + node.system) / lat.length), 'busy', ((cpu + (node.user + node.system) / 1000) / ms).toFixed(2), JSON.stringify(waits));
  }
  await watcher.end();
  await Promise.all(clients.map((c) => c.end()));
  const { closeDatabase } = await import('#platform/db.ts'); await closeDatabase();
} finally { await server.stop(); await rm(directory, { recursive: true, force: true }); }
process.exit();
