import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { deployMigrations } from '/work/main/prisma/migrate.ts';
import { startPostgres } from '/work/main/server/postgres.ts';
const AT='2026-11-16T11:00:00.000Z', F='x'.repeat(250);
const directory = await mkdtemp(path.join(tmpdir(), 'rq-'));
const server = await startPostgres({ directory, database: 'bench' });
const cs = server.connectionString;
await deployMigrations(cs);
const conn = async()=>{const c=new pg.Client({connectionString:cs}); await c.connect(); return c;};
const admin = await conn();
await admin.query('CREATE TABLE scratch (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text, at timestamptz)');
const clients = await Promise.all(Array.from({length:16},conn));
const app=(c,s)=>c.query({name:'append',text:`SELECT sequence, hash FROM audit_append($1, 'bench.done', $2, $3)`,values:[s,JSON.stringify({type:'bench.done',stream:s,at:AT,filler:F}),AT]});
import { readFileSync } from 'node:fs';
const pids=[];for(const c of clients)pids.push((await c.query('select pg_backend_pid() p')).rows[0].p);
const cpu=()=>pids.reduce((n,p)=>{const x=readFileSync(`/proc/${p}/stat`,'utf8');const f=x.slice(x.lastIndexOf(')')+2).split(' ');return n+(Number(f[11])+Number(f[12]))*10000;},0);
await admin.query('CREATE TABLE scratch2 (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream text, type text, body text, at timestamptz, previous bytea, hash bytea)');
const H=Buffer.alloc(32,7);
const works={full:(c,i,o)=>{const s=`b:${o+16*(i%4)}`;return c.query({name:'full',text:'INSERT INTO scratch2 (stream,type,body,at,previous,hash) VALUES ($1,$2,$3,$4,$5,$5) RETURNING id, hash',values:[s,'bench.done',JSON.stringify({type:'bench.done',stream:s,at:AT,filler:F}),AT,H]})},
 onetx:async(c,i,o)=>{await c.query('begin');await works.full(c,i,o);await c.query('commit');}, owntx:async(c,i,o)=>{await c.query('begin');await works.own(c,i,o);await c.query('commit');},limit:(c)=>c.query({name:'insert',text:'INSERT INTO scratch (body, at) VALUES ($1,$2)',values:[F,AT]}),
 one:(c)=>app(c,'b:one'), own:(c,i,o)=>app(c,`b:${o+16*(i%4)}`), rnd:(c)=>app(c,`b:${Math.floor(Math.random()*64)}`)};
const use={};
async function round(w,ms){let n=0;const b=cpu();const nb=process.cpuUsage();const w0=(await admin.query('select pg_current_wal_lsn() l')).rows[0].l;const t=performance.now();await Promise.all(clients.map(async(c,o)=>{for(let i=0;performance.now()-t<ms;i++){await works[w](c,i,o);n++;}}));const nu=process.cpuUsage(nb);const wal=(await admin.query('select pg_wal_lsn_diff(pg_current_wal_lsn(),$1) d',[w0])).rows[0].d;(use[w]??=[]).push([Math.round((cpu()-b)/n),Math.round((nu.user+nu.system)/n),Math.round(wal/n)]);return n/(performance.now()-t)*1000;}
const med=(a)=>a.sort((x,y)=>x-y)[a.length>>1];
async function measure(label){const r={};for(const w in works){await round(w,400);r[w]=[];}
 for(let k=0;k<5;k++)for(const w in works)r[w].push(await round(w,800));
 const ratio=(w)=>med(r[w].map((v,i)=>v/r.limit[i])).toFixed(2);
 const m={};for(const w in r)m[w]=Math.round(med([...r[w]]));
 console.log(label,m,'own/limit',ratio('own'));for(const w in use)console.log(' ',w,'backend us',med(use[w].map(x=>x[0])),'node us',med(use[w].map(x=>x[1])),'wal',med(use[w].map(x=>x[2])));}
