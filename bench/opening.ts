/**
 * The drill of an opening day: firms send their requests through HTTP within a minute while officers
 * approve others. Every receipt must be unique, none lost, no error, and the money untouched by it.
 * `npm run drill:opening -- --firms=10000 --seconds=60`
 */
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { draftOf, makeFirms, tokenOf } from './opening-firms.ts';
import { startSite } from './site.ts';

const { values } = parseArgs({
  options: {
    firms: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '60' },
    approvals: { type: 'string', default: '200' },
  },
});
const [FIRMS, SECONDS, APPROVALS] = [values.firms, values.seconds, values.approvals].map(Number);
if (!FIRMS || !SECONDS || !APPROVALS) throw new Error('Counts are whole numbers above 0.');
const CONNECTIONS = 64;
const AID = 400_000n;

interface Sent {
  readonly status: number;
  readonly location: string;
  /** Milliseconds from when it was due to when it was answered. */
  readonly took: number;
}

const site = await startSite({ oneCore: false });
try {
  Object.assign(process.env, {
    ...{ DATABASE_URL: site.databaseUrl, DATABASE_POOL_SIZE: '4', RAQMANA_MODE: 'demo' },
    ...{ APP_SECRET: 'only for this drill, 32 characters or more', LOG_LEVEL: 'silent' },
  });
  await drill();
} finally {
  await site.stop();
}

async function drill(): Promise<void> {
  const { openProgramme } = await import('../tests/factories/cases.ts');
  const { prepareApprovals } = await import('./opening-officers.ts');
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  const funded = AID * BigInt(APPROVALS ?? 0);
  const programme = await openProgramme({
    ...{ funded, year: new Date().getFullYear() },
    running: { perFirm: { ceiling: 6_000_000, months: 36 } },
  });
  await makeFirms(client, FIRMS ?? 0, programme);
  const approvals = await prepareApprovals(programme, APPROVALS ?? 0);
  say(`${FIRMS} firms are ready, ${APPROVALS} proposals wait for a decision.`);
  const startedAt = performance.now();
  const deciding = approvals.decideAll();
  const sent = await open(programme.versionId, FIRMS ?? 0);
  const seconds = (performance.now() - startedAt) / 1000;
  const decided = await deciding;
  await report(client, { sent, seconds, decided });
  await client.end();
}

/** All firms send, evenly over the time, whatever the answers take. */
async function open(versionId: string, count: number): Promise<readonly Sent[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const begin = performance.now();
  const gap = ((SECONDS ?? 60) * 1000) / Math.max(1, count);
  const answers = Array.from({ length: count }, async (_, place) => {
    const due = begin + place * gap;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const answer = await send(agent, place + 1, versionId);
    return { ...answer, took: performance.now() - due };
  });
  const sent = await Promise.all(answers);
  agent.destroy();
  return sent;
}

function send(agent: Agent, place: number, versionId: string): Promise<Omit<Sent, 'took'>> {
  const fields: [string, string][] = [
    ['stamp', '1'],
    ['versionId', versionId],
    ['consents', 'true-facts'],
    ['consents', 'share-with-programme'],
  ];
  const body = new URLSearchParams(fields).toString();
  const url = `${site.origin}/fr/sme/applications/${draftOf(place)}/edit/review`;
  return new Promise((resolve) => {
    const call = request(
      url,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          ...{ cookie: `rq_session=${tokenOf(place)}`, origin: site.origin },
          'x-forwarded-for': `10.${(place >> 16) & 255}.${(place >> 8) & 255}.${place & 255}`,
        },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () =>
          resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '' }),
        );
      },
    );
    call.once('error', () => resolve({ status: 0, location: '' }));
    call.end(body);
  });
}

interface Outcome {
  readonly sent: readonly Sent[];
  readonly seconds: number;
  /** Approvals carried out meanwhile. */
  readonly decided: number;
}

async function report(client: pg.Client, { sent, seconds, decided }: Outcome): Promise<void> {
  const { CASE_CHECKS } = await import('#domain/cases/index.server.ts');
  const { runChecks } = await import('#domain/ledger/index.server.ts');
  const fine = sent.filter(({ status, location }) => status === 303 && location.includes('?sent'));
  const took = sent.map((one) => one.took).sort((one, other) => one - other);
  const at = (share: number) => took[Math.ceil(took.length * share) - 1] ?? NaN;
  const { rows } = await client.query<{ sent: string; numbers: string; unordered: string }>(`
    SELECT count(*) AS sent, count(DISTINCT number) AS numbers,
      count(*) FILTER (WHERE number <= before) AS unordered
    FROM (SELECT number, lag(number) OVER (ORDER BY number) AS before
      FROM aid_application WHERE id LIKE 'opening-draft-%' AND number IS NOT NULL) AS receipts`);
  const statuses = new Map<number, number>();
  for (const { status } of sent) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  say(
    `answered in ${seconds.toFixed(1)} s (due in ${SECONDS} s), ${(sent.length / seconds).toFixed(0)} a second`,
  );
  say(`accepted ${fine.length} of ${sent.length}; statuses ${JSON.stringify([...statuses])}`);
  say(
    `receipts in the database ${rows[0]?.sent}, numbers ${rows[0]?.numbers}, out of order ${rows[0]?.unordered}`,
  );
  say(
    `ms from due to answered: p50 ${at(0.5).toFixed(0)}, p95 ${at(0.95).toFixed(0)}, p99 ${at(0.99).toFixed(0)}, longest ${at(1).toFixed(0)}`,
  );
  say(`approvals meanwhile: ${decided} of ${APPROVALS}`);
  let broken = 0;
  for await (const found of runChecks(CASE_CHECKS)) {
    broken += found.broken;
    if (found.broken > 0) say(`BROKEN ${found.code}: ${found.broken} of ${found.looked}`);
  }
  const sums = await client.query<{ code: string; sum: string }>(
    `SELECT code, sum(balance) AS sum FROM ledger_account WHERE book = 'budget' AND balance <> 0
     GROUP BY code ORDER BY code`,
  );
  say(
    `accounts: ${sums.rows.map(({ code, sum }) => `${code} ${sum}`).join(', ')}; checks broken: ${broken}`,
  );
  if (fine.length < sent.length || broken > 0 || rows[0]?.numbers !== String(sent.length))
    process.exitCode = 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
