/** States of a bank account that an organisation gave. */
export const ACCOUNT_STATES = ['pending', 'verified', 'refused', 'replaced'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** States of a request for an own share. */
export const SHARE_STATES = ['open', 'paid', 'cancelled', 'refund-due', 'refunded'] as const;
export type ShareState = (typeof SHARE_STATES)[number];

/** Ways money comes in. */
export const RAILS = ['transfer', 'stripe'] as const;
export type RailName = (typeof RAILS)[number];

/** States of a line of a bank statement. */
export const LINE_STATES = ['new', 'matched', 'unmatched', 'set-aside'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Why a line of a statement was not matched by itself. */
export const LINE_PROBLEMS = [
  'wrong-account',
  'no-reference',
  'bad-reference',
  'unknown-reference',
  'several-references',
  'amount',
  'already-paid',
  'other-programme',
  'no-refund-due',
  'unknown-order',
  'refused',
] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];

/** Why a statement was not read. */
export const STATEMENT_PROBLEMS = [
  'missing',
  'empty',
  'too-large',
  'encoding',
  'format',
  'xml',
  'namespace',
  'no-lines',
  'too-many',
  'header',
  'columns',
  'date',
  'amount',
  'currency',
  'account',
  'no-account',
] as const;
export type StatementProblem = (typeof STATEMENT_PROBLEMS)[number];

/** Largest statement, in bytes, and most lines of one. */
export const STATEMENT_LIMITS = { bytes: 5 * 1024 * 1024, lines: 50_000 } as const;

/** Lengths of what people write, in characters. */
export const PAYMENT_LIMITS = { holder: 120, reason: 1000, note: 1000 } as const;

/** Roles that import statements and match their lines, and those that read them. */
export const TREASURERS = ['programme-manager', 'authorising-officer'] as const;
export const TREASURY_READERS = [...TREASURERS, 'auditor'] as const;
