import type { AnonymousActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { ProfileFacts } from './facts.ts';
import { dimensionsAsked } from './questionnaire.server.ts';
import type { Reader } from './reader.server.ts';
import { getOwnAssessment } from './records.server.ts';
import { shownCode } from './resume-secret.server.ts';
import type { AssessmentPath } from './types.ts';

export interface ProfileView {
  readonly id: string;
  readonly path: AssessmentPath;
  readonly facts: ProfileFacts;
  readonly code: string;
  readonly completed: boolean;
  /** The first page of questions, in the order of the pages. */
  readonly firstDimension: string;
}

/** The facts given so far and the code to come back. Throws `assessment.not-found`. */
export async function getProfile(actor: AnonymousActor, id: string): Promise<ProfileView> {
  const state = await getOwnAssessment(db, actor, id);
  return {
    id,
    path: state.path,
    facts: state.facts,
    code: shownCode(id, state.resumeVersion),
    completed: state.completedAt !== null,
    firstDimension: dimensionsAsked(state.framework, state.path, state.facts)[0] ?? 'cus',
  };
}

/** The resume code of an assessment this browser may open. Throws `assessment.not-found`. */
export async function getResumeCode(
  reader: Reader,
  actor: AnonymousActor,
  id: string,
): Promise<string> {
  const state = await getOwnAssessment(reader, actor, id);
  return shownCode(id, state.resumeVersion);
}

export interface OwnAssessment {
  readonly id: string;
  readonly createdAt: Date;
  readonly completed: boolean;
}

const MOST_LISTED = 10;

/** The assessments this browser may open, newest first. */
export async function listOwnAssessments(
  actor: Pick<AnonymousActor, 'deviceHash'>,
): Promise<OwnAssessment[]> {
  if (actor.deviceHash === null) return [];
  const rows = await db.assessment.findMany({
    where: { grants: { some: { tokenHash: actor.deviceHash } } },
    orderBy: { createdAt: 'desc' },
    take: MOST_LISTED,
    select: { id: true, createdAt: true, completedAt: true },
  });
  return rows.map(({ id, createdAt, completedAt }) => ({
    id,
    createdAt,
    completed: completedAt !== null,
  }));
}
