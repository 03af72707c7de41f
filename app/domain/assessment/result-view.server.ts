import { getComparison, type ComparisonView } from './comparison.server.ts';
import { DII_REFERENCE_STAFF } from './dii.ts';
import { dmaEstimates, type DmaEstimate } from './dma.ts';
import { indicesOf, type Indices } from './indices.ts';
import { moukawalaScores, type MoukawalaScore } from './moukawala.ts';
import type { DmaDimension } from './framework.ts';
import { nextSteps, type NextStep } from './next-steps.ts';
import { scoringInput, type AssessmentState } from './records.server.ts';
import { score } from './scoring.ts';
import { getShared } from './share-result.server.ts';
import { stageView, type GateView, type StageView } from './stage-view.ts';
import type {
  AssessmentMode,
  AssessmentPath,
  ContentLang,
  DiiResult,
  DimensionScore,
} from './types.ts';

export interface DimensionResult extends DimensionScore {
  readonly id: string;
  readonly name: string;
  readonly short: string;
}

/** Everything the result page, the report and a shared link show of a result. */
export interface ResultView {
  readonly id: string;
  readonly path: AssessmentPath;
  readonly mode: AssessmentMode;
  readonly version: string;
  readonly hash: string;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
  /** True when Eurostat has no reference for firms this small. */
  readonly belowDiiReference: boolean;
  readonly score: number | null;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly stage: StageView | null;
  readonly gates: readonly GateView[];
  readonly dimensions: readonly DimensionResult[];
  readonly dii: DiiResult;
  readonly indices: Indices;
  readonly moukawala: readonly MoukawalaScore[];
  readonly dma: Readonly<Record<DmaDimension, DmaEstimate>>;
  readonly comparison: ComparisonView;
  readonly nextSteps: readonly NextStep[];
}

/** The result behind a share link, without the answers. Throws `assessment.not-found`. */
export async function getSharedResult(
  token: string,
  now: Date,
  lang: ContentLang,
): Promise<{ readonly result: ResultView; readonly expiresAt: Date }> {
  const { state, expiresAt } = await getShared(token, now);
  const result = await resultOf(state, lang, now);
  return { result: { ...result, nextSteps: [] }, expiresAt };
}

/** Computes the view of a state; the pages, the report and share links all pass here. */
export async function resultOf(
  state: AssessmentState,
  lang: ContentLang,
  now: Date,
): Promise<ResultView> {
  const { compiled, content, hash } = state.framework;
  const result = score(compiled, scoringInput(state));
  return {
    id: state.id,
    path: state.path,
    mode: state.mode,
    version: content.definition.version,
    hash,
    createdAt: state.createdAt,
    completedAt: state.completedAt,
    belowDiiReference: (state.facts.staff ?? 1) < DII_REFERENCE_STAFF,
    score: result.score,
    low: result.low,
    high: result.high,
    coverage: result.coverage,
    ...stageView(state, result, lang),
    dimensions: content.definition.pageOrder.flatMap((dimension) => {
      const values = result.dimensions[dimension];
      const texts = content.texts[lang][dimension]?.dimension;
      return values && texts
        ? [{ id: dimension, name: texts.name, short: texts.short, ...values }]
        : [];
    }),
    dii: result.dii,
    indices: indicesOf(compiled, result),
    moukawala: moukawalaScores(compiled, result),
    dma: dmaEstimates(compiled, result.statuses),
    comparison: await getComparison(state, result, now),
    nextSteps: nextSteps(state, result.statuses, lang),
  };
}
