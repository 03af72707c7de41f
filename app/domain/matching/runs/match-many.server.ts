import { listNeeds, type AssessmentNeeds } from '#domain/assessment/index.server.ts';
import type { Actor } from '#domain/kernel/index.server.ts';
import { listFactsOfFirms, type Facts } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NO_WISH } from '../score/asked.ts';
import { readInputs } from './current-run.server.ts';
import { givenOf, type Given } from './given.server.ts';
import { computeRuns, keepRuns, type Means } from './record.server.ts';
import { dropUnseen, holdPresent, lockAssessments, type BehindRun } from './stored-runs.server.ts';
import { listWishes } from './wish.server.ts';

/**
 * What assessments give to matching, for jobs: facts of firms as they are now, and of an anonymous
 * one as its last run read them, since only its own browser opens them. Those that are gone, have no
 * plan yet or are the copy of a second respondent are left out.
 */
export async function listGiven(
  runs: readonly Pick<BehindRun, 'assessmentId' | 'inputs'>[],
  now: Date,
): Promise<readonly Given[]> {
  const ids = runs.map(({ assessmentId }) => assessmentId);
  const [all, wishes] = await Promise.all([listNeeds(db, ids), listWishes(db, ids)]);
  const ready = all.filter((one) => one.completedAt !== null && one.secondOfId === null);
  const firms = await listFactsOfFirms(
    [...new Set(ready.flatMap(({ organisationId }) => organisationId ?? []))],
    now,
  );
  const inputs = new Map(runs.map((run) => [run.assessmentId, run.inputs]));
  const factsOf = ({ id, organisationId }: AssessmentNeeds): Facts =>
    organisationId === null ? storedFacts(inputs.get(id)) : (firms.get(organisationId) ?? {});
  return ready.map((needs) => givenOf(needs, factsOf(needs), wishes.get(needs.id) ?? NO_WISH));
}

function storedFacts(inputs: string | null | undefined): Facts {
  return inputs == null ? {} : readInputs(inputs).facts;
}

/**
 * Matches assessments again in the place of the runs they have, all or none. One that was matched by
 * somebody else meanwhile is left as it is. Who saw the former run is remembered; one that nobody saw
 * goes. Returns how many were matched.
 */
export async function matchMany(
  runs: readonly BehindRun[],
  means: Means,
  actor: Pick<Actor, 'randomBytes'>,
): Promise<number> {
  const given = await listGiven(runs, means.now);
  if (given.length === 0) return 0;
  const computed = await computeRuns(db, given, means);
  const former = new Map(runs.map(({ id, assessmentId }) => [assessmentId, id]));
  const ids = given.map(({ assessmentId }) => assessmentId);
  return inTransaction('matching.refresh', async (tx) => {
    await lockAssessments(tx, ids);
    const held = new Map(
      (await holdPresent(tx, ids))
        .filter(({ id, assessmentId }) => former.get(assessmentId) === id)
        .map((run) => [run.assessmentId, run]),
    );
    const kept = given.flatMap((one, place) => {
      const [run, made] = [held.get(one.assessmentId), computed[place]];
      return run === undefined || made === undefined
        ? []
        : [{ given: one, computed: made, seenAt: run.seenAt }];
    });
    await dropUnseen(
      tx,
      [...held.values()].map(({ id }) => id),
    );
    await keepRuns(tx, kept, means, actor);
    return kept.length;
  });
}
