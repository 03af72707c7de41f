export { findLive, findLiveOf, listLive, type LiveProgramme } from './live.server.ts';
export { seedProgrammes } from './seed.server.ts';
export { seedDemoFacts } from './seed-demo-facts.server.ts';
export { changeDraft, getDraft, type DraftView } from './studio/draft-records.server.ts';
export {
  exportProgrammes,
  findProgrammeForApi,
  listProgrammesForApi,
} from './pages/api-rows.server.ts';
export {
  PROGRAMMES_LICENCE,
  programmeResponseSchema,
  programmesResponseSchema,
} from './pages/api-schema.ts';
export {
  countProgrammes,
  filterProgrammes,
  type ProgrammeFacets,
} from './pages/filter-programmes.ts';
export { findProgrammePage, type ProgrammePage } from './pages/programme-page.server.ts';
export {
  findPublicProgramme,
  listPublicProgrammes,
  type PublicProgramme,
} from './pages/public-programmes.server.ts';
export {
  PROGRAMME_FILTERS,
  readProgrammeQuery,
  writeProgrammeQuery,
  type ProgrammeQuery,
} from './pages/programme-query.ts';
export { findReaderFacts, getReaderFacts } from './eligibility/reader-facts.server.ts';
export { readAnswer } from './eligibility/answer-form.ts';
export { answerMany, answerQuestion } from './eligibility/answer-questions.server.ts';
export { answerEligibility, parseEligibilityRequest } from './eligibility/api.server.ts';
export { eligibilityRequestSchema, eligibilityResponseSchema } from './eligibility/api-schema.ts';
export {
  getEligibilityQuestions,
  getEligibilityResults,
  type ProgrammeStand,
} from './eligibility/for-firms.server.ts';
export { getAssessmentFacts, listFactsOfFirms } from './eligibility/assessment-facts.server.ts';
export { exportFirmFacts, exportProvenFacts } from './eligibility/export-firm-facts.server.ts';
export {
  contestProof,
  endProof,
  PROOF_REFUSALS,
  PROVABLE_FACTS,
  stateFact,
} from './eligibility/prove-fact.server.ts';
export { factsToday } from './eligibility/known-facts.ts';
export { standingFacts } from './eligibility/proven-facts.server.ts';
export {
  answerForOrganisation,
  getOrganisationFacts,
  type OrganisationFacts,
} from './eligibility/organisation-facts.server.ts';
export { askableFacts } from './eligibility/questions.ts';
export { publicStateOf, takesRequests } from './pages/public-state.ts';
export { explain } from './rules/explain.ts';
export { factsHashOf } from './eligibility/fingerprints.ts';
export { findProfileAnswers } from './eligibility/profile-answers.server.ts';
export { purgeEligibilityDrafts } from './eligibility/purge-drafts.server.ts';
export {
  eraseReaderFacts,
  saveReaderFacts,
  takeOverDraft,
} from './eligibility/save-reader-facts.server.ts';
export { answeredView, questionView } from './eligibility/question-view.ts';
export { describeAmountRule } from './rules/amount-text.ts';
export { explanationView } from './rules/explanation-view.ts';
export { describeRule } from './rules/to-text.ts';
export { buildRegister, requestRegister } from './simulation/build-register.server.ts';
export { countRegister } from './simulation/register-count.server.ts';
export { isStale } from './sources.ts';
export { listOwnProgrammes } from './studio/list-programmes.server.ts';
export { getPublicationNotice } from './studio/publication.server.ts';
export { getOverview } from './studio/overview.server.ts';
export { createProgramme, startVersion } from './studio/create-programme.server.ts';
export { discardVersion } from './studio/discard-version.server.ts';
export { decideVersion, proposeVersion, takeBackVersion } from './studio/publish-version.server.ts';
export { decideAct, proposeAct, withdrawAct } from './studio/acts.server.ts';
export { findPublicNotice } from './studio/public-notice.server.ts';
export { seedDemoNotice } from './studio/seed-notice.server.ts';
export { runProgrammesClock } from './studio/clock.server.ts';
export { endRehearsal, startRehearsal } from './studio/rehearsal.server.ts';
export { tryProgramme } from './studio/try-programme.server.ts';
export { isManager as isManagerSeat } from './studio/policy.ts';
export { compareVersions } from './studio/compare-versions.server.ts';
export { drawSeed } from './studio/draw-seed.ts';
export { findCeilings } from './studio/ceilings.ts';
export { studioChoices } from './studio/studio-choices.ts';
export { calendarValues, readCalendar } from './studio/sections/calendar-form.ts';
export { DOCUMENT_ROWS, documentsValues, readDocuments } from './studio/sections/documents-form.ts';
export { MONEY_ROWS, moneyValues, readMoney } from './studio/sections/money-form.ts';
export { readTexts, textsValues } from './studio/sections/texts-form.ts';
export type { SectionRead } from './studio/sections/form-reader.ts';
export {
  actDecisionSchema,
  actSchema,
  newProgrammeSchema,
  versionDecisionSchema,
  versionTargetSchema,
} from './studio/sections/forms.ts';
export type { RuleSet } from './rules/grammar.ts';
export { parseRuleSet } from './rules/parse-rules.ts';
export {
  changeAmount,
  changeCases,
  changeRules,
  replaceRules,
} from './studio/change-rules.server.ts';
export { criterionView, factChoices } from './studio/criterion-view.ts';
export { pathAfter, type RuleEdit } from './studio/edit-rules.ts';
export { findingsOf, readPastedRules, type Finding } from './studio/findings.ts';
export { countPlatformFirms } from './studio/platform-count.server.ts';
export { readRuleEdit } from './studio/rule-edit-form.ts';
export { ruleAt, type RulePath } from './studio/rule-path.ts';
export { treesOf } from './studio/tree-view.ts';
export { defaultScenario } from './simulation/scenario.ts';
export { cancelSimulation, requestSimulation } from './simulation/request-simulation.server.ts';
export { runSimulation } from './simulation/run-simulation.server.ts';
export { readScenario, scenarioValues } from './simulation/scenario-form.ts';
export {
  getSimulation,
  listSimulations,
  renderSimulation,
} from './simulation/simulation-view.server.ts';
export { readAmountEdit } from './studio/amount-edit-form.ts';
export { amountFacts, amountPartsView, partView, tryAmount } from './studio/amount-view.ts';
export { caseFields, readCase } from './studio/case-form.ts';
export {
  caseAgainst,
  caseFactNames,
  casesView,
  mutationView,
  proposalsView,
  proposedCases,
} from './studio/cases-view.ts';
export type { CaseEdit } from './studio/edit-cases.ts';
export { codeFacts } from './studio/rule-facts.ts';
export { readTypedFacts } from './studio/typed-facts.ts';
export { readFacts } from './rules/read-facts.ts';
export { factWords } from './rules/fact-words.ts';
export { describeAmount } from './rules/amount-text.ts';
export { onceAssessed, standOf } from './eligibility/standing.ts';
export { rulesHashOf } from './eligibility/fingerprints.ts';
export { statusOf, type CompiledRules } from './rules/evaluate.ts';
export { factDefinition, isFactName, type Facts } from './rules/facts.ts';
export { frameOf, placeOf, type Frame } from './rules/frame.ts';
export { listVersions, type KnownVersion } from './known-versions.server.ts';
export { firmSegments } from './simulation/firm-segments.ts';
export { usableEnvelopes } from './simulation/envelope-chains.ts';
export { getMoneyPlan, listMoneyPlans, type MoneyPlan } from './money-plan.server.ts';
export { describeValue } from './rules/value-text.ts';
export { toOthers, type Speaker } from './rules/speaker.ts';
export { checkedValue } from './eligibility/checked-value.ts';
