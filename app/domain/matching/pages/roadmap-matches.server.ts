import type { ContentLang } from '#domain/assessment/index.server.ts';
import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { SHOWN_FIRST } from '../codes.ts';
import type { ListOutput } from '../runs/content.ts';
import { currentRun, type CurrentRun } from '../runs/current-run.server.ts';
import {
  inputOf,
  matchViews,
  nearViews,
  readPresentOf,
  type Present,
} from './match-views.server.ts';
import type { MatchView, NearView, Offered, OfferMatch, RoadmapMatch } from './types.ts';

/** What stands beside the actions of a plan on pages that are about the plan. */
interface RoadmapMatches extends Pick<CurrentRun, 'computedAt'> {
  readonly runId: string;
  readonly isStale: boolean;
  /** Open actions by their ids; all others have nothing. */
  readonly actions: ReadonlyMap<string, RoadmapMatch>;
}

const NO_PLAN: readonly string[] = ['assessment.not-found', 'matching.not-completed'];

/**
 * The first offers for each open action of a plan, or for those of `only`: one reading of the run,
 * one of the offers. Null where there is no plan that the actor may open.
 */
export async function findRoadmapMatches(
  actor: Actor,
  assessmentId: string,
  lang: ContentLang,
  only: readonly string[] | null = null,
): Promise<RoadmapMatches | null> {
  const run = await findRun(actor, assessmentId);
  if (run === null) return null;
  const lists = run.output.lists
    .filter(({ action }) => only?.includes(action) ?? true)
    .map(shortened);
  const present = await readPresentOf(lists.flatMap(idsOf), lang, actor.now);
  return {
    runId: run.id,
    computedAt: run.computedAt,
    isStale: run.stale.length > 0,
    actions: new Map(lists.map((list) => [list.action, roadmapMatch(run, list, present)])),
  };
}

async function findRun(actor: Actor, assessmentId: string): Promise<CurrentRun | null> {
  try {
    return await currentRun(actor, assessmentId);
  } catch (error) {
    if (error instanceof DomainError && NO_PLAN.includes(error.code)) return null;
    throw error;
  }
}

/** The first matches; where there are none, all near misses: the first may be gone. */
function shortened({ action, entries, near }: ListOutput): ListOutput {
  const first = entries.slice(0, SHOWN_FIRST);
  return { action, entries: first, near: first.length === 0 ? near : [] };
}

const idsOf = ({ entries, near }: ListOutput) => [...entries, ...near].map(({ offer }) => offer);

function roadmapMatch({ inputs }: CurrentRun, list: ListOutput, present: Present): RoadmapMatch {
  const { matches, near } = inputOf(inputs, list);
  return {
    ...{ matches, near },
    best: matchViews(inputs, list, present).filter(isOffered<MatchView>),
    nearest: nearViews(inputs, list, present).find(isOffered<NearView>) ?? null,
    wish: inputs.wish,
  };
}

function isOffered<Match extends OfferMatch>(match: Match): match is Offered<Match> {
  return match.offer !== null;
}
