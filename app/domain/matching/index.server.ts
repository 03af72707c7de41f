export { currentRun, refreshRun, type CurrentRun } from './runs/current-run.server.ts';
export { presentWeights, seedWeights } from './weights/present.server.ts';
export { listShortlists } from './shortlist/list-shortlists.server.ts';
export { getActionMatches, getMatches, type MatchesPage } from './pages/matches.server.ts';
export { getMatchSummary } from './pages/summary.server.ts';
export { findRoadmapMatches } from './pages/roadmap-matches.server.ts';
export { saveWish } from './runs/save-wish.server.ts';
export { wishFormSchema, wishOfForm, wishValues } from './runs/wish-form.ts';
export { NO_WISH } from './score/asked.ts';
export { indexMissing } from './index/index-missing.server.ts';
export { indexOffers } from './index/write-index.server.ts';
export { recordOutcome, setRunning, type Outcome } from './outcomes/record-outcome.server.ts';
export { getOwnRanking } from './ranking/own-ranking.server.ts';
export { getOfferRanking } from './ranking/offer-ranking.server.ts';
export { rankingPeriodOf } from './ranking/period.ts';
export { appealSchema, type AppealForm } from './appeals/appeal-form.ts';
export { openAppeal } from './appeals/open-appeal.server.ts';
export { withdrawAppeal } from './appeals/withdraw-appeal.server.ts';
export {
  EXPOSURE_PERIODS,
  exposurePeriodOf,
  getExposureReport,
  type ExposureReport,
} from './exposure/exposure-report.server.ts';
export type { Concentration } from './exposure/concentration.ts';
export {
  readCoverageQuery,
  writeCoverageQuery,
  type CoverageQuery,
} from './coverage/coverage-query.ts';
export { getCoverageReport } from './coverage/coverage-report.server.ts';
export type { CoverageRow } from './coverage/gaps.ts';
export { weightsDecisionSchema, weightsFormSchema } from './weights/weights-form.ts';
export { proposeWeights } from './weights/propose.server.ts';
export { decideWeights, withdrawWeights } from './weights/decide.server.ts';
export { previewWeights } from './weights/effect-view.server.ts';
export { getWeightsPage, type WeightsLine } from './weights/list-weights.server.ts';
export { appealAnswerSchema } from './appeals/answer-form.ts';
export { answerAppeal } from './appeals/answer-appeal.server.ts';
export {
  getAppeal,
  listAppeals,
  type AppealDossier,
  type AppealLine,
} from './appeals/list-appeals.server.ts';
export { addToShortlist } from './shortlist/add-to-shortlist.server.ts';
export { freezeShortlist } from './shortlist/freeze-shortlist.server.ts';
export { getShortlist } from './shortlist/get-shortlist.server.ts';
export { removeFromShortlist } from './shortlist/remove-from-shortlist.server.ts';
export { suggestShortlist } from './shortlist/suggest-shortlist.server.ts';
export { noteShown } from './exposure/note-shown.server.ts';
export { countShowing } from './exposure/count-showing.server.ts';
export { matchAssessment } from './runs/match-assessment.server.ts';
export { refreshMatches } from './runs/refresh-matches.server.ts';
export { listRunIds, replayRun, type Replay } from './runs/replay.server.ts';
export { purgeMatches } from './runs/purge.server.ts';
export { exportFirmMatches } from './runs/export-firm-matches.server.ts';
export { answerMatches } from './api/answer-matches.server.ts';
export { parseMatchesRequest } from './api/read-request.ts';
export { matchesRequestSchema } from './api/request-schema.ts';
export { matchesResponseSchema } from './api/response-schema.ts';
export { getMatchingMethod } from './pages/method.server.ts';
export {
  findFrozenShortlist,
  getFrozenShortlist,
  listFrozenShortlists,
  type FrozenShortlist,
} from './shortlist/frozen-shortlists.server.ts';
export { SETTLED_OFFERS } from './shortlist/views.server.ts';
