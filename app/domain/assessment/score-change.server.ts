import type { Reader } from './reader.server.ts';

/** Scores of a firm before and after something, of 0–100, and when it was measured again. */
export interface ScoreChange {
  readonly before: number;
  readonly after: number;
  readonly at: Date;
}

async function latestScore(reader: Reader, assessmentId: string): Promise<number | null> {
  const row = await reader.assessmentResult.findFirst({
    where: { assessmentId },
    orderBy: { computedAt: 'desc' },
    select: { score: true },
  });
  return row?.score ?? null;
}

/**
 * From the score of one assessment to that of the first the firm completed after a moment; null while
 * there is none, or too little is known to score one of them.
 */
export async function findScoreChange(
  reader: Reader,
  asked: { readonly organisationId: string; readonly assessmentId: string; readonly after: Date },
): Promise<ScoreChange | null> {
  const { organisationId, assessmentId } = asked;
  const own = await reader.assessment.findFirst({ where: { id: assessmentId, organisationId } });
  const again = await reader.assessment.findFirst({
    where: {
      ...{ organisationId, secondOfId: null, id: { not: assessmentId } },
      completedAt: { gt: asked.after },
    },
    orderBy: { completedAt: 'asc' },
    select: { id: true, completedAt: true },
  });
  if (!own || !again?.completedAt) return null;
  const [before, after] = [
    await latestScore(reader, assessmentId),
    await latestScore(reader, again.id),
  ];
  return before === null || after === null ? null : { before, after, at: again.completedAt };
}