delete works.onetx; delete works.owntx; delete works.rnd; delete works.one;
await admin.query(`ALTER TABLE audit_stream ADD previous_hash bytea NOT NULL DEFAULT '';
CREATE TABLE e_nofk (LIKE audit_entry INCLUDING ALL);
CREATE TABLE e_nohash (LIKE audit_entry INCLUDING ALL); `);
const ix=(await admin.query(`select indexname from pg_indexes where tablename='e_nohash' and indexdef like '%(hash)%'`)).rows[0].indexname; await admin.query('DROP INDEX '+ix);
for (let i=0;i<64;i++) await app(admin,'b:'+i);
await admin.query(`CREATE OR REPLACE FUNCTION reset_seq() RETURNS void LANGUAGE sql AS 'select 1'`);
await admin.query(`CREATE OR REPLACE FUNCTION f_two(p_stream text, p_type text, p_body text, p_at timestamptz, OUT sequence integer, OUT hash bytea) LANGUAGE plpgsql SECURITY DEFINER AS $$ DECLARE previous bytea; BEGIN UPDATE public.audit_stream s SET length = s.length OPERATOR(pg_catalog.+) 1, previous_hash = s.head_hash, head_hash = pg_catalog.sha256(s.head_hash OPERATOR(pg_catalog.||) pg_catalog.convert_to(p_body, 'UTF8')), updated_at = CASE WHEN p_at OPERATOR(pg_catalog.>) s.updated_at THEN p_at ELSE s.updated_at END WHERE s.id OPERATOR(pg_catalog.=) p_stream RETURNING s.length, s.previous_hash, s.head_hash INTO sequence, previous, hash; IF NOT FOUND THEN RAISE 'x'; END IF;INSERT INTO public.audit_entry (stream_id, sequence, type, body, previous_hash, hash, at) VALUES (p_stream, f_two.sequence, p_type, p_body, previous, f_two.hash, p_at); END $$`);
works.f_two=(c,i,o)=>{const s='b:'+(o+16*(i%4));return c.query({name:'f_two',text:"SELECT sequence, hash FROM f_two($1, 'bench.done', $2, $3)",values:[s,JSON.stringify({type:'bench.done',stream:s,at:AT,filler:F}),AT]})};
await admin.query(`CREATE OR REPLACE FUNCTION f_nofk(p_stream text, p_type text, p_body text, p_at timestamptz, OUT sequence integer, OUT hash bytea) LANGUAGE plpgsql SECURITY DEFINER AS $$ DECLARE previous bytea; BEGIN UPDATE public.audit_stream s SET length = s.length OPERATOR(pg_catalog.+) 1, previous_hash = s.head_hash, head_hash = pg_catalog.sha256(s.head_hash OPERATOR(pg_catalog.||) pg_catalog.convert_to(p_body, 'UTF8')), updated_at = CASE WHEN p_at OPERATOR(pg_catalog.>) s.updated_at THEN p_at ELSE s.updated_at END WHERE s.id OPERATOR(pg_catalog.=) p_stream RETURNING s.length, s.previous_hash, s.head_hash INTO sequence, previous, hash; IF NOT FOUND THEN RAISE 'x'; END IF;INSERT INTO public.e_nofk (stream_id, sequence, type, body, previous_hash, hash, at) VALUES (p_stream, f_nofk.sequence, p_type, p_body, previous, f_nofk.hash, p_at); END $$`);
works.f_nofk=(c,i,o)=>{const s='b:'+(o+16*(i%4));return c.query({name:'f_nofk',text:"SELECT sequence, hash FROM f_nofk($1, 'bench.done', $2, $3)",values:[s,JSON.stringify({type:'bench.done',stream:s,at:AT,filler:F}),AT]})};
await admin.query(`CREATE OR REPLACE FUNCTION f_nofk_inv(p_stream text, p_type text, p_body text, p_at timestamptz, OUT sequence integer, OUT hash bytea) LANGUAGE plpgsql  AS $$ DECLARE previous bytea; BEGIN UPDATE public.audit_stream s SET length = s.length OPERATOR(pg_catalog.+) 1, previous_hash = s.head_hash, head_hash = pg_catalog.sha256(s.head_hash OPERATOR(pg_catalog.||) pg_catalog.convert_to(p_body, 'UTF8')), updated_at = CASE WHEN p_at OPERATOR(pg_catalog.>) s.updated_at THEN p_at ELSE s.updated_at END WHERE s.id OPERATOR(pg_catalog.=) p_stream RETURNING s.length, s.previous_hash, s.head_hash INTO sequence, previous, hash; IF NOT FOUND THEN RAISE 'x'; END IF;INSERT INTO public.e_nofk (stream_id, sequence, type, body, previous_hash, hash, at) VALUES (p_stream, f_nofk_inv.sequence, p_type, p_body, previous, f_nofk_inv.hash, p_at); END $$`);
works.f_nofk_inv=(c,i,o)=>{const s='b:'+(o+16*(i%4));return c.query({name:'f_nofk_inv',text:"SELECT sequence, hash FROM f_nofk_inv($1, 'bench.done', $2, $3)",values:[s,JSON.stringify({type:'bench.done',stream:s,at:AT,filler:F}),AT]})};
await admin.query(`CREATE OR REPLACE FUNCTION f_nohash(p_stream text, p_type text, p_body text, p_at timestamptz, OUT sequence integer, OUT hash bytea) LANGUAGE plpgsql SECURITY DEFINER AS $$ DECLARE previous bytea; BEGIN UPDATE public.audit_stream s SET length = s.length OPERATOR(pg_catalog.+) 1, previous_hash = s.head_hash, head_hash = pg_catalog.sha256(s.head_hash OPERATOR(pg_catalog.||) pg_catalog.convert_to(p_body, 'UTF8')), updated_at = CASE WHEN p_at OPERATOR(pg_catalog.>) s.updated_at THEN p_at ELSE s.updated_at END WHERE s.id OPERATOR(pg_catalog.=) p_stream RETURNING s.length, s.previous_hash, s.head_hash INTO sequence, previous, hash; IF NOT FOUND THEN RAISE 'x'; END IF;INSERT INTO public.e_nohash (stream_id, sequence, type, body, previous_hash, hash, at) VALUES (p_stream, f_nohash.sequence, p_type, p_body, previous, f_nohash.hash, p_at); END $$`);
works.f_nohash=(c,i,o)=>{const s='b:'+(o+16*(i%4));return c.query({name:'f_nohash',text:"SELECT sequence, hash FROM f_nohash($1, 'bench.done', $2, $3)",values:[s,JSON.stringify({type:'bench.done',stream:s,at:AT,filler:F}),AT]})};

await measure('abl2');
for (const c of [admin,...clients]) await c.end();
await server.stop(); await rm(directory,{recursive:true,force:true}); process.exit();
