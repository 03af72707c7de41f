import type { Actor } from '#domain/kernel/index.server.ts';
import { db, isDatabaseAway } from '#platform/db.ts';
import { eachAlone } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';
import { tellGone } from '../shortlist/tell-gone.server.ts';
import { readPresent } from './current-run.server.ts';
import { matchMany } from './match-many.server.ts';
import type { Means } from './record.server.ts';
import { recallAll } from './recall.server.ts';
import { listBehind, type BehindRun } from './stored-runs.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Days after which an assessment that nobody looks at is matched again only when somebody does. */
const SEEN_DAYS = 180;
/**
 * Assessments of one transaction, and transactions of one job that matched some: then others of its
 * queue come first. Those that cannot be matched do not count, or they would come first for ever.
 */
const CHUNK = 200;
const CHUNKS = 100;

export interface RefreshOptions extends Pick<Actor, 'randomBytes'> {
  readonly now: Date;
  readonly chunk?: number;
  readonly chunks?: number;
}

/**
 * Tells firms of shortlisted offers that are gone, and matches assessments again whose runs were made
 * with other offers, programmes or weights than those of now. Each chunk is kept by itself: stopped
 * in the middle and started again it does the rest. What is wrong with one assessment keeps no other
 * waiting and is thrown at the end. Returns how many were matched.
 */
export async function refreshMatches(options: RefreshOptions): Promise<number> {
  const { now, chunk = CHUNK, chunks = CHUNKS } = options;
  const since = new Date(now.getTime() - SEEN_DAYS * DAY_MS);
  const failed: unknown[] = [];
  let [done, turns, after] = [0, 0, ''];
  let means: Means | null = null;
  await tellGone(now).catch((error: unknown) => failed.push(error));
  for (;;) {
    if (turns === chunks) {
      await goOnLater();
      break;
    }
    means = await meansOf(now, means);
    const stamp = stampOf(means);
    const behind = await listBehind(db, stamp, { after, since, most: chunk });
    const matched = await matchChunk(behind, means, options, failed);
    done += matched;
    if (matched > 0) turns += 1;
    const last = behind.at(-1);
    if (last === undefined || behind.length < chunk) break;
    after = last.assessmentId;
  }
  if (failed.length > 0) throw new AggregateError(failed, 'some matches could not be made again');
  return done;
}

const stampOf = ({ edition, weights, aid }: Means) => ({
  ...{ edition, weightsId: weights.id },
  programmesHash: aid.fingerprint,
});

/** The means of now; offers are read again only when the index changed since the last chunk. */
async function meansOf(now: Date, before: Means | null): Promise<Means> {
  const present = await readPresent(now);
  const fields =
    before?.edition === present.edition ? before.fields : await recallAll(db, present.edition);
  return { now, ...present, fields };
}

async function matchChunk(
  runs: readonly BehindRun[],
  means: Means,
  actor: Pick<Actor, 'randomBytes'>,
  failed: unknown[],
): Promise<number> {
  try {
    return await matchMany(runs, means, actor);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
  }
  let done = 0;
  await eachAlone(runs, async (run) => {
    done += await matchMany([run], means, actor);
  }).catch((error: unknown) => failed.push(error));
  return done;
}

async function goOnLater(): Promise<void> {
  await inTransaction('matching.go-on', (tx) =>
    addJob(tx, 'match-refresh', {}, { key: 'match-refresh', queue: 'match' }),
  );
}
