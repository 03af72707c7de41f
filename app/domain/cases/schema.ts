/** What pages in the browser may know of this room: codes, limits and types, nothing that writes. */
export {
  CASE_LIMITS,
  CHECK_OUTCOMES,
  CORRECTABLE_FIELDS,
  CORRECTION_REASONS,
  MOST_IN_BATCH,
  REQUEST_CONSENTS,
  VERDICTS,
} from './codes.ts';
export type { CasePart, CorrectionReason } from './codes.ts';
export { APPLICATION_STATES, OPEN_STATES } from './transitions.ts';
export type { ApplicationState } from './transitions.ts';
export type { ApplicationContent } from './content.ts';
export type { ClockCode, Holder } from './clocks/plan.ts';
export type { CostBand } from './officers/checklist-view.server.ts';
export type { CaseFile, ProofFile } from './officers/case-view.server.ts';
export type { CaseActs } from './officers/case-view-acts.server.ts';
export type { CaseHeader } from './officers/case-view-header.server.ts';
export type { Standing as CaseStanding } from './officers/case-view-standing.ts';
export type { Talk } from './officers/opinions-view.server.ts';
export { STEPS as REQUEST_STEPS } from './applications/steps.ts';
export type { ProblemCode, Step as RequestStep } from './applications/steps.ts';
export type { AppealFile } from './appeals/appeal-view.server.ts';
export type { DecisionFile } from './decisions/decide-view.server.ts';
export type { ProposalFile } from './decisions/propose-view.server.ts';
export type { RevocationFile } from './decisions/revocation-view.server.ts';
export type { ProposalView, ReasonChoice } from './decisions/view-parts.server.ts';
export type { OwnCase } from './pages/own-case.server.ts';
export type { OwnProof } from './pages/own-proofs.server.ts';
export type { OwnLine } from './pages/own-list.server.ts';
export type { Standing as OwnStanding } from './pages/own-case-ball.ts';
export type { OpenedDecision } from './pages/letters-decision.server.ts';
export type { AskedField, AskedPaper } from './pages/own-case-corrections.server.ts';
export { CHOSEN_REASONS, SETTLEMENTS, type ClawbackReason } from './clawbacks/codes.ts';
export type { ClawbackState } from './clawbacks/transitions.ts';
export type { ClawbackActs } from './clawbacks/officer-clawback.server.ts';
export type { ClawbackLook } from './clawbacks/views.server.ts';
export { EXTENSION_DAYS } from './vouchers/codes.ts';
export { VOUCHER_STATES } from './vouchers/transitions.ts';
export type { VoucherState } from './vouchers/transitions.ts';
export {
  BATCH_DECISIONS,
  CASE_WHO,
  MOVABLE_STATES,
  REASSIGN_REASONS,
} from './officers/queue-words.ts';
export type { CaseQueueValues } from './officers/queue-words.ts';
export type { HistoryLine as VoucherHistoryLine } from './vouchers/history.ts';
export type { VoucherLook } from './vouchers/reads.server.ts';
export type { BatchLine, BatchView } from './batches/get-batch.server.ts';
export type { BatchPreview } from './batches/preview-batch.server.ts';
export type { Desk } from './officers/desk.server.ts';
export type { CaseCounts, QueuedCase } from './officers/queue.server.ts';
export {
  ACCREDITATION_STATES,
  DELIVERIES_TO_CONFIRM,
  type AccreditationEvent,
  type AccreditationState,
} from './accreditations/transitions.ts';
