export { CASE_REFUSALS } from './records.server.ts';
export { answerFacts } from './applications/answer-facts.server.ts';
export { exportFirmRequests } from './applications/export-firm-requests.server.ts';
export { getDraft, type DraftView } from './applications/get-draft.server.ts';
export { closedBecause, type ApplyProgramme } from './applications/programme.server.ts';
export {
  getProgrammeToApply,
  listApplyProgrammes,
} from './applications/list-apply-programmes.server.ts';
export { projectSchema } from './applications/project-form.ts';
export { saveProject } from './applications/save-project.server.ts';
export { startApplication } from './applications/start-application.server.ts';
export { submitApplication } from './applications/submit-application.server.ts';
export { addDocument } from './documents/add-document.server.ts';
export { attachReport, REPORT } from './documents/attach-report.server.ts';
export { getPaperToken } from './documents/document-file.server.ts';
export { documentSchema } from './documents/document-form.ts';
export { removeDocument } from './documents/remove-document.server.ts';
export { reuseDocument } from './documents/reuse-document.server.ts';
export { verifyDocuments } from './documents/verify-documents.server.ts';
export {
  findProgrammeAccount,
  findShortMeter,
  type ProgrammeAccount,
  type ShortMeter,
} from './pages/programme-account.server.ts';
export { FEWEST_CASES, type Delay } from './pages/programme-account-delays.server.ts';
export {
  envelopeFigures,
  programmeAccountJson,
  programmeAccountSchema,
} from './pages/programme-account-json.ts';
export { subjectNames } from './pages/programme-account-subjects.server.ts';
export { askCorrection } from './officers/ask-correction.server.ts';
export { readCorrections as readCorrectionForm } from './officers/ask-correction-form.ts';
export {
  getCase,
  getCaseChecklist,
  getCaseCorrections,
  getCaseFact,
  getCaseTalk,
} from './officers/case-view.server.ts';
export { readChecks } from './officers/checklist-form.ts';
export { saveChecks } from './officers/checklist-save.server.ts';
export { provableFact, readProof } from './officers/prove-fact-form.ts';
export { proveFact, takeProofBack } from './officers/prove-fact.server.ts';
export { contestFact } from './officers/contest-fact.server.ts';
export { contestSchema } from './applications/correct-forms.ts';
export { getOwnProofs } from './pages/own-proofs.server.ts';
export { declarationSchema } from './officers/declare-form.ts';
export { declareLinks } from './officers/declare.server.ts';
export { getCasePaperToken } from './officers/file-token.server.ts';
export { caseNoteSchema } from './officers/notes-form.ts';
export { addCaseNote } from './officers/notes.server.ts';
export { answerOpinionSchema, askOpinionSchema } from './officers/opinions-form.ts';
export { answerOpinion, askOpinion } from './officers/opinions.server.ts';
export { checkBooks } from './check-books.server.ts';
export { seedDemoCases } from './demo/seed-demo.server.ts';
export { CASE_CHECKS } from './checks.server.ts';
export { decideAppeal } from './appeals/decide-appeal.server.ts';
export { getAppealPage } from './appeals/appeal-view.server.ts';
export { proposeAppeal } from './appeals/propose-appeal.server.ts';
export { decideCase } from './decisions/decide.server.ts';
export { getDecisionPage } from './decisions/decide-view.server.ts';
export { decideRevocation } from './decisions/decide-revocation.server.ts';
export {
  appealDecisionSchema,
  appealProposalSchema,
  caseDecisionSchema,
  caseProposalSchema,
  revocationDecisionSchema,
  revocationNoticeSchema,
  waitSchema,
} from './decisions/forms.ts';
export { decisionPhrases } from './decisions/phrases.ts';
export { noticeRevocation } from './decisions/notice-revocation.server.ts';
export { proposeCase } from './decisions/propose.server.ts';
export { getProposalPage } from './decisions/propose-view.server.ts';
export { getRevocationPage } from './decisions/revocation-view.server.ts';
export { waitForMoney } from './decisions/wait.server.ts';
export { acknowledgeDecision } from './applications/acknowledge.server.ts';
export { correctApplication } from './applications/correct.server.ts';
export { readCorrected } from './applications/correct-form.ts';
export {
  appealSchema,
  hearingSchema,
  stampSchema,
  withdrawSchema,
} from './applications/correct-forms.ts';
export { reopenApplication } from './applications/correct-reopen.server.ts';
export { withdrawApplication } from './applications/withdraw.server.ts';
export { openAppeal } from './appeals/open-appeal.server.ts';
export { answerHearing } from './decisions/answer-hearing.server.ts';
export { renderOwnLetter, renderOwnReceipt } from './pages/letters.server.ts';
export { getOwnDecision } from './pages/letters-decision.server.ts';
export { getOwnAppeal, getOwnHearing } from './pages/own-case-acts.server.ts';
export { getOwnCorrections } from './pages/own-case-corrections.server.ts';
export { categoryWord } from './pages/own-case-words.ts';
export { getOwnCase } from './pages/own-case.server.ts';
export { listOwnApplications } from './pages/own-list.server.ts';
export { listOwnCaseStreams } from './pages/own-streams.server.ts';
export { answerClawback } from './clawbacks/answer-clawback.server.ts';
export {
  confirmClawback,
  dropClawback,
  notifyClawback,
} from './clawbacks/decide-clawback.server.ts';
export {
  answerClawbackSchema,
  decideClawbackSchema,
  instalmentSchema,
  notifyClawbackSchema,
  openClawbackSchema,
  settleClawbackSchema,
  writeOffSchema,
} from './clawbacks/forms.ts';
export { getOfficerClawback } from './clawbacks/officer-clawback.server.ts';
export { startClawback } from './clawbacks/open-clawback.server.ts';
export { getOwnClawback } from './clawbacks/own-clawback.server.ts';
export {
  recordInstalment,
  settleClawback,
  writeOffClawback,
} from './clawbacks/recover-clawback.server.ts';
export { promoteEverywhere, promoteWaiting } from './applications/waiting.server.ts';
export { acceptVoucher } from './vouchers/accept.server.ts';
export { readVoucherCode } from './vouchers/code.ts';
export { extendVoucher } from './vouchers/extend.server.ts';
export {
  acceptVoucherSchema,
  extendVoucherSchema,
  giveBackVoucherSchema,
  suspendVoucherSchema,
} from './vouchers/forms.ts';
export { giveBackVoucher } from './vouchers/give-back.server.ts';
export { getOfficerVoucher } from './vouchers/officer-voucher.server.ts';
export { listVouchers } from './vouchers/officer-vouchers.server.ts';
export { getOwnVoucher } from './vouchers/own-voucher.server.ts';
export { listOwnVouchers } from './vouchers/own-vouchers.server.ts';
export { findPublicVoucher } from './vouchers/public-voucher.server.ts';
export { resumeVoucher, suspendVoucher } from './vouchers/suspend.server.ts';
export { renderVoucher } from './vouchers/voucher-document.server.ts';
export { batchSchema } from './batches/batch-form.ts';
export { getBatch, listBatches } from './batches/get-batch.server.ts';
export { previewBatch, type BatchPreview } from './batches/preview-batch.server.ts';
export { requestBatch } from './batches/request-batch.server.ts';
export { runBatch } from './batches/run-batch.server.ts';
export { assignCases } from './officers/assign.server.ts';
export { queryOfFilter, readCaseFilter } from './officers/filters.ts';
export { getLateRegister } from './officers/late.server.ts';
export { getDesk } from './officers/desk.server.ts';
export { caseFilterChoices, listAllCases, listCases } from './officers/queue.server.ts';
export { reassignAllSchema, reassignSchema, releaseSchema } from './officers/reassign-form.ts';
export { caseViewSchema } from './officers/views-form.ts';
export {
  getReassignment,
  listBusyOfficers,
  reassignAll,
  reassignCase,
} from './officers/reassign.server.ts';
export { releaseDecider } from './officers/release-decider.server.ts';
export {
  forgetCaseViews,
  listCaseViews,
  removeCaseView,
  saveCaseView,
} from './officers/views.server.ts';
export { recountClocks, runCasesClock } from './clock.server.ts';
export { applyForAccreditation, withdrawAccreditation } from './accreditations/apply.server.ts';
export { decideAccreditation, OFFICER_ACTS } from './accreditations/decide.server.ts';
export {
  getAccreditation,
  listAccreditations,
  listOwnAccreditations,
} from './accreditations/views.server.ts';
export { getOwnApplication, readsCases } from './scope.server.ts';
export { isOfFirm } from './outsider.server.ts';
export { lockVoucher, placeOf, restOf } from './vouchers/records.server.ts';
export { holdVoucher, noteSpent, returnToVoucher, useVoucher } from './vouchers/use.server.ts';
export { versionOf } from './records.server.ts';
export { takePart } from './officers/take-part.server.ts';
export {
  listAccredited,
  isPastProbation,
  noteDelivery,
  noteRunning,
  requireAccredited,
} from './accreditations/engagements.server.ts';
export { readCaseTrail } from './pages/case-trail.server.ts';
export { aidByRules } from './applications/aid-by-rules.server.ts';
export { isProposing, listCaseOfficers, mayStandIn } from './officers/case-officers.server.ts';
export { isRevoked } from './decisions/is-revoked.server.ts';
export { isWithinCeiling } from './decisions/within-ceiling.server.ts';
export { getVoucherForWork, type VoucherProblem } from './vouchers/for-work.server.ts';
export { findStanding } from './accreditations/standing.server.ts';
export { caseNumberOf } from './pages/case-number.server.ts';
export { findVoucher } from './vouchers/find-voucher.server.ts';
export { seedDemoAccreditations } from './demo/seed-accreditations.server.ts';
export { CASE_PERSONS, VOUCHERS } from './views.server.ts';
