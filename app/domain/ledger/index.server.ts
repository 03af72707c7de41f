export { LEDGER_REFUSALS, postTransfers, type Transfer } from './post.server.ts';
export {
  accountNumber,
  availableIn,
  listEnvelopes,
  openAccounts,
  openEnvelope,
  post,
  type EnvelopeKey,
  type EnvelopeRow,
  type Posting,
} from './envelopes.server.ts';
export { allows, TRANSFER_CODES } from './codes.ts';
