import type { Prisma } from '#platform/prisma-client/client.ts';
import { UUID_RANDOM_BYTES, uuidV7, type Actor } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { askForMatches } from './ask-for-matches.server.ts';
import { sizeBand } from './comparison.ts';
import { contentHash } from './framework.ts';
import { regionOf } from './places.ts';
import { getAssessment, scoringInput, type AssessmentState } from './records.server.ts';
import { score } from './scoring.ts';
import { syncPlan } from './sync-plan.server.ts';
import type { ScoreResult } from './types.ts';

/**
 * Keeps the result of the answers as they are now, unless the latest kept one has the same input,
 * and the plan with it. Nothing is kept of a second respondent's copy: it enters neither plan nor
 * comparison. The caller holds the assessment.
 */
export async function recordResult(
  tx: Tx,
  actor: Pick<Actor, 'now' | 'randomBytes'>,
  state: AssessmentState,
): Promise<ScoreResult> {
  const input = scoringInput(state);
  const result = score(state.framework.compiled, input);
  if (state.secondOfId !== null) return result;
  const inputHash = contentHash({ framework: state.framework.id, input });
  const latest = await tx.assessmentResult.findFirst({
    where: { assessmentId: state.id },
    orderBy: [{ computedAt: 'desc' }, { id: 'desc' }],
    select: { inputHash: true },
  });
  if (latest?.inputHash !== inputHash)
    await tx.assessmentResult.create({
      data: {
        id: uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES)),
        assessmentId: state.id,
        inputHash,
        result: JSON.parse(JSON.stringify(result)) as Prisma.InputJsonValue,
        score: result.score,
        coverage: result.coverage,
        sector: state.facts.sector ?? '',
        sizeBand: sizeBand(state.facts.staff ?? 1),
        region: regionOf(state.facts.province) ?? '',
        computedAt: actor.now,
      },
    });
  await syncPlan(tx, actor.now, state, result);
  await askForMatches(tx, state, actor.now);
  return result;
}

/** After a change: the result follows when the assessment was completed before. The caller holds it. */
export async function recordResultIfComplete(
  tx: Tx,
  actor: Pick<Actor, 'now' | 'randomBytes'>,
  id: string,
): Promise<void> {
  const state = await getAssessment(tx, id);
  if (state.completedAt !== null) await recordResult(tx, actor, state);
}
