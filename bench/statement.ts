/**
 * Time in which a statement of 10 000 transfers is read, kept and matched, each to the own share of
 * an engagement of its own: states, history, audit and postings as in production, on a PostgreSQL of
 * its own. The limit is ten seconds; the books must agree at the end.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { deployMigrations } from '../prisma/migrate.ts';
import { startPostgres } from '../server/postgres.ts';

const LINES = 10_000;
const LIMIT_SECONDS = 10;

const directory = await mkdtemp(path.join(tmpdir(), 'raqmana-statement-bench-'));
const server = await startPostgres({ directory, database: 'bench' });
Object.assign(process.env, {
  ...{ DATABASE_URL: server.connectionString, RAQMANA_MODE: 'demo', LOG_LEVEL: 'error' },
  APP_SECRET: 'only for this benchmark, 32 or more',
});
await deployMigrations(server.connectionString);
// They read the address of the database when they are loaded.
const { askedShare, camtOf, fileOf, system } = await import('../tests/factories/payments.ts');
const { matchStatement } = await import('#domain/engagements/index.server.ts');
const { importStatement } = await import('#domain/payments/index.server.ts');
const { makeReference } = await import('#domain/payments/share/reference.ts');
const { closeDatabase, db } = await import('#platform/db.ts');

type Asked = Awaited<ReturnType<typeof askedShare>>;

/** As many engagements like this one as there are lines, each with a request; their references. */
async function multiply({ engagement, request }: Asked): Promise<readonly string[]> {
  const references = Array.from({ length: LINES }, (_, place) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(place + 1));
    return makeReference(bytes);
  });
  await db.$executeRaw`
    INSERT INTO engagement SELECT (jsonb_populate_record(e, jsonb_build_object(
      'id', 'bench-' || n, 'voucher_id', 'bench-' || n, 'application_id', 'bench-' || n,
      'number', nextval('engagement_number_seq')))).*
    FROM engagement e, generate_series(1, ${LINES}::int) AS n WHERE e.id = ${engagement.id}`;
  await db.$executeRaw`
    INSERT INTO share_request SELECT (jsonb_populate_record(s, jsonb_build_object(
      'id', 'bench-' || n, 'subject', 'engagement:bench-' || n, 'reference', r.reference))).*
    FROM share_request s, unnest(${[...references]}::text[]) WITH ORDINALITY AS r (reference, n)
    WHERE s.id = ${request.id}`;
  // Each has a past, as in production: its history, and its chain in the audit trail.
  await db.$executeRaw`
    INSERT INTO engagement_event SELECT (jsonb_populate_record(e, jsonb_build_object(
      'engagement_id', 'bench-' || n))).*
    FROM engagement_event e, generate_series(1, ${LINES}::int) AS n
    WHERE e.engagement_id = ${engagement.id}`;
  await db.$executeRaw`
    SELECT added.sequence FROM generate_series(1, ${LINES}::int) AS n
      CROSS JOIN LATERAL audit_append('case:bench-' || n, 'engagements.validate',
        '{"bench":' || n || '}', now()) AS added`;
  await db.$executeRaw`ANALYZE`;
  return references;
}

const seconds = (since: number) => (performance.now() - since) / 1000;

try {
  const asked = await askedShare();
  const references = await multiply(asked);
  const text = camtOf(
    asked.account.rib,
    references.map((reference) => ({ amount: '5600.00', text: `VIR ${reference}` })),
  );
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const imported = await importStatement(asked.treasury, fileOf(text));
  const read = seconds(startedAt);
  if (imported.kind !== 'imported') throw new Error(`refused: ${JSON.stringify(imported)}`);
  await matchStatement(imported.id, system());
  const whole = seconds(startedAt);
  const used = process.cpuUsage(before);
  const matched = await db.bankLine.count({ where: { state: 'matched' } });
  const started = await db.engagement.count({ where: { state: 'started' } });
  const held = await db.ledgerAccount.aggregate({
    where: { code: 'SHARE:held' },
    _sum: { balance: true },
  });
  const isRight =
    matched === LINES &&
    started === LINES &&
    held._sum.balance === asked.request.amount * BigInt(LINES);
  process.stdout.write(
    [
      `${LINES} lines of CAMT.053 (${(text.length / 1e6).toFixed(1)} MB), ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}`,
      `read and kept   ${read.toFixed(2)} s`,
      `matched         ${(whole - read).toFixed(2)} s (${Math.round(LINES / (whole - read))} lines/s)`,
      `in all          ${whole.toFixed(2)} s, limit ${LIMIT_SECONDS} s`,
      `processor of this process ${((used.user + used.system) / 1e6).toFixed(2)} s; the rest is PostgreSQL's and waiting`,
      `matched ${matched}, engagements started ${started}, books ${isRight ? 'right' : 'WRONG'}`,
      '',
    ].join('\n'),
  );
  if (!isRight || whole > LIMIT_SECONDS) process.exitCode = 1;
} finally {
  await closeDatabase();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
}
