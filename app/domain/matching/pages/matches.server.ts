import { actionTitles, type ContentLang } from '#domain/assessment/index.server.ts';
import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { ENOUGH, SHOWN_FIRST } from '../codes.ts';
import { noteShown } from '../exposure/note-shown.server.ts';
import type { ListOutput } from '../runs/content.ts';
import { currentRun, type CurrentRun } from '../runs/current-run.server.ts';
import {
  inputOf,
  matchViews,
  nearViews,
  readPresentOf,
  type Present,
} from './match-views.server.ts';
import type { ActionMatches, RunView } from './types.ts';

/** Near misses shown beside few matches. */
const NEAR_SHOWN = 2;

/** The matches of an assessment, action by action in the order of its plan. */
export interface MatchesPage extends RunView {
  readonly actions: readonly ActionMatches[];
}

/**
 * The best offers for every open action of a plan that the actor may open, and the nearest ways out
 * where supply is thin. The run counts as shown. Throws `assessment.not-found` and `matching.not-completed`.
 */
export async function getMatches(
  actor: Actor,
  assessmentId: string,
  lang: ContentLang,
): Promise<MatchesPage> {
  const run = await currentRun(actor, assessmentId);
  const shown = run.output.lists.map((list) => firstOf(run, list));
  const present = await readPresentOf(shown.flatMap(idsOf), lang, actor.now);
  const actions = shown.map((list) => actionMatches(run, list, present, lang));
  await noteShown(actor.now, run.id);
  return { ...runView(run, assessmentId), actions };
}

/** What of a list the first page shows. */
function firstOf(run: CurrentRun, { action, entries, near }: ListOutput): ListOutput {
  const { providers } = inputOf(run.inputs, { action });
  return {
    action,
    entries: entries.slice(0, SHOWN_FIRST),
    near: isThin(providers) ? near.slice(0, NEAR_SHOWN) : [],
  };
}

const isThin = (providers: number) => providers < ENOUGH;
const idsOf = ({ entries, near }: ListOutput) => [...entries, ...near].map(({ offer }) => offer);

/** All matches kept of one action, and its near misses. */
interface ActionMatchesPage extends RunView {
  readonly action: ActionMatches;
}

/** As `getMatches`, for one action; `assessment.not-found` when it is not open in the plan. */
export async function getActionMatches(
  actor: Actor,
  assessmentId: string,
  actionId: string,
  lang: ContentLang,
): Promise<ActionMatchesPage> {
  const run = await currentRun(actor, assessmentId);
  const list = run.output.lists.find(({ action }) => action === actionId);
  if (list === undefined) throw new DomainError('assessment.not-found');
  const present = await readPresentOf(idsOf(list), lang, actor.now);
  await noteShown(actor.now, run.id);
  return { ...runView(run, assessmentId), action: actionMatches(run, list, present, lang) };
}

function actionMatches(
  { inputs }: CurrentRun,
  list: ListOutput,
  present: Present,
  lang: ContentLang,
): ActionMatches {
  const { need, matches, providers, near } = inputOf(inputs, list);
  return {
    need,
    title: actionTitles(lang).get(need.action) ?? need.action,
    ...{ matches, providers, near },
    thin: isThin(providers),
    best: matchViews(inputs, list, present),
    nearest: nearViews(inputs, list, present),
  };
}

function runView(run: CurrentRun, assessmentId: string): RunView {
  const { id, hash, computedAt, stale, readOnly, inputs } = run;
  const { firm, wish, seed, weights } = inputs;
  return {
    assessmentId,
    runId: id,
    ...{ hash, seed, computedAt, stale, readOnly, wish },
    isRough: firm.stage === null,
    hasRegion: firm.region !== null,
    weights: { number: weights.number, content: weights.content },
  };
}
