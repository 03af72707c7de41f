import { mkdtemp, rm, readFile } from 'node:fs/promises';
import pg from 'pg';
import { deployMigrations } from '../prisma/migrate.ts';
import { startPostgres } from '../server/postgres.ts';
const directory = await mkdtemp('/dev/shm/bench-');
const server = await startPostgres({ directory, database: 'bench' });
try {
  await deployMigrations(server.connectionString);
  const c = new pg.Client({ connectionString: server.connectionString }); await c.connect();
  c.on('notice', (n) => console.log(n.message));
  await c.query(`INSERT INTO ledger_envelope VALUES ('e','p',2026,null,null,16,now())`);
  await c.query(`INSERT INTO ledger_account (book, code, programme_id, envelope_id, bucket, may_go_negative) SELECT 'budget', code, 'p', CASE WHEN code='FUNDER' THEN NULL ELSE 'e' END, CASE WHEN code='FUNDER' THEN 0 ELSE b END, code='FUNDER' FROM generate_series(0,15) b, unnest(array['FUNDER','E:available','E:reserved','V:committed']) code WHERE code<>'FUNDER' OR b=0`);
  const ids = (await c.query(`SELECT id, code, bucket FROM ledger_account ORDER BY id`)).rows;
  const of = (code: string, b: number) => ids.find((x) => x.code === code && Number(x.bucket) === b).id;
  await c.query('SELECT * FROM post_transfers($1::jsonb, now())', [JSON.stringify([{ reference: 'f', code: 'L1', from: of('FUNDER', 0), to: of('E:available', 0), amount: '100000000000', subject: 'x' }])]);
  for (const q of (await readFile(process.argv[2]!, 'utf8')).split(/;\s*\n(?=CREATE|CALL|ALTER)|(?<=\)); (?=CALL)/)) await c.query(q);
  await c.end();
} finally { await server.stop(); await rm(directory, { recursive: true, force: true }); }
process.exit();
