import {
  renderAssessmentReport,
  type AssessmentReport,
  type ReportMatching,
  type ReportOffer,
  type ReportStage,
  type ReportStep,
} from '#documents/assessment-report.server.ts';
import { reportWords } from '#documents/assessment-report-words.ts';
import { civilDateOf, type Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { profileChoices } from './profile-options.server.ts';
import { getOwnAssessment, type AssessmentState } from './records.server.ts';
import { resultOf, type ResultView } from './result-view.server.ts';
import { roadmapOf, type RoadmapView } from './roadmap-view.server.ts';
import type { ContentLang } from './types.ts';

export type { ReportOffer };

const REFERENCE_LENGTH = 8;
const REPORTED_STATES = new Set(['planned', 'doing', 'done']);

export interface ReportRequest {
  readonly id: string;
  readonly lang: ContentLang;
  /** True when the site runs on demonstration data: every page says so. */
  readonly demo: boolean;
  /** Address of the site. */
  readonly origin: string;
  /** Offers for the open actions of the plan; without them the report says nothing of offers. */
  readonly matching?: MatchedOffers | null;
}

/** Offers that were matched to a plan one day, by the ids of its open actions, best first. */
export interface MatchedOffers extends Omit<ReportMatching, 'lists'> {
  readonly offers: ReadonlyMap<string, readonly ReportOffer[]>;
}

type Words = ReturnType<typeof reportWords>;

function stageOf(result: ResultView, words: Words): ReportStage {
  const { stage } = result;
  if (!stage) return { kind: 'none' };
  if (stage.from === stage.to)
    return { kind: 'single', number: stage.from, name: words.stage(stage.from) };
  return { kind: 'range', from: words.stage(stage.from), to: words.stage(stage.to) };
}

function stepsOf(result: ResultView, words: Words): ReportStep[] {
  const names = new Map(result.dimensions.map(({ id, name }) => [id, name]));
  return result.nextSteps.map((step) => ({
    dimension: names.get(step.dimension) ?? step.dimension,
    item: step.title,
    current: step.now ?? words.dontKnow,
    next: step.goal,
    how: step.how,
  }));
}

function wavesOf(roadmap: RoadmapView, words: Words): AssessmentReport['roadmap'] {
  return ([1, 2, 3] as const).map((wave) => ({
    title: words.wave(wave),
    items: roadmap.actions
      .filter((action) => action.wave === wave && REPORTED_STATES.has(action.state))
      .map((action) => ({
        title: action.texts.title,
        benefit: action.texts.benefit,
        steps: action.texts.steps,
        freeStart: action.texts.freeStart,
        owner: action.owner ?? words.lead(action.lead),
        budget:
          action.budgetMad === null
            ? action.costMAD
            : { min: action.budgetMad, max: action.budgetMad },
        weeks: action.weeks,
        dueOn: action.dueOn,
      })),
  }));
}

/** Offers by the titles of their actions, in the order of the plan. */
function matchingOf(roadmap: RoadmapView, matched: MatchedOffers | null): ReportMatching | null {
  if (matched === null) return null;
  const { offers, ...day } = matched;
  const lists = roadmap.actions.flatMap(({ id, texts }) => {
    const found = offers.get(id);
    return found ? [{ action: texts.title, offers: found }] : [];
  });
  return lists.length === 0 ? null : { ...day, lists };
}

function profileOf(state: AssessmentState, lang: ContentLang, words: Words) {
  const choices = profileChoices(lang);
  const provinces = choices.regions.flatMap((region) => region.provinces);
  const named = (list: readonly { value: string; text: string }[], code: string | undefined) =>
    list.find(({ value }) => value === code)?.text ?? '–';
  return [
    { label: words.sector, value: named(choices.sectors, state.facts.sector) },
    { label: words.staff, value: String(state.facts.staff ?? 1) },
    { label: words.province, value: named(provinces, state.facts.province) },
    ...(state.mode === 'self' ? [] : [{ label: words.mode, value: words.filledIn(state.mode) }]),
  ];
}

/** The PDF report of an assessment. Throws `assessment.not-found`. */
export async function renderReport(
  actor: Actor,
  { id, lang, demo, origin, matching = null }: ReportRequest,
): Promise<Uint8Array> {
  const state = await getOwnAssessment(db, actor, id);
  const [result, roadmap] = await Promise.all([
    resultOf(state, lang, actor.now),
    roadmapOf(state, lang, actor.now),
  ]);
  const words = reportWords(lang);
  const { definition } = state.framework.content;
  return renderAssessmentReport({
    language: lang,
    reference: id.slice(-REFERENCE_LENGTH).toUpperCase(),
    completedOn: civilDateOf(state.completedAt ?? state.createdAt),
    printedOn: civilDateOf(actor.now),
    path: state.path,
    demo,
    profile: profileOf(state, lang, words),
    overall: {
      score: result.score,
      low: result.low,
      high: result.high,
      stage: stageOf(result, words),
    },
    dimensions: result.dimensions.map(({ name, score, low, high, measured }) => ({
      name,
      score,
      low,
      high,
      measured,
    })),
    gates: result.gates.map((gate) => words.gate(gate)),
    dii: {
      met: result.dii.met,
      measured: result.dii.measured,
      text: words.diiNote(result.belowDiiReference),
    },
    nextSteps: stepsOf(result, words),
    roadmap: wavesOf(roadmap, words),
    matching: matchingOf(roadmap, matching),
    method: {
      framework: `${definition.id} ${definition.version}`,
      contentHash: state.framework.hash,
      address: origin,
    },
  });
}
