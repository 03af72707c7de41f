export { getReplay } from './pages/replay.server.ts';
export { listEngagements } from './pages/list-engagements.server.ts';
export { BOOK_CHECKS } from './checks.server.ts';
export { answerQuote, declineQuote } from './quotes/answer-quote.server.ts';
export { askOffer } from './quotes/ask-another.server.ts';
export { askQuotes } from './quotes/ask-quotes.server.ts';
export { getAskingPage } from './quotes/asking-page.server.ts';
export { chooseQuote } from './quotes/choose-quote.server.ts';
export { counterQuote, withdrawQuote } from './quotes/counter-quote.server.ts';
export { getComparison, getFirmQuote } from './quotes/firm-pages.server.ts';
export {
  askOfferSchema,
  askQuotesSchema,
  chooseQuoteSchema,
  counterQuoteSchema,
  declineQuoteSchema,
  quoteMessageSchema,
  undoChoiceSchema,
  withdrawProjectSchema,
  withdrawQuoteSchema,
} from './quotes/forms.ts';
export { listProjects } from './quotes/list-projects.server.ts';
export { getAnswerPage, getRequest, listRequests } from './quotes/provider-pages.server.ts';
export { readAnswer } from './quotes/answer-form.ts';
export { getMessageToken, sendMessage } from './quotes/send-message.server.ts';
export { undoChoice } from './quotes/undo-choice.server.ts';
export { withdrawProject } from './quotes/withdraw-project.server.ts';
export { askShare } from './share/ask-share.server.ts';
export { expireShares, tellStarted } from './share/expire-shares.server.ts';
export { matchLineByHand } from './share/match-line.server.ts';
export { matchStatement } from './share/match-statement.server.ts';
export { settleShareDispute } from './share/settle-dispute.server.ts';
export { getSharePage, payShareByCard, sendProof } from './share/share-page.server.ts';
export { applyStripeEvent, giveBackTwice, payRefund } from './share/stripe-events.server.ts';
export { certifyClaim, returnClaim } from './claims/certify.server.ts';
export { holdClaim, releaseClaim } from './claims/hold.server.ts';
export {
  certifyClaimSchema,
  holdClaimSchema,
  makeBatchSchema,
  makeInvoiceSchema,
  orderClaimsSchema,
  releaseClaimSchema,
  returnClaimSchema,
  sendBatchSchema,
  sendInvoiceSchema,
  withdrawClaimSchema,
} from './claims/forms.ts';
export { getOfficerClaim, listClaims } from './claims/officer-view.server.ts';
export { orderClaims } from './claims/order.server.ts';
export { getOrders, getTransferFile } from './claims/orders-view.server.ts';
export { getInvoicePaper, getInvoiceUbl, renderAttestation } from './claims/papers.server.ts';
export { getClaimPage, getProviderMoney, type MoneyLine } from './claims/provider-view.server.ts';
export { batchOrders, sendBatch } from './claims/send.server.ts';
export { makeClaim, sendClaim, withdrawClaim } from './claims/submit.server.ts';
export { seedDemoChoices } from './demo/seed-demo.server.ts';
export { beginDelivery } from './deliveries/begin.server.ts';
export { addEvidence, removeEvidence } from './deliveries/add-evidence.server.ts';
export { deliverMilestone } from './deliveries/deliver.server.ts';
export { acceptMilestone, requestChanges } from './deliveries/accept.server.ts';
export { inspectMilestone } from './deliveries/inspect.server.ts';
export {
  acceptSchema,
  changesSchema,
  deliverSchema,
  disputeAnswerSchema,
  disputeSchema,
} from './deliveries/forms.ts';
export { evidenceSchema } from './deliveries/evidence-form.ts';
export { answerDispute, openDispute } from './disputes/open.server.ts';
export { settleDispute } from './disputes/settle.server.ts';
export { settleSchema } from './disputes/settle-form.ts';
export { firmReviewSchema, providerReviewSchema, replySchema } from './reviews/forms.ts';
export { replyToReview, writeReview } from './reviews/write.server.ts';
export { getReviews, listProviderReviews } from './reviews/views.server.ts';
export { getMeanRise } from './outcomes/results.server.ts';
export { getProject } from './pages/project.server.ts';
export { getEvidenceToken, getMilestonePage } from './pages/milestone.server.ts';
export {
  getDispute,
  getInspection,
  listDisputes,
  listInspections,
} from './pages/officers.server.ts';
export { runEngagementsClock } from './clock.server.ts';
export { dropChange, proposeChange } from './agreements/amend.server.ts';
export { readAgreementCode } from './agreements/code.ts';
export {
  askSigningCodeSchema,
  dropChangeSchema,
  endAgreementSchema,
  readChange,
  refuseAgreementSchema,
  signAgreementSchema,
  signWithCodeSchema,
  validateAgreementSchema,
} from './agreements/forms.ts';
export { getChangePage, getEndPage, getValidationPage } from './agreements/more-views.server.ts';
export { refuseValidation, validateAsOfficer } from './agreements/officer.server.ts';
export { comparePaper, findPublicAgreement } from './agreements/public.server.ts';
export { askSigningCode, signAsFirm, signAsProvider } from './agreements/sign.server.ts';
export { endForDefault, endTogether, takeEndBack } from './agreements/terminate.server.ts';
export { getAgreementPage, getAgreementPaper } from './agreements/views.server.ts';
export { exportFirmProjects } from './pages/export-firm-projects.server.ts';
