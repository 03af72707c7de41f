export { bankAccountSchema, decideAccountSchema } from './accounts/forms.ts';
export { giveAccount } from './accounts/give-account.server.ts';
export { decideAccount } from './accounts/decide-account.server.ts';
export {
  getAccountFileToken,
  getOwnAccounts,
  listWaitingAccounts,
  payableAccount,
  sharesRib,
} from './accounts/read-accounts.server.ts';
export { canFreeShares, canHandleTreasury } from './policy.ts';
export { groupReference, readReferences } from './share/reference.ts';
export { addProof, getProofToken, listProofs } from './share/proofs.server.ts';
export {
  cancelShare,
  createShare,
  findByReference,
  findRefund,
  subjectsOf,
  dueBack,
  findShare,
  isShareDisputed,
  lockShares,
  markDisputed,
  markPaid,
  markRefunded,
  takeLate,
  type Receipt,
} from './share/requests.server.ts';
export { importStatement, receivingRibs } from './statements/import-statement.server.ts';
export {
  closeStatement,
  findStatement,
  listNewLines,
  lockNewLines,
  matchOpenLine,
  lockOpenLine,
  settleLines,
  sharesNamedBy,
  type LineOutcome,
} from './statements/lines.server.ts';
export { freeShareSchema, matchLineSchema, setAsideSchema } from './statements/forms.ts';
export { matchLineAgain, setLineAside } from './statements/set-aside.server.ts';
export { getLine, getTreasury } from './statements/worklist.server.ts';
export { findingOf, transferRail } from './rails/transfer.server.ts';
export { stripeRail } from './rails/stripe.server.ts';
export type { Finding } from './rails/rail.ts';
export { cardTakes, findOpenPage } from './stripe/checkout.server.ts';
export { refundTwice } from './stripe/refunds.server.ts';
export { takeStripeEvent } from './stripe/receive-event.server.ts';
export { closeEvent, closePages, findOpenEvent, lockOpenEvent } from './stripe/events.server.ts';
export { getStandInPage, payOnStandIn } from './stripe/stand-in.server.ts';
export {
  getBatchFile,
  listBatches,
  listNetStatements,
  listWaitingOrders,
  type BatchLine,
  type NetStatement,
} from './orders/read-orders.server.ts';
export { listBatchOrders, lockBatch, makeBatch, markBatchSent } from './orders/batches.server.ts';
export { findOrder, moveOrder, ORDER_REFUSALS, placeOrder } from './orders/records.server.ts';
export { withheldOf, withholdingVersion } from './orders/withholdings.ts';
export { seedDemoBanks } from './seed-demo.server.ts';
export { LIVE_ORDERS, RECEIVED_SHARES } from './views.server.ts';
