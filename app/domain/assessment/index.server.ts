export { readAnswersForm } from './answers-form.ts';
export { changePath } from './change-path.server.ts';
export { freezeBenchmarks } from './comparison.server.ts';
export { completeAssessment } from './complete-assessment.server.ts';
export { exportAssessment } from './export-assessment.server.ts';
export { currentFramework, publishCurrentFramework } from './framework-versions.server.ts';
export { getResumeCode, getProfile, listOwnAssessments } from './profile-view.server.ts';
export {
  dimensionPageFromForm,
  findDimensionPage,
  opensFollowUp,
  type DimensionPage,
} from './questionnaire.server.ts';
export { getReassessment } from './reassess-view.server.ts';
export { profileChoices } from './profile-options.server.ts';
export { renderReport, type MatchedOffers, type ReportOffer } from './render-report.server.ts';
export { resumeAssessment } from './resume-assessment.server.ts';
export { getResultPage } from './result-page.server.ts';
export { getSharedResult } from './result-view.server.ts';
export { getReview } from './review-view.server.ts';
export { getRoadmap } from './roadmap-view.server.ts';
export { purgeAssessments } from './purge-assessments.server.ts';
export { saveAnswers } from './save-answers.server.ts';
export { saveProfile } from './save-profile.server.ts';
export { parseScoreRequest } from './score-api.ts';
export * from './score-api-schema.ts';
export { score } from './scoring.ts';
export { createShareLink, listShareLinks, revokeShareLink } from './share-result.server.ts';
export { startAssessment } from './start-assessment.server.ts';
export { nextActionStates } from './transitions.ts';
export type * from './types.ts';
export { actionTitles, getNeeds, listNeeds, type AssessmentNeeds } from './needs.server.ts';
export { lockOwnAssessment, type Held } from './lock-assessment.server.ts';
export { updatePlannedAction } from './update-planned-action.server.ts';
export { getWhatIf } from './what-if-view.server.ts';
export { exportFirmAssessments } from './export-firms.server.ts';
export { canWriteForFirm } from './access.server.ts';
export { findFirmActedFor } from './acted-for.server.ts';
export { attachAssessment, attachAssessments } from './attach-assessments.server.ts';
export { confirmDmaBridge, getDmaBridge } from './dma-bridge.server.ts';
export { readDmaForm } from './dma-form.ts';
export { getSmeOverview, listFirmAssessments } from './firm-history.server.ts';
export { findFirmProgress } from './firm-progress.server.ts';
export { getSecondView } from './second-view.server.ts';
export { startAssisted } from './start-assisted.server.ts';
export { startSecond } from './start-second.server.ts';
export { listClientAssessments, listClientOverviews } from './client-overviews.server.ts';
export { addEvidence } from './add-evidence.server.ts';
export { getEvidenceFileToken, openFile } from './evidence-file.server.ts';
export { evidenceShareOf, getItemEvidence, listEvidence } from './evidence-view.server.ts';
export { removeEvidence } from './remove-evidence.server.ts';
export { verifyEvidence } from './verify-evidence.server.ts';
export { registerFirm } from './register-firm.server.ts';
export { seedDemoAssessments } from './seed-demo.server.ts';
export { TURNOVER_BANDS, type TurnoverBand } from './facts.ts';
export { findProfileFacts, type ProfileFactsGiven } from './profile-facts.server.ts';
export { listFirmProfileFacts } from './firm-profile-facts.server.ts';
export { turnoverRange } from './turnover.ts';
export { listKnownAssessments } from './known-assessments.server.ts';
