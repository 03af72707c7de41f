export { LEDGER_REFUSALS, postTransfers, type Transfer } from './post.server.ts';
export {
  accountNumber,
  availableIn,
  listEnvelopes,
  openEnvelope,
  post,
  type EnvelopeRow,
  type Posting,
} from './envelopes.server.ts';
export { allows, TRANSFER_CODES } from './codes.ts';
export { bucketsSchema } from './buckets-form.ts';
export { chooseBuckets } from './choose-buckets.server.ts';
export { canMoveMoney, canSpread } from './policy.ts';
export { figuresOf, fundedOf, isWaitlistOnly, partsOf, type EnvelopeMeter } from './meter/meter.ts';
export { moneyAlerts } from './meter/alerts.ts';
export { listMeters } from './meter/list-meters.server.ts';
export { readMeters } from './meter/read-meters.server.ts';
export { moveDecisionSchema, moveSchema, type NewMove } from './moves/forms.ts';
export { decideMove, withdrawMove } from './moves/decide-move.server.ts';
export { getMove, listMoves, type MoveLine } from './moves/list-moves.server.ts';
export { isSamePlace, placeText, type Place } from './moves/places.ts';
export { proposeMove } from './moves/propose-move.server.ts';
export { seedFunding } from './moves/seed-funding.server.ts';
export {
  exportStatement,
  getEnvelopeAccounts,
  getStatement,
  type StatementLine,
} from './statements/statement.server.ts';
export { moneyBackSince } from './money-back.server.ts';
export { LEDGER_CHECKS } from './checks.server.ts';
export { runChecks, sqlCheck, type Check } from './checks/check.server.ts';
export { LEDGER_ACCOUNTS, LEDGER_CASH, LEDGER_TRANSFERS } from './checks/views.server.ts';
export { setBuckets, spreadEnvelope, spreadEnvelopes } from './spread.server.ts';
export { whileMoneyMoves } from './while-money-moves.server.ts';
export { listTransfersAbout, type TransferLine } from './statements/transfers-about.server.ts';
