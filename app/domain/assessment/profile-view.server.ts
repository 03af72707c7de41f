import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { ProfileFacts } from './facts.ts';
import { dimensionsAsked } from './questionnaire.server.ts';
import type { Reader } from './reader.server.ts';
import { getOwnAssessment, type AssessmentState } from './records.server.ts';
import { shownCode } from './resume-secret.server.ts';
import type { AssessmentPath } from './types.ts';

export interface ProfileView {
  readonly id: string;
  readonly path: AssessmentPath;
  readonly facts: ProfileFacts;
  /** The way back of an anonymous assessment; null once it belongs to a firm. */
  readonly code: string | null;
  readonly readOnly: boolean;
  readonly completed: boolean;
  /** The first page of questions, in the order of the pages. */
  readonly firstDimension: string;
}

/** The facts given so far and the code to come back. Throws `assessment.not-found`. */
export async function getProfile(actor: Actor, id: string): Promise<ProfileView> {
  const state = await getOwnAssessment(db, actor, id);
  return {
    id,
    path: state.path,
    facts: state.facts,
    code: codeOf(state),
    readOnly: state.readOnly,
    completed: state.completedAt !== null,
    firstDimension: dimensionsAsked(state.framework, state.path, state.facts)[0] ?? 'cus',
  };
}

/** The resume code of a state: whatever belongs to a firm is opened by its people alone. */
export function codeOf(
  state: Pick<AssessmentState, 'id' | 'organisationId' | 'resumeVersion'>,
): string | null {
  return state.organisationId === null ? shownCode(state.id, state.resumeVersion) : null;
}

/** The resume code of an anonymous assessment of this browser. Throws `assessment.not-found`. */
export async function getResumeCode(reader: Reader, actor: Actor, id: string): Promise<string> {
  const state = await getOwnAssessment(reader, actor, id);
  const code = codeOf(state);
  if (code === null) throw new DomainError('assessment.not-found');
  return code;
}

export interface OwnAssessment {
  readonly id: string;
  readonly createdAt: Date;
  readonly completed: boolean;
  /** True when it belongs to the firm the person works in, false when only this browser has it. */
  readonly ofFirm: boolean;
}

const MOST_LISTED = 10;

/**
 * What the actor may open without asking further, newest first: the anonymous assessments of this
 * browser and, for somebody who works in a firm, those of the firm.
 */
export async function listOwnAssessments({
  deviceHash,
  person,
}: Pick<Actor, 'deviceHash' | 'person'>): Promise<OwnAssessment[]> {
  const organisationId = person?.seat?.kind === 'sme' ? person.seat.organisationId : null;
  if (deviceHash === null && organisationId === null) return [];
  const rows = await db.assessment.findMany({
    where: {
      OR: [
        ...(deviceHash === null
          ? []
          : [{ organisationId: null, grants: { some: { tokenHash: deviceHash } } }]),
        ...(organisationId === null ? [] : [{ organisationId, secondOfId: null }]),
      ],
    },
    orderBy: { createdAt: 'desc' },
    take: MOST_LISTED,
    select: { id: true, createdAt: true, completedAt: true, organisationId: true },
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    completed: row.completedAt !== null,
    ofFirm: row.organisationId !== null,
  }));
}
