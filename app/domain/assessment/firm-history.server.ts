import type { Actor, MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { numbered } from './history.ts';
import { listFirmStates, scoringInput, type AssessmentState } from './records.server.ts';
import { firstActions, type FirstAction } from './result-page.server.ts';
import { score } from './scoring.ts';
import { stageView, type StageView } from './stage-view.ts';
import type { AssessmentMode, AssessmentPath, ContentLang } from './types.ts';

/** Who opened an assessment, as its reader says it. */
export type OpenedBy = 'you' | 'colleague' | 'advisor' | 'browser';

/** One line of the list of a firm's assessments. */
export interface FirmAssessment {
  readonly id: string;
  /** Its place among the completed ones, 0 for T0; null while it is a draft. */
  readonly t: number | null;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  readonly path: AssessmentPath;
  readonly mode: AssessmentMode;
  readonly openedBy: OpenedBy;
  /** 0–100; null for drafts and while too little is known. */
  readonly score: number | null;
  readonly stage: StageView | null;
  /** The copy a colleague is filling in, and whether one was completed. */
  readonly second: { readonly openId: string | null; readonly completed: boolean };
}

type Reading = Pick<FirmAssessment, 'score' | 'stage'>;

function readingOf(state: AssessmentState, lang: ContentLang): Reading {
  if (state.completedAt === null) return { score: null, stage: null };
  const result = score(state.framework.compiled, scoringInput(state));
  return { score: result.score, stage: stageView(state, result, lang).stage };
}

function openedBy(state: AssessmentState, { person }: Pick<Actor, 'person'>): OpenedBy {
  if (state.openedById === null) return 'browser';
  if (state.openedById === person?.accountId) return 'you';
  return state.mode === 'self' ? 'colleague' : 'advisor';
}

function viewsOf(
  states: readonly AssessmentState[],
  actor: Pick<Actor, 'person'>,
  lang: ContentLang,
): FirmAssessment[] {
  const places = new Map(numbered(states).map(({ id, t }) => [id, t]));
  const secondsOf = (id: string) => states.filter(({ secondOfId }) => secondOfId === id);
  return states
    .filter(({ secondOfId }) => secondOfId === null)
    .map((state) => ({
      id: state.id,
      t: places.get(state.id) ?? null,
      createdAt: state.createdAt,
      completedAt: state.completedAt,
      path: state.path,
      mode: state.mode,
      openedBy: openedBy(state, actor),
      ...readingOf(state, lang),
      second: {
        openId: secondsOf(state.id).find(({ completedAt }) => completedAt === null)?.id ?? null,
        completed: secondsOf(state.id).some(({ completedAt }) => completedAt !== null),
      },
    }));
}

/** The assessments of the firm the actor works in, newest first. */
export async function listFirmAssessments(
  actor: MemberActor,
  lang: ContentLang,
): Promise<FirmAssessment[]> {
  const states = await listFirmStates(db, actor.person.seat.organisationId);
  return viewsOf(states, actor, lang).reverse();
}

interface SmeOverview {
  /** The assessment completed last. */
  readonly latest: FirmAssessment | null;
  /** The three next open actions of its plan. */
  readonly next: readonly FirstAction[];
  /** The draft opened last. */
  readonly draft: FirmAssessment | null;
  /** How many times the firm was measured: T0 to T(n − 1). */
  readonly measured: number;
}

/** What the home page of a firm says of its assessments. */
export async function getSmeOverview(actor: MemberActor, lang: ContentLang): Promise<SmeOverview> {
  const { organisationId } = actor.person.seat;
  const views = viewsOf(await listFirmStates(db, organisationId), actor, lang);
  const completed = views.filter(({ t }) => t !== null).sort((a, b) => (a.t ?? 0) - (b.t ?? 0));
  const latest = completed.at(-1) ?? null;
  return {
    latest,
    next: latest === null ? [] : await firstActions(latest.id, lang),
    draft: views.findLast(({ completedAt }) => completedAt === null) ?? null,
    measured: completed.length,
  };
}
