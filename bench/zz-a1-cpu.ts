import { mkdtemp, rm, readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { deployMigrations } from '../prisma/migrate.ts';
import { startPostgres } from '../server/postgres.ts';
// usage: variant1 variant2 ... each "a.sql+b.sql" or "base"
const server0 = async (variant: string) => {
  const directory = await mkdtemp('/dev/shm/bench-');
  const server = await startPostgres({ directory, database: 'bench' });
  await deployMigrations(server.connectionString);
  const c = new pg.Client({ connectionString: server.connectionString }); await c.connect();
  if (variant !== 'base') for (const f of variant.split('+')) await c.query(await readFile(`/tmp/a1/${f}.sql`, 'utf8'));
  await c.query(`INSERT INTO ledger_envelope VALUES ('e','p',2026,null,null,16,now())`);
  await c.query(`INSERT INTO ledger_account (book, code, programme_id, envelope_id, bucket, may_go_negative) SELECT 'budget', code, 'p', CASE WHEN code='FUNDER' THEN NULL ELSE 'e' END, CASE WHEN code='FUNDER' THEN 0 ELSE b END, code='FUNDER' FROM generate_series(0,15) b, unnest(array['FUNDER','E:available','E:reserved','V:committed']) code WHERE code<>'FUNDER' OR b=0`);
  const ids = (await c.query(`SELECT id, code, bucket FROM ledger_account ORDER BY id`)).rows;
  const of = (code: string, b: number) => ids.find((x) => x.code === code && Number(x.bucket) === b).id;
  for (let b = 0; b < 16; b++) await c.query('SELECT * FROM post_transfers($1::jsonb, now())', [JSON.stringify([{ reference: 'f' + b, code: 'L1', from: of('FUNDER', 0), to: of('E:available', b), amount: '100000000000', subject: 'x' }])]);
  let n = 0;
  const one = (client: pg.Client, b: number) => client.query({ name: 'post', text: 'SELECT repeated FROM post_transfers($1::jsonb, $2)', values: [JSON.stringify([{ reference: `reserve:${++n}:0190f5d0-7c3e-7a50-b7f4-2f7a2d0c1e55`, code: 'L2', from: of('E:available', b), to: of('E:reserved', b), amount: '100', subject: 'application:' + n, expiresAt: '2026-11-30T00:00:00Z' }]), new Date()] });
  const clients = await Promise.all(Array.from({ length: 32 }, async () => { const k = new pg.Client({ connectionString: server.connectionString }); await k.connect(); return k; }));
  const pids = await Promise.all(clients.map(async (k) => (await k.query('select pg_backend_pid() p')).rows[0].p as number));
  const cpuOf = (pid: number) => { const x = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(x[11]) + Number(x[12])) * 10; };
  const run = async (count: number, buckets: number, ms: number) => {
    const until = performance.now() + ms; const t0 = performance.now(); let done = 0; const cpu0 = pids.map(cpuOf).reduce((a, b) => a + b, 0);
    await Promise.all(clients.slice(0, count).map(async (k, i) => { for (let turn = 0; performance.now() < until; turn++) { await one(k, (i + turn) % buckets); done++; } }));
    return { rate: Math.round(done / (performance.now() - t0) * 1000), cpu: Math.round((pids.map(cpuOf).reduce((a, b) => a + b, 0) - cpu0) * 1000 / done) };
  };
  return { run, stop: async () => { await Promise.all([...clients, c].map((k) => k.end())); await server.stop(); await rm(directory, { recursive: true, force: true }); } };
};
const variants = process.argv.slice(2);
const servers = []; for (const v of variants) servers.push([v, await server0(v)] as const);
const res: Record<string, string[]> = {};
for (const r of [0, 1, 2, 3]) for (const [v, s] of servers) for (const [count, buckets] of [[1, 1], [32, 1], [32, 16]] as const) {
  await pause(1500);
  const { rate, cpu } = await s.run(count, buckets, r === 0 ? 400 : 900);
  if (r) (res[`${count}c ${buckets}b ${v}`] ??= []).push(`${rate} (${cpu}us)`);
}
for (const [k, v] of Object.entries(res).sort()) console.log(k.padEnd(30), v.join('  '));
for (const [, s] of servers) await s.stop();
process.exit();
