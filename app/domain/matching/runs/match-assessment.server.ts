import type { Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { readPresent, staleness } from './current-run.server.ts';
import type { Given } from './given.server.ts';
import { listGiven } from './match-many.server.ts';
import { recall } from './recall.server.ts';
import { computeRuns, keepRuns } from './record.server.ts';
import { lockAssessments } from './stored-runs.server.ts';

/**
 * Matches the assessment of a firm when it was completed or changed, so that what the firm needs is
 * counted before anybody opens a page. An anonymous one is matched on its page alone, where its
 * browser's answers can be read. One that is matched already, or gone, changes nothing.
 */
export async function matchAssessment(
  assessmentId: string,
  actor: Pick<Actor, 'now' | 'randomBytes'>,
): Promise<void> {
  const { now } = actor;
  const [given] = await listGiven([{ assessmentId, inputs: null }], now);
  if (given === undefined || given.organisationId === null) return;
  const present = await readPresent(now);
  const stored = await findPresent(assessmentId);
  const isMatched = stored?.givenHash === given.hash && staleness(stored, present).length === 0;
  if (isMatched) await takeToFirm(given);
  else await matchOne(given, { now, ...present }, actor, stored?.id ?? null);
}

function findPresent(assessmentId: string) {
  return db.matchRun.findFirst({
    where: { assessmentId, replacedAt: null },
    select: { id: true, givenHash: true, edition: true, weightsId: true, programmesHash: true },
  });
}

/** What was matched before the firm had the assessment is its own from then on. */
async function takeToFirm({ assessmentId, organisationId }: Given): Promise<void> {
  const where = { assessmentId, organisationId: null };
  if ((await db.matchRun.count({ where })) === 0) return;
  await inTransaction('matching.take-to-firm', async (tx) => {
    await tx.matchRun.updateMany({ where, data: { organisationId } });
    await tx.matchNeed.updateMany({ where, data: { organisationId } });
  });
}

async function matchOne(
  given: Given,
  present: Awaited<ReturnType<typeof readPresent>> & { readonly now: Date },
  actor: Pick<Actor, 'randomBytes'>,
  before: string | null,
): Promise<void> {
  const categories = [...new Set(given.needs.map(({ category }) => category))];
  const means = { ...present, fields: await recall(db, categories, present.edition) };
  const [computed] = await computeRuns(db, [given], means);
  if (computed === undefined) throw new Error('A run was computed for nobody.');
  const { assessmentId, organisationId } = given;
  await inTransaction('matching.match-assessment', async (tx) => {
    await lockAssessments(tx, [assessmentId]);
    const now = await tx.matchRun.findFirst({
      where: { assessmentId, replacedAt: null },
      select: { id: true },
    });
    // Somebody opened the page meanwhile.
    if ((now?.id ?? null) !== before) return;
    await keepRuns(tx, [{ given, computed }], means, actor);
    await tx.matchRun.updateMany({
      where: { assessmentId, organisationId: null },
      data: { organisationId },
    });
  });
}
