export {
  LINE_PROBLEMS,
  LINE_STATES,
  PAYMENT_LIMITS,
  RAILS,
  SHARE_STATES,
  TREASURERS,
  TREASURY_READERS,
  type AccountState,
  type LineProblem,
  type LineState,
  type ShareState,
  type StatementProblem,
} from './codes.ts';
export type { NetStatement } from './orders/read-orders.server.ts';
