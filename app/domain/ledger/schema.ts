/** What pages in the browser may know of this room: codes and types, nothing that posts. */
export { ENVELOPE_CODES, MOVE_KINDS, MOVE_STATES } from './codes.ts';
export type { AccountCode, EnvelopeCode, MoveKind, MoveState, TransferCode } from './codes.ts';
