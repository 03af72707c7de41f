/**
 * Events a second that the webhook of Stripe takes in (signature checked on the raw body, kept once,
 * its job added), beside the limit of the machine: as many commits of one plain row by the same
 * number of clients.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { deployMigrations } from '../prisma/migrate.ts';
import { startPostgres } from '../server/postgres.ts';

const CLIENTS = 16;
const ROUND_MS = 3_000;
const LEAST = 500;

const directory = await mkdtemp(path.join(tmpdir(), 'raqmana-webhook-bench-'));
const server = await startPostgres({ directory, database: 'bench' });
Object.assign(process.env, {
  ...{ DATABASE_URL: server.connectionString, DATABASE_POOL_SIZE: String(CLIENTS) },
  ...{ RAQMANA_MODE: 'demo', LOG_LEVEL: 'error' },
  APP_SECRET: 'only for this benchmark, 32 or more',
});
await deployMigrations(server.connectionString);
// They read the address of the database when they are loaded.
const { openGate } = await import('#platform/stripe.ts');
const { action } = await import('../app/endpoints/webhooks.stripe.ts');
const { closeDatabase, db } = await import('#platform/db.ts');

const { stripe, webhookSecret: secret } = openGate();

/** How often a second `work` is done by all clients together. */
async function rateOf(work: (place: number) => Promise<void>): Promise<number> {
  const until = performance.now() + ROUND_MS;
  let done = 0;
  const client = async () => {
    while (performance.now() < until) await work(done++);
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return Math.round(done / (ROUND_MS / 1000));
}

async function sendEvent(place: number): Promise<void> {
  const payload = JSON.stringify({
    ...{ id: `evt_${place}`, object: 'event', type: 'checkout.session.completed', livemode: false },
    data: { object: { id: `cs_test_${place}`, object: 'checkout.session' } },
  });
  const headers = {
    'Stripe-Signature': stripe.webhooks.generateTestHeaderString({ payload, secret }),
  };
  const request = new Request('http://localhost/webhooks/stripe', {
    ...{ method: 'POST', body: payload, headers },
  });
  const answer = await action({ request });
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
}

async function commitRow(place: number): Promise<void> {
  await db.$executeRaw`INSERT INTO bench_row (id) VALUES (${`row ${place}`})`;
}

try {
  await db.$executeRaw`CREATE TABLE bench_row (id text PRIMARY KEY)`;
  const limit = await rateOf(commitRow);
  const events = await rateOf(sendEvent);
  process.stdout.write(
    [
      `webhook: ${CLIENTS} clients, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}`,
      `plain commits   ${limit}/s (limit of the machine)`,
      `events taken in ${events}/s (${Math.round((100 * events) / limit)} % of it), at least ${LEAST}`,
      '',
    ].join('\n'),
  );
  if (events < LEAST) process.exitCode = 1;
} finally {
  await closeDatabase();
  await server.stop();
  await rm(directory, { recursive: true, force: true });
}
