/**
 * The drill of an opening day: firms send their requests through HTTP within a minute while officers
 * approve others. Every receipt must be unique, none lost, no error, and the money untouched by it.
 * `npm run drill:opening -- --firms=10000 --seconds=60`
 */
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { draftOf, makeFirms, tokenOf } from './opening-firms.ts';
import { reportOpening, say, type Answer, type Sent } from './opening-report.ts';
import { processorSeconds } from './processes.ts';
import { startSite } from './site.ts';

const { values } = parseArgs({
  options: {
    firms: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '60' },
    approvals: { type: 'string', default: '200' },
    connections: { type: 'string', default: '256' },
  },
});
const FIRMS = countOf(values.firms);
const SECONDS = countOf(values.seconds);
const APPROVALS = countOf(values.approvals);
/** Firms that wait for an answer at once; the next ones wait for a connection. */
const CONNECTIONS = countOf(values.connections);
/** Centimes that each of the requests decided meanwhile is granted. */
const AID = 400_000n;

const site = await startSite({ oneCore: false });
try {
  Object.assign(process.env, {
    ...{ DATABASE_URL: site.databaseUrl, DATABASE_POOL_SIZE: '4', RAQMANA_MODE: 'demo' },
    ...{ APP_SECRET: 'only for this drill, 32 characters or more', LOG_LEVEL: 'silent' },
  });
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  try {
    await drill(client);
  } finally {
    const { closeDatabase } = await import('#platform/db.ts');
    await Promise.all([client.end(), closeDatabase()]);
  }
} finally {
  await site.stop();
}

async function drill(client: pg.Client): Promise<void> {
  const { openProgramme } = await import('../tests/factories/cases.ts');
  const { prepareApprovals } = await import('./opening-officers.ts');
  const funded = AID * BigInt(APPROVALS);
  const programme = await openProgramme({
    ...{ funded, year: new Date().getFullYear() },
    running: { perFirm: { ceiling: 6_000_000, months: 36 } },
  });
  await makeFirms(client, FIRMS + APPROVALS, programme);
  const approvals = await prepareApprovals(programme, { count: APPROVALS, from: FIRMS + 1 });
  say(`${FIRMS} firms are ready, ${APPROVALS} proposals wait for a decision.`);
  const before = await processorSeconds(site.pid);
  const startedAt = performance.now();
  const deciding = approvals.decideAll();
  const sent = await open(programme.versionId, FIRMS);
  const seconds = (performance.now() - startedAt) / 1000;
  const processor = (await processorSeconds(site.pid)) - before;
  const decided = await deciding;
  const isFine = await reportOpening(client, {
    ...{ sent, seconds, processor, decided },
    ...{ due: SECONDS, approvals: APPROVALS },
  });
  if (!isFine) process.exitCode = 1;
}

/** All firms send, evenly over the time, whatever the answers take. */
async function open(versionId: string, count: number): Promise<readonly Sent[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const begin = performance.now();
  const gap = (SECONDS * 1000) / Math.max(1, count);
  const answers = Array.from({ length: count }, async (_, place) => {
    const due = begin + place * gap;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const sentAt = performance.now();
    const answer = await send(agent, place + 1, versionId);
    const answeredAt = performance.now();
    return { ...answer, ...{ id: draftOf(place + 1), dueAt: due, sentAt, answeredAt } };
  });
  const sent = await Promise.all(answers);
  agent.destroy();
  return sent;
}

function send(agent: Agent, place: number, versionId: string): Promise<Answer> {
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

function countOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error('Counts are whole numbers above 0.');
  return count;
}
